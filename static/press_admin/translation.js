// The translation page: saves without leaving it, by keyboard, and never takes away what is typed. Without this
// script the same form is sent as a page.
(() => {
  "use strict";

  const form = document.getElementById("translation-form");
  if (!form) return;
  const words = form.dataset;
  const message = document.getElementById("save-message");
  const pairs = () => [...form.querySelectorAll(".pair")];
  const pairOf = (key) => document.getElementById(`pair-${key}`);
  const boxOf = (pair) => pair.querySelector(".pair-target textarea");
  const editorOf = (pair) => window.CKEDITOR?.instances[boxOf(pair).id];
  const alignments = new Map();
  const sizes = new ResizeObserver(() => alignments.forEach((each) => each.later()));
  let busy = false;
  let pressedMeanwhile = null;
  let leaving = false;

  const say = (text, tone = "") => {
    message.textContent = text;
    message.dataset.tone = tone;
  };

  // What would be sent: an editor's text only if its user changed it. CKEditor writes HTML in its own way, and what
  // nobody has touched must not look touched.
  const textOf = (pair) => {
    const [box, editor] = [boxOf(pair), editorOf(pair)];
    if (!editor) return box.value;
    return editor.status === "ready" && editor.checkDirty() ? editor.getData() : box.defaultValue;
  };
  const isOpen = (pair) => textOf(pair) !== boxOf(pair).defaultValue;
  const isUnsaved = () => pairs().some(isOpen);

  const put = (pair, text, { saved }) => {
    const [box, editor] = [boxOf(pair), editorOf(pair)];
    if (saved) box.defaultValue = text;
    if (!editor) {
      box.value = text;
      return;
    }
    editor.fire("saveSnapshot");
    editor.setData(text, () => {
      if (saved) editor.resetDirty();
      editor.fire("saveSnapshot");
      alignments.get(pair)?.later();
    });
  };

  const payload = (button) => {
    const data = new FormData(form, button);
    pairs().forEach((pair) => data.set(pair.dataset.key, textOf(pair)));
    data.set("csrfmiddlewaretoken", window.pressControls.token());
    return data;
  };

  const showState = (pair, html) => {
    const way = pair.querySelector(".ways :checked")?.value;
    pair.querySelector(".pair-state").innerHTML = html;
    const again = way && pair.querySelector(`.ways [value=${way}]`);
    if (again) again.checked = true;
  };

  const showPair = (pair, piece, sent) => {
    const key = pair.dataset.key;
    const hidden = (name) => form.elements[`${name}:${key}`];
    if (piece.need) pair.dataset.need = hidden("need").value = piece.need;
    if (piece.head !== undefined) showState(pair, piece.head);
    if (piece.notes !== undefined) pair.querySelector(".pair-notes").innerHTML = piece.notes;
    if (piece.source !== undefined) pair.querySelector(".pair-source").innerHTML = piece.source;
    if (piece.seen) hidden("seen").value = piece.seen;
    if (piece.stood) hidden("stood").value = piece.stood;
    if (piece.value !== undefined) put(pair, piece.value, { saved: piece.stood !== undefined });
    else if (piece.is_refused === false) settle(pair, sent);
    alignments.get(pair)?.later();
  };

  // What was typed while the answer was on its way is not saved yet.
  const settle = (pair, sent) => {
    const [box, editor] = [boxOf(pair), editorOf(pair)];
    const isSame = textOf(pair) === sent;
    box.defaultValue = sent;
    if (isSame) editor?.resetDirty();
  };

  const show = (answer, sent) => {
    Object.entries(answer.fields ?? {}).forEach(([key, piece]) => {
      const pair = pairOf(key);
      if (pair) showPair(pair, piece, sent.get(key));
    });
    Object.entries(answer.gone ?? {}).forEach(([key, text]) => {
      const note = pairOf(key)?.querySelector(".pair-notes");
      if (note) note.textContent = text;
    });
    if (answer.summary === undefined) return;
    document.getElementById("summary").innerHTML = answer.summary;
    form.querySelector("button[value=review]").hidden = !answer.can_be_sent;
    const saved = pairs().filter((pair) => !isOpen(pair) && !answer.fields[pair.dataset.key]?.is_refused);
    form.dispatchEvent(new CustomEvent("saved-in-place", { detail: saved.map((pair) => pair.dataset.key) }));
    say(answer.message, answer.is_clean ? "done" : "trouble");
    if (!answer.is_clean) form.querySelector(".pair-notes :is(.errorlist, .note)")?.scrollIntoView({ block: "center" });
  };

  const sayOut = () => {
    say(`${words.signedOut} `, "trouble");
    const link = document.createElement("a");
    Object.assign(link, { href: words.desk, target: "_blank", textContent: words.signIn });
    message.append(link);
  };

  const save = async (button) => {
    if (busy) {
      pressedMeanwhile = button; // the last press counts, after this save
      return;
    }
    busy = true;
    say(words.saving);
    const sent = payload(button);
    try {
      const response = await fetch(window.location.pathname, { method: "POST", body: sent, headers: { Accept: "application/json" } });
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      if (!isJson && (response.redirected || response.status === 403)) return sayOut();
      if (!isJson) return say(words.failed, "trouble");
      const answer = await response.json();
      if (!response.ok) return say(answer.error, "trouble");
      show(answer, sent);
      if (button.name === "structure") say(words.unsaved);
      if (answer.is_clean && button.value === "next") go(answer.next || words.desk);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what fetch raises when nobody answers
      say(words.failed, "trouble");
    } finally {
      busy = false;
      const next = pressedMeanwhile;
      pressedMeanwhile = null;
      // The answer may have hidden what was pressed before it came: only a second press of the same is needless then.
      if (next && (next !== button || !next.hidden)) save(next);
    }
  };

  // Who types is at work here: said once, and only where nobody is.
  const claim = async () => {
    const button = form.querySelector("button[value=claim]");
    if (!button || button.disabled) return;
    button.disabled = true;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", window.pressControls.token());
    data.set("opened_by", form.elements.opened_by.value);
    data.set("action", "claim");
    try {
      const response = await fetch(window.location.pathname, { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (response.ok && !response.redirected) document.getElementById("summary").innerHTML = (await response.json()).summary;
    } catch { /* no network: the save will say so */ }
  };

  const go = (address) => {
    if (isUnsaved()) return; // typed while it was being saved
    leaving = true;
    window.location.assign(address);
  };

  const focus = (pair) => {
    const editor = editorOf(pair);
    pair.scrollIntoView({ block: "nearest" });
    if (editor) editor.focus();
    else boxOf(pair).focus();
  };
  const here = () => document.activeElement?.closest(".pair");
  const wanting = () => pairs().filter((pair) => pair.dataset.need !== "in_step");
  const step = (by) => {
    const all = pairs();
    const from = all.indexOf(here());
    const order = by > 0 ? [...all.slice(from + 1), ...all] : [...all.slice(0, Math.max(from, 0)).reverse(), ...all.reverse()];
    const found = order.find((pair) => wanting().includes(pair));
    if (found) focus(found);
  };

  const actions = { save: "save", review: "review", next: "next" };
  const meant = (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "F8") return event.shiftKey ? "back" : "forward";
    if (control && !event.altKey && event.code === "KeyS") return actions.save; // the same key in a Russian layout
    if (control && event.key === "Enter") return event.shiftKey ? actions.next : actions.review;
    return "";
  };
  const press = (event) => {
    const what = meant(event);
    const isNewLine = event.key === "Enter" && event.target.dataset?.line;
    if (!what && !isNewLine) return;
    event.preventDefault();
    event.stopPropagation();
    if (what === "back" || what === "forward") step(what === "back" ? -1 : 1);
    else if (what) {
      const button = form.querySelector(`button[name=action][value=${what}]`);
      save(button.hidden ? form.querySelector("button[value=save]") : button);
    }
  };

  const noteTyping = () => {
    if (!busy && message.textContent !== words.unsaved && isUnsaved()) say(words.unsaved);
    claim();
  };

  const adopt = (editor) => {
    const pair = document.getElementById(editor.name)?.closest(".pair");
    if (!pair || alignments.has(pair)) return;
    const alignment = new window.PressAlignment(pair, editor);
    alignments.set(pair, alignment);
    sizes.observe(pair.querySelector(".pair-source"));
    const listen = () => {
      editor.document.$.addEventListener("keydown", press, true);
      alignment.later();
    };
    editor.on("contentDom", listen);
    listen();
    editor.on("change", () => { alignment.later(); noteTyping(); });
    editor.on("selectionChange", ({ data }) => alignment.mark(data.path.lastElement.$));
    if (first() === pair && !here()) focus(pair);
  };
  const first = () => (location.hash && form.querySelector(`${location.hash} .pair`)) || wanting()[0];

  document.addEventListener("keydown", press, true);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.submitter ?? form.querySelector("button[value=save]"));
  });
  form.addEventListener("input", (event) => { if (event.target.closest(".pair-target")) noteTyping(); });
  form.addEventListener("change", (event) => {
    const pair = event.target.name?.startsWith("way:") && event.target.closest(".pair");
    if (pair) alignments.get(pair)?.later();
  });
  window.addEventListener("resize", () => alignments.forEach((each) => each.later()));
  window.addEventListener("beforeunload", (event) => { if (!leaving && isUnsaved()) event.preventDefault(); });
  document.fonts?.ready.then(() => alignments.forEach((each) => each.later()));

  const start = () => {
    window.CKEDITOR?.on("instanceReady", ({ editor }) => adopt(editor));
    Object.values(window.CKEDITOR?.instances ?? {}).filter((each) => each.status === "ready").forEach(adopt);
    const pair = first();
    if (!pair || boxOf(pair).dataset.type) return;
    // An address with a fragment takes the focus away once more when the page is complete.
    if (location.hash && document.readyState !== "complete") window.addEventListener("load", () => focus(pair));
    else focus(pair);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

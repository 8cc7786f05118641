// Keeps what is typed into a form in this browser until the server has confirmed that it is saved, and offers it back.
// One entry for each opened page: "draft:<user>:<kind>:<record>:<place>#<token of the page>".
(() => {
  "use strict";

  const PREFIX = "draft:";
  const PAUSE = 2500;
  const LIFE = 14 * 24 * 3600 * 1000;
  const SKIPPED = /^(csrfmiddlewaretoken|seen|base_digests|sent|_.*|use-.*|.*__prefix__.*)$/;

  // Storage may be full or refused: then nothing is kept, and nothing breaks.
  const store = {
    keys: () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; } },
    read: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write: (key, entry) => { try { localStorage.setItem(key, JSON.stringify(entry)); return true; } catch { return false; } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* refused */ } },
  };

  const forgetSaved = () => {
    for (const cookie of document.cookie.split("; ")) {
      const token = /^saved-([0-9a-f-]{36})=(.*)$/.exec(cookie);
      if (!token) continue;
      store.keys().filter((key) => key.endsWith(`#${token[1]}`)).forEach(store.drop);
      document.cookie = `saved-${token[1]}=; max-age=0; path=${decodeURIComponent(token[2]).replaceAll('"', "")}`;
    }
  };
  const forgetOld = () => store.keys().forEach((key) => {
    if (!(store.read(key)?.at > Date.now() - LIFE)) store.drop(key);
  });

  // One way to compare rich text, however it is laid out, and everything else.
  const normal = (text) => text.replace(/&nbsp;/g, "\u00a0").replace(/[ \t\r\n]+/g, " ").replace(/ ?(<[^>]*>) ?/g, "$1").trim();
  const key = (pairs) => pairs.map(([value]) => normal(value)).join("\u0000");
  const digest = (text) => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (const letter of text) {
      a = Math.imul(a ^ letter.codePointAt(0), 2654435761);
      b = Math.imul(b ^ letter.codePointAt(0), 1597334677);
    }
    return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}${text.length}`;
  };

  const { editorOf, put, radios } = window.pressControls;
  const nameOf = (radio) => radio.labels?.[0]?.textContent.trim() ?? radio.value;
  const held = (control) => {
    if (control.matches("select")) return [...control.selectedOptions].map((one) => [one.value, one.text]);
    if (control.type === "checkbox") return [[control.checked ? "on" : "", ""]];
    if (control.type === "radio") return radios(control).filter((one) => one.checked).map((one) => [one.value, nameOf(one)]);
    const editor = editorOf(control);
    return [[editor?.status === "ready" ? editor.getData() : control.value, ""]];
  };
  const sentBack = (control) => {
    if (control.matches("select")) return [...control.options].filter((one) => one.defaultSelected).map((one) => [one.value, one.text]);
    if (control.type === "checkbox") return [[control.defaultChecked ? "on" : "", ""]];
    if (control.type === "radio") return radios(control).filter((one) => one.defaultChecked).map((one) => [one.value, nameOf(one)]);
    return [[control.defaultValue, ""]];
  };

  const labelOf = (control) => {
    const row = control.closest("tr, .inline-related")?.querySelector(".original p")?.textContent.trim();
    const label = control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent.replace(/:\s*$/, "") ?? control.name;
    const tab = document.getElementById(control.closest("[role=tabpanel]")?.getAttribute("aria-labelledby"))?.firstChild.textContent;
    return `${row ? `${row}: ` : ""}${label.trim()}${tab ? `, ${tab.trim()}` : ""}`;
  };

  // A row is known by its record, a new one by its place among the new ones.
  const identity = (form, name) => {
    const [, prefix, place, field] = /^(.+)-(\d+)-([^-]+)$/.exec(name) ?? [];
    if (!prefix || !form.elements[`${prefix}-TOTAL_FORMS`]) return name;
    const pk = form.elements[`${prefix}-${place}-id`]?.value;
    const first = Number(form.elements[`${prefix}-INITIAL_FORMS`]?.value ?? 0);
    return pk ? `${prefix}#${pk}-${field}` : `${prefix}+${place - first}-${field}`;
  };

  class Form {
    constructor(holder) {
      this.form = holder.closest("form");
      this.holder = holder;
      this.family = PREFIX + holder.dataset.draftKey;
      this.name = `${this.family}#${holder.dataset.token}`;
      this.base = new Map();
      this.controls().forEach((control) => this.base.set(identity(this.form, control.name), digest(key(sentBack(control)))));
      this.carried = {};
      this.last = "";
      this.offered = [];
    }

    // An editor lays out HTML in its own way: its first word is what its text is compared with.
    measure() {
      for (const [id, control] of this.byIdentity()) if (editorOf(control)) this.base.set(id, digest(key(held(control))));
    }

    controls() {
      return [...this.form.elements].filter((control) => control.name && !SKIPPED.test(control.name)
        && !["hidden", "file", "password", "submit", "button", "fieldset"].includes(control.type)
        && (control.type !== "radio" || radios(control)[0] === control));
    }

    byIdentity() {
      return new Map(this.controls().map((control) => [identity(this.form, control.name), control]));
    }

    keep() {
      const fields = {};
      for (const [id, control] of this.byIdentity()) {
        const now = held(control);
        const base = this.base.get(id) ?? digest("");
        const carried = this.carried[id];
        if (carried ? digest(key(now)) === carried.b : digest(key(now)) === base) continue;
        fields[id] = { v: now, b: carried?.b ?? base, n: labelOf(control) };
      }
      const text = JSON.stringify(fields);
      if (text === this.last) return;
      this.last = text;
      if (Object.keys(fields).length) store.write(this.name, { at: Date.now(), fields });
      else store.drop(this.name);
    }

    // After a refusal the page holds what was typed: that goes on being this page's draft. The rest is offered.
    takeUp() {
      const controls = this.byIdentity();
      for (const name of store.keys().filter((one) => one.startsWith(`${this.family}#`) && one !== this.name)) {
        const entry = store.read(name);
        const open = {};
        for (const [id, kept] of Object.entries(entry?.fields ?? {})) {
          const control = controls.get(id);
          if (!control || key(held(control)) !== key(kept.v)) open[id] = kept;
          else if ("typed" in this.holder.dataset) this.carried[id] ??= kept;
        }
        if (Object.keys(open).length) this.offered.push({ name, at: entry.at, fields: open });
        else store.drop(name);
      }
      this.offered.sort((one, other) => other.at - one.at);
      this.keep();
      this.offer();
    }

    offer() {
      document.querySelector("section.draft-offer")?.remove();
      const found = new Map();
      for (const entry of this.offered) {
        for (const [id, kept] of Object.entries(entry.fields)) if (!found.has(id)) found.set(id, { ...kept, at: entry.at });
      }
      if (!found.size) return;
      const section = this.holder.parentElement.querySelector("template.draft-offer").content.firstElementChild.cloneNode(true);
      const at = new Date(Math.max(...[...found.values()].map((kept) => kept.at)));
      const today = at.toDateString() === new Date().toDateString();
      const style = { timeStyle: "short", timeZone: "Europe/Moscow", hour12: false, ...(today ? {} : { dateStyle: "medium" }) };
      section.querySelector("time").textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(at);
      const list = section.querySelector("ul");
      const model = list.firstElementChild;
      const controls = this.byIdentity();
      model.remove();
      for (const [id, kept] of found) list.append(this.line(model.cloneNode(true), id, kept, controls.get(id)));
      section.querySelector("[data-take]").addEventListener("click", () => this.take(section, found));
      section.querySelector("[data-discard]").addEventListener("click", () => this.discard());
      this.form.before(section);
    }

    line(item, id, kept, control) {
      const plain = (html) => html.replace(/<[^>]*>\s*/g, "\n").replace(/&nbsp;/g, " ").replace(/\s*\n\s*/g, "\n").trim();
      const words = (pairs) => pairs.map(([value, text]) => text || plain(value)).join(", ");
      const box = item.querySelector("input");
      const same = control !== undefined && this.base.get(id) === kept.b;
      box.value = id;
      box.checked = same || (control === undefined && id.includes("+"));
      item.querySelector("[data-label]").textContent = kept.n;
      item.querySelector("[data-changed]").hidden = same || id.includes("+");
      item.querySelector("[data-kept]").textContent = words(kept.v) || "—";
      item.querySelector("[data-now]").textContent = (control && words(held(control))) || "—";
      return item;
    }

    take(section, found) {
      const chosen = [...section.querySelectorAll("input:checked")].map((box) => box.value);
      chosen.filter((id) => id.includes("+")).forEach((id) => this.makeRow(id));
      const controls = this.byIdentity();
      const taken = chosen.filter((id) => controls.has(id));
      taken.forEach((id) => put(controls.get(id), found.get(id).v));
      for (const entry of this.offered) taken.forEach((id) => delete entry.fields[id]);
      this.settle();
      setTimeout(() => this.keep(), 300);  // the editor takes its text a moment later
    }

    makeRow(id) {
      const [, prefix, place] = /^(.+)\+(\d+)-/.exec(id) ?? [];
      const add = document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`);
      const count = (name) => Number(this.form.elements[`${prefix}-${name}`]?.value ?? 0);
      for (let left = 50; add && left && count("TOTAL_FORMS") - count("INITIAL_FORMS") <= Number(place); left -= 1) add.click();
    }

    discard() {
      this.offered.forEach((entry) => { entry.fields = {}; });
      this.settle();
    }

    settle() {
      for (const entry of this.offered) {
        if (Object.keys(entry.fields).length) store.write(entry.name, { at: entry.at, fields: entry.fields });
        else store.drop(entry.name);
      }
      this.offered = this.offered.filter((entry) => Object.keys(entry.fields).length);
      this.offer();
    }

    // Saved without leaving the page: what stands in these controls is what is stored.
    rest(names) {
      for (const [id, control] of this.byIdentity()) {
        if (!names.includes(control.name)) continue;
        this.base.set(id, digest(key(held(control))));
        delete this.carried[id];
      }
      this.last = "";
      this.keep();
    }

    // The translation view saves without leaving: what these texts hold now is what is stored.
    rebase(keys) {
      for (const [id, control] of this.byIdentity()) {
        if (!keys.includes(control.closest("[data-key]")?.dataset.key)) continue;
        this.base.set(id, digest(key(held(control))));
        delete this.carried[id];
      }
      this.keep();
    }

    watch() {
      this.form.addEventListener("saved-in-place", (event) => this.rebase(event.detail));
      setInterval(() => this.keep(), PAUSE);
      for (const type of ["pagehide", "visibilitychange"]) addEventListener(type, () => this.keep());
      this.form.addEventListener("submit", () => this.keep());
      this.form.addEventListener("saved-in-place", (event) => this.rest(event.detail));
    }
  }

  const editorsReady = () => new Promise((ready) => {
    const started = Date.now();
    const look = () => {
      const waiting = document.querySelectorAll("textarea[data-type=ckeditortype]:not([id*=__prefix__])");
      const late = Date.now() - started > 8000;
      if (late || [...waiting].every((area) => editorOf(area)?.status === "ready")) ready();
      else setTimeout(look, 100);
    };
    look();
  });

  const start = async () => {
    forgetSaved();
    forgetOld();
    const words = document.getElementById("collaboration-words");
    document.getElementById("logout-form")?.addEventListener("submit", (event) => {
      const own = store.keys().filter((one) => one.startsWith(`${PREFIX}${words?.dataset.user}:`));
      if (own.length && !window.confirm(words.dataset.logout)) event.preventDefault();
      else own.forEach(store.drop);
    });
    const holder = document.querySelector("[data-draft-key]");
    if (!holder?.closest("form")) return;
    const form = new Form(holder);
    await editorsReady();
    form.measure();
    form.takeUp();
    form.watch();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

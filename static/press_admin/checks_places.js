// Where a place of a text is in its control, whatever draws it, and how a piece of it is replaced so that undo works.
(() => {
  "use strict";

  const HIDDEN = /[\s\u200b\ufeff]/;
  const editorOf = (control) => {
    const editor = control && window.CKEDITOR?.instances[control.id];
    return editor?.status === "ready" ? editor : null;
  };

  // A part's control: `expeditiontask-12-text_en` in the translation view, `tasks-0-text_en` in the row of a form.
  const controlOf = (form, key) => {
    const found = form.elements[key];
    const part = key.match(/^[a-z]+-(\d+)-(.+)$/);
    if (found || !part) return found ?? null;
    const ids = [...form.querySelectorAll(`input[name$="-id"][value="${part[1]}"]`)];
    return ids.map((id) => form.elements[id.name.replace(/id$/, part[2])]).find(Boolean) ?? null;
  };

  const textOf = (control) => editorOf(control)?.getData() ?? control.value;

  const readable = (html) => {
    const text = new DOMParser().parseFromString(html, "text/html").body.textContent;
    return [...text].filter((char) => !HIDDEN.test(char)).length;
  };

  // The place in the editor's page after `count` characters that can be seen: tags and spaces may differ there.
  const pointAfter = (body, count, forward) => {
    const nodes = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    let left = count;
    let last = null;
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      let offset = 0;
      for (const char of node.data) {
        if (left === 0 && (!forward || !HIDDEN.test(char))) return [node, offset];
        if (!HIDDEN.test(char)) left -= 1;
        offset += char.length;
        last = [node, offset];
        if (left === 0 && !forward) return last;
      }
    }
    return last;
  };

  const showInEditor = (editor, html, start, end) => {
    const body = editor.editable()?.$;
    if (!body) return;
    const before = readable(html.slice(0, start));
    const length = readable(html.slice(start, end));
    const first = pointAfter(body, before, length > 0);
    const last = pointAfter(body, before + Math.max(length, 1), false);
    editor.focus();
    if (!first || !last) return;
    const range = body.ownerDocument.createRange();
    range.setStart(...first);
    range.setEnd(...(length > 0 ? last : [last[0], Math.max(0, last[1] - 1)]));
    const selection = body.ownerDocument.defaultView.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    first[0].parentElement.scrollIntoView({ block: "center" });
  };

  const openTab = (control) => {
    const panel = control.closest('[role="tabpanel"]');
    if (panel?.hidden) document.getElementById(panel.getAttribute("aria-labelledby"))?.click();
  };

  const show = (control, start, end) => {
    openTab(control);
    const editor = editorOf(control);
    if (editor) {
      editor.container.$.scrollIntoView({ block: "center" });
      showInEditor(editor, editor.getData(), start, end);
      return;
    }
    control.focus();
    control.setSelectionRange?.(start, end);
    control.scrollIntoView({ block: "center" });
  };

  // Resolves when the control has the new text. `edits`: [start, end, words], in order, none over another.
  const replace = (control, edits) => new Promise((resolve) => {
    const text = textOf(control);
    const [first, last] = [edits[0][0], edits.at(-1)[1]];
    let [middle, at] = ["", first];
    for (const [start, end, words] of edits) {
      middle += text.slice(at, start) + words;
      at = end;
    }
    const editor = editorOf(control);
    if (editor) {
      const whole = text.slice(0, first) + middle + text.slice(last);
      editor.setData(whole, { callback: () => { editor.fire("change"); resolve(); } });
      return;
    }
    openTab(control);
    control.focus();
    control.setSelectionRange(first, last);
    // The one way that the browser's own undo knows of.
    const done = middle ? document.execCommand("insertText", false, middle) : document.execCommand("delete");
    if (!done) {
      control.setRangeText(middle, first, last, "end");
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    resolve();
  });

  window.pressPlaces = { controlOf, editorOf, replace, show, textOf };
})();

// Buttons that are pressed once, editors that give back untouched text untouched, and the answer to a conflict.
(() => {
  "use strict";

  const { openedBy, put, token } = window.pressControls;

  // The token of today, and under whose name this page was opened.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const field = form.elements.csrfmiddlewaretoken;
    if (event.defaultPrevented || form.method !== "post" || !field) return;
    field.value = token();
    if (!openedBy() || form.elements.opened_by) return;
    const opener = document.createElement("input");
    Object.assign(opener, { type: "hidden", name: "opened_by", value: openedBy() });
    form.append(opener);
  });

  // A second press does nothing. The first one's name and value travel: the buttons close only after the form has gone.
  const buttons = (form) => [...form.elements].filter((control) => control.type === "submit");
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target) return;
    setTimeout(() => buttons(form).forEach((button) => {
      if (button.disabled) return;
      button.disabled = true;
      button.dataset.pressed = "";
    }));
    setTimeout(open, 10_000);  // the answer may be a file, or no network: the page stays
  });
  const open = () => document.querySelectorAll("[data-pressed]").forEach((button) => {
    button.disabled = false;
    delete button.dataset.pressed;
  });
  addEventListener("pageshow", open);

  // The editor lays out HTML in its own way: what nobody touched goes back as it came.
  const laidOut = new WeakMap();
  const listen = () => window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    laidOut.set(editor, editor.getData());
  });
  document.addEventListener("submit", () => {
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) {
      const area = editor.element.$;
      if (editor.status === "ready" && laidOut.get(editor) === editor.getData()) area.value = area.defaultValue;
    }
  });

  // With a script the choice is made in the field itself, where it can be edited further.
  const settle = (block) => {
    const values = JSON.parse(block.dataset.values);
    const chosen = [...block.querySelectorAll("button[data-side]")];
    if (!Object.keys(values.mine).length) return;  // a file: only the radio buttons can choose
    block.querySelector(".choices").hidden = true;
    chosen.forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        Object.entries(values[button.dataset.side]).forEach(([name, pairs]) => put(document.getElementsByName(name)[0], pairs));
        chosen.forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      });
    });
  };

  const start = () => {
    listen();
    document.querySelectorAll(".conflict[data-values]").forEach(settle);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

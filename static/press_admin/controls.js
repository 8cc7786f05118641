// How a script reads and fills the controls of a form, whatever draws them: an editor, a list with search, a box.
(() => {
  "use strict";

  const editorOf = (control) => window.CKEDITOR?.instances[control.id];

  const radios = (control) => [...control.form.querySelectorAll(`input[type=radio][name="${CSS.escape(control.name)}"]`)];

  // `pairs`: [value, its name] of each chosen option; one pair for everything that is not a list.
  const put = (control, pairs) => {
    if (!control) return;
    if (control.matches("select")) {
      for (const [value, text] of pairs) {
        if (![...control.options].some((one) => one.value === value)) control.add(new Option(text, value));
      }
      for (const one of control.options) one.selected = pairs.some(([value]) => value === one.value);
    } else if (control.type === "radio") radios(control).forEach((one) => { one.checked = one.value === pairs[0]?.[0]; });
    else if (control.type === "checkbox") control.checked = ["on", "True"].includes(pairs[0]?.[0]);
    else control.value = pairs[0]?.[0] ?? "";
    const editor = editorOf(control);
    editor?.setData(control.value, { callback: () => editor.fire("change") });
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
    window.django?.jQuery?.(control).trigger("change.select2");
  };

  // Who has signed in anew in another window has another token there: the cookie knows, an open page does not.
  const token = () => document.cookie.split("; ").find((each) => each.startsWith("csrftoken="))?.slice("csrftoken=".length)
    ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  // Whoever opened this page: the server asks before it saves anything of it under another name.
  const openedBy = () => document.getElementById("collaboration-words")?.dataset.user ?? "";

  window.pressControls = { editorOf, openedBy, put, radios, token };
})();

// Around the editor: its sheet takes the admin's light or dark, and a page with unsaved text is not left by accident.
(() => {
  "use strict";

  const root = document.documentElement;
  const editors = () => Object.values(window.CKEDITOR?.instances ?? {});
  const dress = (editor) => {
    const sheet = editor.document?.$.documentElement;
    if (sheet) sheet.dataset.theme = root.dataset.theme ?? "auto";
  };
  let typed = false;
  let leaving = false;

  document.addEventListener("DOMContentLoaded", () => {
    window.CKEDITOR?.on("instanceReady", ({ editor }) => {
      dress(editor);
      editor.on("contentDom", () => dress(editor));
    });
  });
  new MutationObserver(() => editors().forEach(dress)).observe(root, { attributeFilter: ["data-theme"] });

  document.addEventListener("input", (event) => { typed ||= event.target.closest("#content-main form") !== null; });
  document.addEventListener("submit", (event) => { leaving ||= event.target.closest("#content-main") !== null; });
  window.addEventListener("beforeunload", (event) => {
    const unsaved = typed || editors().some((editor) => editor.checkDirty());
    if (unsaved && !leaving) event.preventDefault();
  });
})();

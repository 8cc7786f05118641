// The boxes that Django's autocomplete draws have no name for a reader who does not see the label beside them.
(() => {
  "use strict";

  const name = () => document.querySelectorAll("select.admin-autocomplete").forEach((select) => {
    const label = document.querySelector(`label[for="${select.id}"]`)?.textContent.replace(/:\s*$/, "").trim();
    const box = select.nextElementSibling;
    const text = label || select.getAttribute("aria-label");
    if (!text || !box?.classList.contains("select2-container")) return;
    box.querySelectorAll(".select2-selection, .select2-search__field").forEach((part) => {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", text);
    });
  });

  window.addEventListener("load", () => {
    name();
    const rows = document.querySelector("#content-main form");
    if (rows) new MutationObserver(name).observe(rows, { childList: true, subtree: true });
  });
})();

// The address of a link can always be selected and copied by hand; the button only makes it one press.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  const address = document.getElementById(button.dataset.copy);
  button.hidden = false;
  address.addEventListener("focus", () => address.select());
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address.value);
    } catch {
      address.select(); // no clipboard over plain HTTP: the older way, and if that is gone too, it is selected
      if (!document.execCommand("copy")) return;
    }
    button.textContent = button.dataset.done;
    button.setAttribute("role", "status");
  });
}

/* The time left to a launch, by the server's clock. Without this script the date stands there, which is right as well.
   Once a second; once a minute, and without seconds, for readers who want less motion. */
(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const started = performance.now();
  const startedByDate = Date.now();
  let slept = 0; // some machines stop the first clock while they sleep

  const elapsed = () => performance.now() - started + slept;
  const two = (number) => String(number).padStart(2, "0");

  function words(seconds, place) {
    const days = Math.floor(seconds / 86400);
    const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
    if (!calm.matches) clock.push(seconds % 60);
    return `T−${days ? `${days} ${place.dataset.days} ` : ""}${clock.map(two).join(":")}`;
  }

  function show(place) {
    const left = Number(place.dataset.at) - Number(place.dataset.now) - elapsed();
    const clock = place.querySelector("[role=timer]");
    clock.hidden = left <= 0;
    place.querySelector("[data-plan]").hidden = left <= 0;
    place.querySelector("[data-over]").hidden = left > 0;
    if (left > 0) clock.textContent = words(Math.ceil(left / 1000), place);
    return left > 0;
  }

  for (const place of document.querySelectorAll("[data-countdown]")) {
    const tick = () => {
      if (!show(place)) return;
      const left = Number(place.dataset.at) - Number(place.dataset.now) - elapsed();
      const step = calm.matches ? 60000 : 1000;
      setTimeout(tick, Math.max(20, left % step || step));
    };
    tick();
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    slept += Math.max(0, Date.now() - startedByDate - elapsed() > 2000 ? Date.now() - startedByDate - elapsed() : 0);
    document.querySelectorAll("[data-countdown]").forEach(show);
  });
})();

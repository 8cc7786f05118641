/* The time left to a launch, by the server's clock. Without this script the date stands there, which is right as well.
   Once a second; once a minute, and without seconds, for readers who want less motion. */
(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const places = [...document.querySelectorAll("[data-countdown]")];
  const two = (number) => String(number).padStart(2, "0");
  let known = null; // what the server's clock said, and what this page's own did then
  let waiting = 0;

  const now = () => known.server + performance.now() - known.own;

  function words(seconds, place) {
    const days = Math.floor(seconds / 86400);
    const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
    if (!calm.matches) clock.push(seconds % 60);
    return `T−${days ? `${days} ${place.dataset.days} ` : ""}${clock.map(two).join(":")}`;
  }

  function show(place) {
    const left = Number(place.dataset.at) - now();
    const clock = place.querySelector("[role=timer]");
    clock.hidden = left <= 0;
    place.querySelector("[data-plan]").hidden = left <= 0;
    place.querySelector("[data-over]").hidden = left > 0;
    if (left > 0) clock.textContent = words(Math.ceil(left / 1000), place);
    return left;
  }

  function tick() {
    clearTimeout(waiting);
    const left = Math.max(...places.map(show));
    const step = calm.matches ? 60000 : 1000;
    if (left > 0) waiting = setTimeout(tick, Math.max(20, left % step || step));
  }

  async function ask() {
    const asked = performance.now();
    try {
      const answer = await fetch(places[0].dataset.clock, { cache: "no-store" });
      if (!answer.ok) return;
      const server = Number(await answer.text());
      const own = (asked + performance.now()) / 2; // it was said half-way
      if (!server) return;
      known = { server, own };
      tick();
    } catch {
      // Without the server's word the date stands alone.
    }
  }

  if (!places.length) return;
  ask();
  // A machine that slept, or a page that was put away, asks again: its own clock may have stood still.
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  setInterval(() => document.hidden || ask(), 300000);
})();

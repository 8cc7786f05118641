// Counts down to publication moments by the server's clock. Without this script the moments stand there as dates.
(() => {
  "use strict";

  const HOUR = 3600;
  const DAY = 24 * HOUR;

  const start = () => {
    const timedPart = document.querySelector("[data-now]");
    const counters = [...document.querySelectorAll("[data-until]")];
    if (!timedPart || !counters.length) return;
    const language = document.documentElement.lang;
    const inDays = new Intl.RelativeTimeFormat(language, { numeric: "always" });
    // The browser's own clock may be wrong, or set back meanwhile: only the time since this page was made is asked of it.
    const serverThen = Date.parse(timedPart.dataset.now);
    const madeAt = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
    const now = () => serverThen + performance.now() - madeAt;

    const clock = (seconds) => {
      const two = (number) => String(Math.floor(number)).padStart(2, "0");
      return `${Math.floor(seconds / HOUR)}:${two((seconds % HOUR) / 60)}:${two(seconds % 60)}`;
    };

    const show = (counter) => {
      const seconds = Math.ceil((Date.parse(counter.dataset.until) - now()) / 1000);
      counter.hidden = false;
      counter.classList.toggle("soon", seconds < HOUR);
      if (seconds <= 0) counter.textContent = counter.dataset.over;
      else if (seconds >= DAY) counter.textContent = inDays.format(Math.round(seconds / DAY), "day");
      else counter.textContent = counter.dataset.in.replace("{time}", clock(seconds));
    };

    const tick = () => counters.forEach(show);
    tick();
    setInterval(tick, 1000);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

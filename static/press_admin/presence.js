// Tells the server that this page is open, and shows who else has the record open.
(() => {
  "use strict";

  const line = document.getElementById("presence");
  if (!line) return;
  const { openedBy, token } = window.pressControls;

  const facts = (extra = {}) => {
    const data = new FormData();
    const { label, pk, place, language } = line.dataset;
    const sender = { csrfmiddlewaretoken: token(), opened_by: openedBy() };
    Object.entries({ ...sender, label, pk, place, language, ...extra }).forEach(([name, value]) => data.set(name, value));
    return data;
  };
  const say = (text) => { if (line.textContent !== text) line.textContent = text; };  // unchanged, it is not read aloud again

  const beat = async () => {
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(line.dataset.url, { method: "POST", body: facts(), headers, credentials: "same-origin" });
      if (answer.redirected || answer.status === 403) say(line.dataset.ended);
      else if (answer.status === 409) say((await answer.json()).error);
      else if (answer.ok) say((await answer.json()).text);
    } catch { /* no network: what was said stays */ }
  };

  setInterval(beat, Number(line.dataset.every) * 1000);
  addEventListener("pagehide", () => navigator.sendBeacon?.(line.dataset.url, facts({ leave: "1" })));
  addEventListener("pageshow", (event) => { if (event.persisted) beat(); });
  beat();
})();

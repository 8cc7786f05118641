// The checks follow what is typed: asked a moment after the last key, one question at a time.
(() => {
  "use strict";

  const AFTER_TYPING = 1200; // milliseconds
  const FOR_EDITORS = 200;
  const MOST_WAITS = 25; // an editor that never comes is a plain field
  const { controlOf, editorOf, replace, show, textOf } = window.pressPlaces;

  class Checks {
    constructor(panel) {
      this.panel = panel;
      this.form = panel.closest("form");
      this.list = panel.querySelector(".checks-list");
      this.message = panel.querySelector(".checks-message");
      this.seen = null; // the texts that the list is about; null while it is about what is stored
      this.asking = null;
      this.waits = 0;
      this.listen();
    }

    listen() {
      this.form.addEventListener("input", (event) => { if (!this.panel.contains(event.target)) this.soon(); });
      this.form.elements.source_language?.addEventListener("change", () => this.soon());
      window.CKEDITOR?.on("instanceReady", ({ editor }) => {
        editor.on("change", () => this.soon());
        this.soon(FOR_EDITORS);
      });
      this.list.addEventListener("click", (event) => this.clicked(event));
      this.soon(0);
    }

    controls() {
      const keys = this.panel.dataset.keys.split(" ");
      return keys.map((key) => [key, controlOf(this.form, key)]).filter(([, control]) => control && "value" in control);
    }

    // An editor writes the same text in its own way: places counted before it is ready would be wrong.
    isComplete() {
      return this.controls().every(([, control]) => control.dataset.type !== "ckeditortype" || editorOf(control));
    }

    isStale(key) { return this.seen?.[key] !== textOf(controlOf(this.form, key)); }

    texts() {
      return Object.fromEntries(this.controls().map(([key, control]) => [key, textOf(control)]));
    }

    soon(delay = AFTER_TYPING) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), delay);
    }

    // Resolves when the list is about what stands in the form now.
    async ask() {
      clearTimeout(this.timer);
      if (!this.isComplete() && this.waits++ < MOST_WAITS) return this.soon(FOR_EDITORS);
      this.asking?.abort();
      const asking = this.asking = new AbortController();
      const texts = this.texts();
      const { url, label, pk, sourceLanguage } = this.panel.dataset;
      const source = this.form.elements.source_language?.value || sourceLanguage;
      this.panel.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(url, {
          method: "POST",
          body: JSON.stringify({ label, pk, source_language: source, texts }),
          headers: { "Content-Type": "application/json", "X-CSRFToken": window.pressControls.token() },
          signal: asking.signal,
        });
        this.take(texts, answer, answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null);
      } catch (error) {
        if (error.name !== "AbortError") this.say(this.panel.dataset.failed);
      } finally {
        if (this.asking === asking) this.panel.removeAttribute("aria-busy");
      }
    }

    take(texts, answer, sent) {
      if (answer.ok && sent) {
        this.seen = texts;
        this.list.innerHTML = sent.html;
        if (!this.keepsSaying) this.say("");
        this.keepsSaying = false;
        for (const button of this.list.querySelectorAll("button")) button.hidden = !this.canMend(button);
      } else this.say(sent?.error ?? (answer.redirected ? this.panel.dataset.signedOut : this.panel.dataset.failed));
    }

    canMend(button) {
      const rows = button.matches("[data-mend]") ? [button.closest("li")] : this.marks();
      return rows.some((row) => this.isOpen(row));
    }

    isOpen(row) {
      const control = controlOf(this.form, row.dataset.key);
      return control !== null && !control.disabled && !control.readOnly;
    }

    marks() {
      return [...this.list.querySelectorAll("li[data-mark][data-replacement]")].filter((row) => this.isOpen(row));
    }

    say(words) { this.message.textContent = words; }

    clicked(event) {
      const button = event.target.closest("button");
      const row = event.target.closest("li");
      if (button?.matches("[data-mend]")) this.mend([row]);
      else if (button?.matches("[data-mend-all]")) this.mend(this.marks());
      else if (event.target.closest(".place")) {
        event.preventDefault();
        this.lead(row);
      }
    }

    async lead(row) {
      const control = controlOf(this.form, row.dataset.key);
      if (control && this.isStale(row.dataset.key)) await this.ask();
      if (!row.isConnected) return this.list.querySelector(".place")?.focus();
      if (control) show(control, Number(row.dataset.start), Number(row.dataset.end));
      else document.querySelector(`[data-source-of="${CSS.escape(row.dataset.key)}"]`)?.scrollIntoView({ block: "center" });
    }

    async mend(rows) {
      const byKey = Map.groupBy ? Map.groupBy(rows, (row) => row.dataset.key) : grouped(rows);
      const stale = [...byKey.keys()].some((key) => this.isStale(key));
      for (const [key, some] of stale ? [] : byKey) {
        const edits = some.map(({ dataset }) => [Number(dataset.start), Number(dataset.end), dataset.replacement]);
        await replace(controlOf(this.form, key), edits.sort((one, other) => one[0] - other[0]));
      }
      this.say(stale ? this.panel.dataset.changed : this.panel.dataset.mended);
      this.keepsSaying = true;
      await this.ask();
      (this.list.querySelector("button:not([hidden])") ?? this.list.querySelector(".place"))?.focus();
    }
  }

  const grouped = (rows) => {
    const found = new Map();
    for (const row of rows) found.set(row.dataset.key, [...(found.get(row.dataset.key) ?? []), row]);
    return found;
  };

  const start = () => {
    const panel = document.getElementById("checks");
    if (panel?.closest("form") && panel.dataset.url) new Checks(panel);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

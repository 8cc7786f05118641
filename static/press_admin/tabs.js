// Makes tabs of the fieldsets that have a language. Without this script they stand one after the other.
(() => {
  "use strict";

  const KEY = "press-language-tab";
  const remembered = () => { try { return sessionStorage.getItem(KEY); } catch { return null; } };
  const remember = (code) => { try { sessionStorage.setItem(KEY, code); } catch { /* storage may be refused */ } };

  const valueOf = (field) => {
    const editor = window.CKEDITOR?.instances[field.id];
    const value = editor?.status === "ready" ? editor.getData() : field.value;
    return value.replace(/<[^>]*>|&nbsp;/g, "").trim();
  };

  class LanguageTab {
    constructor(fieldset, words) {
      this.panel = document.createElement("div");
      this.words = words;
      this.code = [...fieldset.classList].find((name) => name.startsWith("language-")).slice("language-".length);
      this.hasErrors = fieldset.querySelector(".errorlist") !== null;
      this.button = this.makeButton(fieldset.querySelector("h2"));
      this.panel.setAttribute("role", "tabpanel");
      this.panel.setAttribute("aria-labelledby", this.button.id);
      fieldset.classList.add("tabbed");
      fieldset.before(this.panel);
      this.panel.append(fieldset);
    }

    makeButton(heading) {
      const button = document.createElement("button");
      this.panel.id = `panel-${this.code}`;
      this.mark = document.createElement("span");
      this.mark.className = "mark";
      button.type = "button";
      button.id = `tab-${this.code}`;
      button.lang = this.code;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", this.panel.id);
      button.append(heading.textContent.trim(), " ", this.mark);
      return button;
    }

    showMark() {
      const needed = [...this.panel.querySelectorAll("[data-needed]")];
      const state = this.hasErrors ? "errors" : needed.some((field) => !valueOf(field)) ? "empty" : "";
      this.mark.dataset.state = state;
      this.mark.lang = document.documentElement.lang;
      this.mark.textContent = state ? this.words[state] : "";
    }

    select(chosen) {
      this.panel.hidden = !chosen;
      this.button.setAttribute("aria-selected", String(chosen));
      this.button.tabIndex = chosen ? 0 : -1;
    }
  }

  const start = () => {
    const holder = document.getElementById("language-tabs");
    const fieldsets = [...document.querySelectorAll("fieldset.language")];
    if (!holder || fieldsets.length < 2) return;
    const tabs = fieldsets.map((fieldset) => new LanguageTab(fieldset, holder.dataset));
    const open = (tab) => tabs.forEach((each) => each.select(each === tab));
    const choose = (tab) => { open(tab); remember(tab.code); tab.button.focus(); };
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

    holder.setAttribute("role", "tablist");
    holder.setAttribute("aria-label", holder.dataset.label);
    holder.append(...tabs.map((tab) => tab.button));
    holder.hidden = false;
    tabs[0].panel.before(holder);
    tabs.forEach((tab, place) => {
      tab.button.addEventListener("click", () => choose(tab));
      tab.button.addEventListener("keydown", (event) => {
        const target = { Home: tabs[0], End: tabs.at(-1) }[event.key]
          ?? (step[event.key] && tabs[(place + step[event.key] + tabs.length) % tabs.length]);
        if (!target) return;
        event.preventDefault();
        choose(target);
      });
      tab.panel.addEventListener("input", () => tab.showMark());
    });
    window.CKEDITOR?.on("instanceReady", ({ editor }) => {
      editor.on("change", () => tabs.forEach((tab) => tab.showMark()));
    });
    const byCode = (code) => tabs.find((tab) => tab.code === code);
    tabs.forEach((tab) => tab.showMark());
    open(tabs.find((tab) => tab.hasErrors) ?? byCode(remembered()) ?? byCode(document.documentElement.lang) ?? tabs[0]);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

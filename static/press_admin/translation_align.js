// Paragraph beside paragraph: block i of the editor stands at the height of block i of the source. Only heights are
// set, by a style sheet of its own inside the editor's frame: the text is never touched.
(() => {
  "use strict";

  const WIDE = window.matchMedia("(min-width: 64rem)");
  const LISTS = { UL: ":scope > li", OL: ":scope > li", TABLE: ":scope > * > tr" };
  const MOST = 250_000; // pairs of blocks that are compared at a keystroke
  const SHEET = "press-alignment";
  const FRAME = `html { height: auto; overflow-y: hidden; }
    body { box-sizing: border-box; height: auto; min-height: 6rem; max-width: none; margin: 0; padding: 12px 16px 24px; overflow-wrap: anywhere; }
    body > :first-child { margin-top: 0; }
    body :is(p, h2, h3, li, blockquote, td, th) { box-sizing: border-box; }`;

  const elements = (parent) => [...parent.children].filter((each) => !/^(BR|SPAN|STYLE)$/.test(each.tagName));
  const rows = (block) => [...block.querySelectorAll(LISTS[block.tagName])];

  const isOnly = (block, tag) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let found = false;
    while (walker.nextNode()) {
      if (!walker.currentNode.data.trim()) continue;
      if (!walker.currentNode.parentElement.closest(tag)) return false;
      found = true;
    }
    return found;
  };

  // A shown change has the old blocks and the new ones. Beside the translation stand those it is nearer to in number:
  // the old ones while it is still to be done, the new ones afterwards.
  const counterparts = (blocks, count) => {
    const now = blocks.filter((block) => !isOnly(block, "del"));
    const then = blocks.filter((block) => !isOnly(block, "ins"));
    return Math.abs(then.length - count) < Math.abs(now.length - count) ? then : now;
  };

  // Which blocks belong together where their numbers differ: the longest common run of kinds (paragraphs, headings,
  // lists), the first of several equal ones first. Places in both lists.
  const matched = (sources, targets) => {
    const [n, m] = [sources.length, targets.length];
    const isSame = (i, j) => sources[i].tagName === targets[j].tagName;
    if (n === m || n * m > MOST) return sources.slice(0, m).map((_source, place) => [place, place]);
    const best = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
    for (let i = n - 1; i >= 0; i -= 1) {
      for (let j = m - 1; j >= 0; j -= 1) {
        best[i][j] = isSame(i, j) ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    const found = [];
    for (let i = 0, j = 0; i < n && j < m;) {
      if (isSame(i, j)) found.push([i++, j++]);
      else if (best[i + 1][j] >= best[i][j + 1]) i += 1;
      else j += 1;
    }
    return found;
  };

  const pairUp = (sources, targets) => {
    const chosen = counterparts(sources, targets.length);
    return matched(chosen, targets).flatMap(([i, j]) => {
      const [source, target] = [chosen[i], targets[j]];
      const both = LISTS[source.tagName] && LISTS[target.tagName];
      const inside = both ? pairUp(rows(source), rows(target)) : [];
      return inside.length ? inside : [[source, target]];
    });
  };

  const path = (element, body) => {
    const steps = [];
    for (let each = element; each !== body; each = each.parentElement) {
      steps.unshift(`:nth-child(${[...each.parentElement.children].indexOf(each) + 1})`);
    }
    return `body > ${steps.join(" > ")}`;
  };

  const rule = (element, height) => `${element.tagName === "TR" ? "height" : "min-height"}: ${height}px`;

  class Alignment {
    constructor(pair, editor) {
      this.pair = pair;
      this.editor = editor;
      this.pairs = [];
      this.stretched = [];
    }

    get source() {
      return [...this.pair.querySelectorAll("[data-source]")].find((each) => each.offsetParent !== null);
    }

    sheet() {
      const page = this.editor.document.$;
      let style = page.getElementById(SHEET);
      if (!style) {
        style = page.createElement("style");
        style.id = SHEET;
        page.head.append(style);
      }
      return style;
    }

    later() {
      cancelAnimationFrame(this.waiting);
      this.waiting = requestAnimationFrame(() => this.now());
    }

    now() {
      if (this.editor.status !== "ready" || !this.editor.document) return;
      const { body } = this.editor.document.$;
      const style = this.sheet();
      this.stretched.forEach((element) => element.removeAttribute("style"));
      this.stretched = [];
      if (style.textContent !== FRAME) style.textContent = FRAME;
      const { source } = this;
      source?.style.removeProperty("padding-top");
      this.pairs = source ? pairUp(elements(source), elements(body)) : [];
      if (WIDE.matches && this.pairs.length) this.align(source, body, style);
      this.fit(source);
    }

    align(source, body, style) {
      const frame = body.ownerDocument.defaultView.frameElement.getBoundingClientRect().top;
      const boxes = this.pairs.map(([left, right]) => [left.getBoundingClientRect(), right.getBoundingClientRect()]);
      const start = frame + boxes[0][1].top - boxes[0][0].top;
      const rules = [];
      boxes.slice(0, -1).forEach(([left, right], place) => {
        const [nextLeft, nextRight] = boxes[place + 1];
        const more = (nextLeft.top - left.top) - (nextRight.top - right.top);
        const [ours, theirs] = this.pairs[place];
        if (more > 0.5) rules.push(`${path(theirs, body)} { ${rule(theirs, right.height + more)} }`);
        else if (more < -0.5) {
          ours.style.cssText = rule(ours, left.height - more);
          this.stretched.push(ours);
        }
      });
      if (start > 0) source.style.paddingTop = `${start}px`;
      else rules.push(`body { padding-top: ${12 - start}px }`);
      style.textContent = FRAME + rules.join("\n");
    }

    fit(source) {
      const page = this.editor.document.$;
      const frame = page.defaultView.frameElement.getBoundingClientRect();
      const beside = WIDE.matches && source ? source.getBoundingClientRect().bottom - frame.top : 0;
      const height = Math.ceil(Math.max(page.documentElement.offsetHeight, beside));
      if (Math.abs(height - frame.height) > 1) this.editor.resize("100%", height, true);
    }

    // The block of the source that the cursor's block is made from.
    mark(element) {
      this.pair.querySelector("[data-current]")?.removeAttribute("data-current");
      const found = this.pairs.find(([, right]) => right === element || right.contains(element));
      found?.[0].setAttribute("data-current", "");
    }
  }

  window.PressAlignment = Alignment;
})();

// What a reader sees wrong in the text of a page: text outside its box, text over other text, a page that scrolls
// sideways. A list of { fault, text, where, by }; `by` is in CSS pixels.
// Boxes are those of ink, not of lines: figures 300 px tall are set with lines lower than their letters.
(tolerance) => {
  const found = [];
  const canvas = (window.layoutCanvas ??= document.createElement("canvas").getContext("2d"));
  const seen = new Map();

  const where = (element) => {
    const names = [];
    for (let e = element; e && e !== document.body && names.length < 4; e = e.parentElement) {
      const kind = e.getAttribute("class");
      names.unshift(e.localName + (kind ? "." + kind.trim().replace(/\s+/g, ".") : ""));
    }
    return names.join(" > ");
  };
  const say = (fault, text, element, by) =>
    found.push({ fault, text: text.trim().replace(/\s+/g, " ").slice(0, 60), where: where(element), by: Math.round(by) });

  // Of an element: whether its text is shown, and the boxes that text in it must stay in, from the inside out.
  const look = (element) => {
    if (seen.has(element)) return seen.get(element);
    const style = getComputedStyle(element);
    const outer = element === document.documentElement ? { shown: true, boxes: [] } : look(element.parentElement);
    const svg = element instanceof SVGElement;
    const unseen = style.display === "none" || style.visibility === "hidden" || style.clipPath === "inset(50%)";
    let boxes = style.position === "absolute" ? outer.boxes.slice(-1) : outer.boxes;
    const isDrawing = element.localName === "svg";
    if (isDrawing || (!svg && !["inline", "contents"].includes(style.display))) {
      const rect = element.getBoundingClientRect();
      const scrolls = ["auto", "scroll"].includes(style.overflowX) && element !== document.documentElement;
      const clips = !isDrawing && ["hidden", "clip"].includes(style.overflowY);
      // What is scrolled by itself may be wider; its own box must still stay in those around it.
      boxes = [{ element, rect, scrolls, clips }, ...boxes];
    }
    const told = { shown: outer.shown && !unseen, boxes, style };
    seen.set(element, told);
    return told;
  };

  const measure = (style, text) => {
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return canvas.measureText(text);
  };

  const lines = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, noscript, template")) continue;
    const { shown, boxes, style } = look(element);
    if (!shown || !element.checkVisibility()) continue;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0.5 && rect.height > 0.5);
    if (!rects.length) continue;
    const size = measure(style, node.data);
    const svg = element instanceof SVGElement;
    for (const rect of rects) {
      const scale = svg ? rect.height / (size.fontBoundingBoxAscent + size.fontBoundingBoxDescent) : 1;
      const baseline = rect.top + size.fontBoundingBoxAscent * scale;
      const ink = {
        node, boxes, left: rect.left, right: rect.right,
        top: baseline - size.actualBoundingBoxAscent * scale, bottom: baseline + size.actualBoundingBoxDescent * scale,
        slack: Math.max(tolerance, parseFloat(style.fontSize) * 0.07),
      };
      // What a scrolling box hides lies over nothing.
      const view = boxes.find((box) => box.scrolls)?.rect;
      ink.from = Math.max(rect.left, view?.left ?? -Infinity);
      ink.to = Math.min(rect.right, view?.right ?? Infinity);
      if (ink.bottom + scrollY > 0 && ink.to > ink.from) lines.push(ink);
    }
  }

  for (const ink of lines) {
    for (const { element, rect, scrolls, clips } of ink.boxes) {
      if (scrolls) break;
      const by = Math.max(ink.right - rect.right, rect.left - ink.left);
      const over = clips ? Math.max(ink.bottom - rect.bottom, rect.top - ink.top) : 0;
      if (by > ink.slack || over > ink.slack) {
        say("outside its box", ink.node.data, element, Math.max(by, over));
        break;
      }
    }
  }

  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++) {
    const a = lines[i];
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom - tolerance; j++) {
      const b = lines[j];
      const across = Math.min(a.to, b.to) - Math.max(a.from, b.from);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (a.node !== b.node && across > tolerance && down > tolerance)
        {
        const both = `${a.node.data.trim().slice(0, 28)} | ${b.node.data.trim().slice(0, 28)}`;
        say("over other text", both, b.node.parentElement, Math.min(across, down));
      }
    }
  }

  for (const field of document.querySelectorAll("input[placeholder]")) {
    const { shown, style } = look(field);
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (shown && field.offsetWidth && !field.value) {
      const by = measure(style, field.placeholder).width - room;
      if (by > tolerance) say("outside its box", field.placeholder, field, by);
    }
  }

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) say("page scrolls sideways", document.title, root, root.scrollWidth - root.clientWidth);
  return found;
}

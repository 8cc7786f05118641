// A paste is cleaned by the server before it is in the text: what its author struck out never becomes words here.
(() => {
  "use strict";

  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  const tell = (editor, message, kind) => editor.showNotification(message, kind, kind === "warning" ? 15000 : 0);

  const cleaned = async (editor, html) => {
    const { url, failed } = editor.config.paste;
    try {
      const answer = await fetch(`${url}?language=${editor.config.contentsLanguage}`, {
        method: "POST",
        body: html,
        headers: { "Content-Type": "text/html; charset=utf-8", "X-CSRFToken": token() },
      });
      const sent = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      return answer.ok && sent ? sent : { error: sent?.error ?? failed };
    } catch {
      return { error: failed };
    }
  };

  const paste = async (editor, html) => {
    const { html: clean, message, error } = await cleaned(editor, html);
    if (editor.status !== "ready") return;
    if (error) {
      tell(editor, error, "warning");
      return;
    }
    if (clean) {
      editor.focus();
      editor.fire("saveSnapshot");
      editor.insertHtml(clean);
      editor.fire("saveSnapshot");
    }
    if (message) tell(editor, message, "info");
  };

  const watch = ({ editor }) => {
    editor.on("paste", (event) => {
      const { dataTransfer } = event.data;
      const isOwn = dataTransfer.getTransferType(editor) === window.CKEDITOR.DATA_TRANSFER_INTERNAL;
      const html = isOwn ? "" : dataTransfer.getData("text/html", true);
      if (!html) return;
      event.cancel();
      paste(editor, html);
    }, null, null, 1);
  };

  document.addEventListener("DOMContentLoaded", () => {
    window.CKEDITOR?.on("instanceReady", watch);
  });
})();

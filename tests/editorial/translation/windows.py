"""A translation page open in a browser."""

from typing import Any

from playwright.sync_api import Page

from .conftest import Person

FRAME = "#cke_id_body_en iframe"


class Window:
    """Somebody's browser with a translation open, everything it complained of and every page it loaded."""

    def __init__(self, page: Page, base: str, login: str = "translator", language: str = "en") -> None:
        self.page, self.base = page, base
        self.complaints: list[str] = []
        self.loads = self.clicks = 0
        cookies = Person(login, language).client.cookies.values()
        page.context.add_cookies([{"name": c.key, "value": c.value, "url": base} for c in cookies])
        page.on("console", lambda said: said.type in ("error", "warning") and self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("framenavigated", self._count)

    def _count(self, frame: Any) -> None:
        if frame == self.page.main_frame:
            self.loads += 1

    def open(self, record: Any) -> Page:
        return self.go(f"/admin/translate/{record._meta.label_lower}/{record.pk}/")

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    @property
    def text(self) -> Any:
        return self.page.frame_locator(FRAME).locator("body")

    @property
    def said(self) -> Any:
        return self.page.locator("#save-message")

    def write(self, text: str) -> None:
        self.text.click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

"""People of the press office at their browsers, and what they press."""

from collections.abc import Callable
from datetime import datetime

from playwright.sync_api import Browser, BrowserContext, Page, expect

from editorial.core import clock

# A press is one of the mouse that somebody made. What only puts the cursor into a field is not counted.
COUNT = """
addEventListener("click", (event) => {
  const fields = "input:not([type]), input[type=text], input[type=search], textarea";
  const cursor = `${fields}, [contenteditable], .cke_wysiwyg_frame`;
  if (event.isTrusted && event.detail > 0 && !event.target.closest(cursor)) window.pressed();
}, true);
"""


class Window:
    """One person's browser: signed in as in life, its presses and page loads counted from the first page on."""

    def __init__(self, browser: Browser, base: str, login: str, language: str = "ru") -> None:
        self.base, self.login = base, login
        self.context: BrowserContext = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
        self.context.add_cookies([{"name": "django_language", "value": language, "url": base}])
        self.context.set_default_timeout(20_000)
        self.presses = self.loads = 0
        self.page = self.new_page()
        self.sign_in()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.expose_function("pressed", self._pressed)
        page.add_init_script(COUNT)
        page.on("load", self._loaded)
        return page

    def _pressed(self) -> None:
        self.presses += 1

    def _loaded(self, _page: Page) -> None:
        self.loads += 1

    def sign_in(self) -> None:
        self.page.goto(f"{self.base}/admin/login/?next=/admin/password_change/")
        self.page.fill("#id_username", self.login)
        self.page.fill("#id_password", self.login)
        self.page.press("#id_password", "Enter")
        expect(self.page).to_have_url(f"{self.base}/admin/password_change/")
        self.page.wait_for_load_state("networkidle")

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def from_the_desk(self) -> Page:
        """Counting begins: the desk itself is the first load."""
        self.presses = self.loads = 0
        return self.open("/admin/")

    def editor(self, language: str, name: str = "body") -> Callable[[str], None]:
        body = self.page.frame_locator(f"#cke_id_{name}_{language} iframe").locator("body")

        def type_text(text: str) -> None:
            body.click()
            self.page.keyboard.press("Control+End")
            self.page.keyboard.type(text)

        return type_text

    def write(self, language: str, title: str, body: str) -> None:
        tab = self.page.get_by_role("tab", name={"ru": "Русский", "en": "English"}[language])
        if tab.get_attribute("aria-selected") != "true":
            tab.click()
        self.page.fill(f"#id_title_{language}", title)
        self.editor(language)(body)

    def press(self, name: str) -> None:
        self.page.locator(f"button[name={name}], input[name={name}]").first.click()
        self.page.wait_for_load_state("networkidle")

    def close(self) -> None:
        self.context.close()


def at(hour: int, minute: int = 0, second: int = 0, day: int = 15) -> datetime:
    return datetime(2019, 2, day, hour, minute, second, tzinfo=clock.MOSCOW)

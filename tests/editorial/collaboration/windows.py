"""One person's window at the desk."""

from playwright.sync_api import Page

from .people import client_of

ADD = "/admin/news/article/add/"


class Desk:
    """One person's window, and everything that the browser complained of."""

    def __init__(self, browser, base: str, name: str, language: str = "en", **options) -> None:
        self.base, self.name, self.language = base, name, language
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU", **options)
        self.context.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.context.on("console", self._hear)
        self.sign_in()
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _hear(self, message) -> None:
        if message.type in ("error", "warning") and "status of" not in message.text:
            self.complaints.append(message.text)

    def sign_in(self) -> None:
        cookies = client_of(self.name, self.language).cookies.values()
        self.context.add_cookies([{"name": c.key, "value": c.value, "url": self.base} for c in cookies])

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        self.page.wait_for_load_state("load")
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('textarea[data-type=ckeditortype]:not([id*=__prefix__])')]"
            ".every(area => window.CKEDITOR?.instances[area.id]?.status === 'ready')"
        )
        self.page.wait_for_timeout(250)

    def write(self, field: str, text: str) -> None:
        self.page.click(f"#tab-{field[-2:]}")
        self.page.frame_locator(f"#cke_id_{field} iframe").locator("body").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def fill(self, field: str, text: str) -> None:
        self.page.click(f"#tab-{field[-2:]}")
        self.page.fill(f"#id_{field}", text)

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.click("input[name=_continue]")
        self.settle()

    def drafts(self) -> dict:
        return self.page.evaluate(
            "() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('draft:')))"
        )

    def wait_for_draft(self, text: str) -> None:
        self.page.wait_for_function(
            "text => Object.entries(localStorage).some(([k, v]) => k.startsWith('draft:') && v.includes(text))",
            arg=text,
        )

"""The pictures of the guides, in both languages of the interface: `static/press_admin/guides/`.

`python -m tools.guide_pictures [--url http://127.0.0.1:8000]`: needs a running `make run`, as it is on its first day.
Mistakes are typed and never sent: once signed in, no request that could change anything leaves these windows. What
stays behind in the demo are the sign-ins, in its audit list.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Route, StorageState, ViewportSize, sync_playwright
from playwright.sync_api import Error as BrowserError

from tools.browser import ARGUMENTS, install

FOLDER = Path(__file__).resolve().parents[1] / "static" / "press_admin" / "guides"
LANGUAGES = ("ru", "en")
WIDTH = 1200
MOST_BYTES = 60_000
CHECKS = "/admin/checks/"  # posts what is typed, and only looks at it

ARRAYS = "Прогрессе МС-11"  # titles of the demo, as the desk has them
SEATS = "примерил кресла"
LAUNCHED = "soyuz-ms-12"
CORRECTED = "Месяц до старта"

MISTYPED = {
    "ru": {
        "title": 'На "Прогрессе MС-11" проверены солнечные батареи',
        "lead": "Панели раскрыли в монтажно-испытательном корпусе 14 февраля.Замечаний нет.",
    },
    "en": {
        "title": "The solar arrays of Progress МS-11 have been checked",
        "lead": 'The panels were opened in the "assembly and test building" and lit by 12 floodlights.All is well.',
    },
}
TRANSLATED = {
    "title": "The Soyuz МS-12 crew try their seats",
    "lead": "Aleksey Ovchinin, Nick Hauge, and Kristina Koch have checked their couches and spacesuits.",
    "body": "<p>Each spent about an hour in the seat of Soyuz MS-12.</p><p>Liftoff is planned for March 15.</p>",
}


def desk(page: Page, _language: str) -> None:
    page.wait_for_selector(".part .rows")


def new_article(page: Page, language: str) -> None:
    page.click("a.new-article")
    page.wait_for_selector(".cke iframe >> visible=true")
    close_sidebar(page)
    page.locator("#id_section label").nth(1).click()
    page.fill(f"#id_title_{language}", {"ru": "Экипаж провёл тренировку", "en": "The crew has held a drill"}[language])


def form_checks(page: Page, language: str) -> None:
    open_from_desk(page, "change", ARRAYS)
    page.wait_for_selector(".cke iframe >> visible=true")
    close_sidebar(page)
    for name, text in MISTYPED[language].items():
        page.fill(f"#id_{name}_{language}", text)
    show_checks(page)


def translation(page: Page, _language: str) -> None:
    open_from_desk(page, "translate", CORRECTED)
    page.wait_for_selector(".as-changed ins, .as-changed del")
    page.wait_for_selector(".cke iframe")


def translation_checks(page: Page, _language: str) -> None:
    open_from_desk(page, "translate", SEATS)
    page.wait_for_selector(".cke iframe")
    page.fill("#id_title_en", TRANSLATED["title"])
    page.fill("#id_lead_en", TRANSLATED["lead"])
    page.evaluate("(html) => window.CKEDITOR.instances.id_body_en.setData(html)", TRANSLATED["body"])
    show_checks(page)


def preview(page: Page, _language: str) -> None:
    open_from_desk(page, "preview", ARRAYS)
    for frame in page.locator(".frame iframe").all():
        frame.content_frame.locator("h1").wait_for()


def history(page: Page, _language: str) -> None:
    open_from_desk(page, "translate", CORRECTED)
    page.click('a[href*="/admin/history/"]')
    page.locator('.what a[href*="/compare/"]').first.click()
    page.wait_for_selector(".difference ins, .difference del")
    close_sidebar(page)


def launch(page: Page, _language: str) -> None:
    page.goto(f"/admin/missions/flight/?q={LAUNCHED}")
    page.click("#result_list tbody th a")
    page.locator('a[href*="/admin/launch/"]').first.click()
    page.wait_for_selector(".outcome")
    close_sidebar(page)


@dataclass(frozen=True)
class Picture:
    prepare: Callable[[Page, str], None]  # from the desk
    height: int
    width: int = WIDTH


PICTURES = {
    "press": {"desk": Picture(desk, 900), "form": Picture(new_article, 900), "checks": Picture(form_checks, 430)},
    "translator": {
        "desk": Picture(desk, 900),
        "page": Picture(translation, 800),
        "checks": Picture(translation_checks, 680),
    },
    "editor": {
        "desk": Picture(desk, 860),
        "preview": Picture(preview, 900),
        "launch": Picture(launch, 900),
        "history": Picture(history, 640),
    },
}


def open_from_desk(page: Page, place: str, title: str) -> None:
    page.locator(f'tr:has(th a:has-text("{title}")) a[href*="/{place}/"]').first.click()
    page.wait_for_load_state("networkidle")


def close_sidebar(page: Page) -> None:
    if page.locator("#main.shifted").count():
        page.click("#toggle-nav-sidebar")
        page.evaluate("scrollTo(0, 0)")


def show_checks(page: Page) -> None:
    """Waits until the warnings are about what has been typed."""
    with page.expect_response(lambda response: CHECKS in response.url, timeout=20_000):
        pass
    page.wait_for_selector("#checks:not([aria-busy]) li")
    page.locator("#checks").evaluate("(panel) => scrollTo(0, panel.getBoundingClientRect().top + scrollY - 24)")


def only_look(route: Route) -> None:
    request = route.request
    if request.method in ("GET", "HEAD") or CHECKS in request.url:
        route.continue_()
    else:
        route.abort()


def signed_in(browser: Browser, url: str, login: str) -> StorageState:
    page = browser.new_page()
    page.goto(f"{url}/admin/")
    page.fill("#id_username", login)
    page.fill("#id_password", login)
    page.press("#id_password", "Enter")
    page.wait_for_selector("#logout-form")
    state = page.context.storage_state()
    page.close()
    return state


def take(browser: Browser, url: str, group: str) -> None:
    """A group's login is the group's name."""
    state = signed_in(browser, url, group)
    for name, picture in PICTURES[group].items():
        for language in LANGUAGES:
            path = FOLDER / f"{group}-{name}.{language}.webp"
            try:
                path.write_bytes(small(png(browser, url, state, picture, language)))
            except BrowserError as error:
                sys.exit(f"{path.name}: the demo is not as on its first day, or the page has changed.\n{error}")


def png(browser: Browser, url: str, state: StorageState, picture: Picture, language: str) -> bytes:
    """A window of its own for each: nothing that was typed for another picture is offered back."""
    viewport: ViewportSize = {"width": picture.width, "height": picture.height}
    with browser.new_context(base_url=url, viewport=viewport, storage_state=state, color_scheme="light") as context:
        context.add_cookies([{"name": "django_language", "value": language, "url": url}])
        context.route("**/*", only_look)
        page = context.new_page()
        page.goto("/admin/")
        page.wait_for_load_state("networkidle")
        picture.prepare(page, language)
        page.evaluate("document.fonts.ready")
        return page.screenshot(animations="disabled", caret="hide")


def small(png: bytes) -> bytes:
    """Lossless in few colours where that is small enough: letters stay sharp."""
    with Image.open(BytesIO(png)) as image:
        picture = image.convert("RGB")
    for colours in (128, 64, 32, 16):
        encoded = webp(picture.quantize(colours, dither=Image.Dither.NONE).convert("RGB"), lossless=True)
        if len(encoded) <= MOST_BYTES:
            return encoded
    for quality in range(80, 0, -10):
        encoded = webp(picture, quality=quality)
        if len(encoded) <= MOST_BYTES:
            return encoded
    raise ValueError(f"larger than {MOST_BYTES} bytes whatever is done")


def webp(picture: Image.Image, **how: int) -> bytes:
    file = BytesIO()
    picture.save(file, "WEBP", method=6, **how)
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.guide_pictures")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    url = parser.parse_args().url
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=install(), args=ARGUMENTS)
        for group in PICTURES:
            take(browser, url, group)
        browser.close()
    sizes = [path.stat().st_size for path in FOLDER.glob("*.webp")]
    sys.stdout.write(f"{len(sizes)} pictures, {sum(sizes) // 1000} KB in {FOLDER}\n")


if __name__ == "__main__":
    main()

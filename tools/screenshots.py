"""Pictures of every kind of page, for looking at, and the six that stand in the README.

`python -m tools.screenshots [FOLDER] [--url http://127.0.0.1:8000] [--readme]`: needs a running `make run`.
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from demo.page_kinds import KINDS, address
from tools.browser import ARGUMENTS, install
from tools.guide_pictures import Picture, desk, png, signed_in, translation

SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 390, "height": 844}}
ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "docs" / "screenshots"


def public_pages(browser: Browser, url: str, folder: Path) -> None:
    """Every kind of page × language × width in the light, and each Russian narrow page in the dark too."""
    for size, viewport in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            for kind in KINDS:
                for language in ("ru", "en"):
                    page.goto(url + address(kind, language))
                    page.screenshot(path=folder / f"{kind}-{language}-{size}-{scheme}.png", full_page=True)
            context.close()


def article_form(page: Page, _language: str) -> None:
    page.goto("/admin/news/article/?q=Tomsk province agree")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_selector(".cke iframe >> visible=true")


STAFF = {
    "desk-ru-wide": ("editor", desk),
    "translation-en-wide": ("translator", translation),
    "article-ru-wide": ("press", article_form),
}


def staff_pages(browser: Browser, url: str, folder: Path) -> None:
    """What the press office works with, as it looks to each of them."""
    for name, (login, prepare) in STAFF.items():
        picture = Picture(prepare, SIZES["wide"]["height"], SIZES["wide"]["width"])
        language = name.split("-")[1]
        (folder / f"{name}.png").write_bytes(png(browser, url, signed_in(browser, url, login), picture, language))


def readme(browser: Browser, url: str) -> None:
    README.mkdir(parents=True, exist_ok=True)
    wanted = [("home", "ru", "wide", "light"), ("day", "en", "wide", "light"), ("expedition", "ru", "narrow", "dark")]
    for kind, language, size, scheme in wanted:
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(url + address(kind, language))
        page.screenshot(path=README / f"{kind}-{language}-{size}.png")
        context.close()
    staff_pages(browser, url, README)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "var" / "screenshots")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--readme", action="store_true", help="only those of the README")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=install(), args=ARGUMENTS)
        if options.readme:
            readme(browser, options.url)
            return
        options.folder.mkdir(parents=True, exist_ok=True)
        public_pages(browser, options.url, options.folder)
        staff_pages(browser, options.url, options.folder)
        sys.stdout.write(f"{len(list(options.folder.glob('*.png')))} pictures in {options.folder}\n")


if __name__ == "__main__":
    main()

"""What several tests of the archive set up."""

import re
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from demo.factories import ArticleFactory, FlightEventFactory, SectionFactory
from editorial.content.models import Status
from editorial.core import clock
from missions.models import FlightEvent
from news.models import Article
from tests.visible import in_one_line


def moscow(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=clock.MOSCOW)


def article(*moment: int, **fields: Any) -> Article:
    """Public in both languages since a Moscow moment: `article(2018, 12, 3, 10)`."""
    made: Article = ArticleFactory(published_at=moscow(*moment), **fields)
    return made


def russian_only(*moment: int, **fields: Any) -> Article:
    section = SectionFactory(slug="procurement", name_ru="Закупки", name_en="", policy="russian_only")
    return article(*moment, section=section, status_en=Status.DRAFT, **fields)


def hidden(*moment: int) -> list[Article]:
    """What nobody may see, on one day: drafts, a withdrawn text, one that waits for its translation."""
    return [
        article(*moment, title_en="Secret draft", title_ru="Тайна", status_ru="draft", status_en="draft"),
        article(*moment, title_en="Secret half", title_ru="Тайна", status_en="draft"),
        article(*moment, title_en="Secret gone", title_ru="Тайна", status_ru="withdrawn", status_en="withdrawn"),
    ]


def spacewalk(*moment: int) -> FlightEvent:
    made: FlightEvent = FlightEventFactory(at=moscow(*moment), duration=timedelta(hours=7, minutes=45))
    return made


def main_part(response: Any) -> str:
    """What stands in <main>, without masthead and footer; spaces all of one kind."""
    html = in_one_line(response.content.decode().replace("\u00a0", " "))
    return html.partition("<main")[2].partition("</main>")[0]


def text_of(html: str) -> str:
    """The words alone, spaces of every kind as one."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


def day_links(html: str) -> set[str]:
    """The days that links lead to: {"2018/12/03"}."""
    return set(re.findall(r'href="/(?:ru|en)/archive/(\d{4}/\d{2}/\d{2})/"', html))


def xml(response: Any) -> ET.Element:
    return ET.fromstring(response.content)  # noqa: S314 - the site's own

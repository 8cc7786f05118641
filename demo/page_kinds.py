"""One address of every kind of public page, as the demo has them: for accessibility tests, screenshots and bench."""

KINDS = {
    "home": "",
    "news": "news/",
    "section": "news/iss/",
    "article": "news/2018/02/09/tomsk-agreement/",
    "project": "projects/planet-korolev/",
    "missions": "missions/",
    "expedition": "missions/iss-57/",
    "current-expedition": "missions/iss-58/",
    "timeline": "missions/timeline/",
    "timeline-year": "missions/timeline/?year=2018",
    "crew": "missions/crew/",
    "crew-found": "missions/crew/?q=Кононенко",
    "experience": "missions/crew/experience/",
    "person": "missions/crew/kononenko-oleg/",
    "flights": "missions/flights/",
    "flight": "missions/flights/soyuz-ms-11/",
    "failed-flight": "missions/flights/soyuz-ms-10/",
    "archive": "archive/",
    "year": "archive/2018/",
    "month": "archive/2018/12/",
    "day": "archive/2018/12/03/",
    "empty-day": "archive/1969/07/16/",
    "search": "search/?q=MS-10",
    "reading": "reading/",
    "missing": "no/such/page/",
}


def address(kind: str, language: str) -> str:
    return f"/{language}/{KINDS[kind]}"

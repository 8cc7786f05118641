"""Every sentence of the public site that denies something or speaks of all: it names the records, or is judged here.

A new one fails this test until somebody has asked: is it true where records are missing?
"""

import re
from pathlib import Path

from tools.messages import read_catalogue

PO = Path(__file__).resolve().parents[2] / "locale" / "en" / "LC_MESSAGES" / "django.po"
DENIES = re.compile(
    r"\b(no|not|none|nobody|nothing|never|yet|free|every|everybody|everything|all|most|only)\b", re.IGNORECASE
)
NAMES_WHAT_IS_HELD = re.compile(r"record|archive|on this list", re.IGNORECASE)
FOR_READERS = re.compile(r"templates/(?!admin/)|archive/|(missions|news|energia_site)/[a-z_]+\.py")
FOR_EDITORS = re.compile(
    r"missions/(crew_conflicts|flight_rules|launch_day|offsets)|news/anchors|energia_site/(staff|roles)|/(admin|models)\.py"
)

LINK = "a link to everything that the site has of a kind"
OWN = "the site's own texts, addresses and settings: it knows all of them"
FLIGHT = "said of one flight by its own record"
JUDGED = {
    LINK: {
        "All",
        "All by surname",
        "All expeditions",
        "All flights",
        "All news",
        "All people",
        "Show everybody",
        "Page %(number)s of %(all)s",
    },
    OWN: {
        "A demonstration of how a press-office site is built. Texts were written for display, pictures were drawn by"
        " program; this is not the official site of the corporation.",
        "It has probably not been saved. Leave this page open until the site works again, then send it from here.",
        "Kept in one cookie of this browser. Every page then comes in this form; nothing else changes.",
        "Not in English",
        "Not in Russian",
        "Nothing has been published yet.",
        "Nothing is shown in its place: the site never shows one language for another.",
        "Nothing was found. Check the spelling, try fewer words, a surname alone, the number of a ship (MS-11) or a"
        " date (February 9, 2018).",
        "Passwords and files are not kept here: please give them again.",
        "Published in English only",
        "Published in Russian only",
        "The database does not answer. What you sent has probably not been saved.",
        "The query was too long: only its first %(longest)s characters were searched for.",
        "There is no such link",
        "There is no such page",
        "This link no longer works",
        "This page has no English text yet. An English text appears at this same address when it is approved.",
        "This page has no Russian text yet. A Russian text appears at this same address when it is approved.",
    },
    FLIGHT: {
        "Launch not confirmed yet",
        "launch not confirmed yet",
        "not confirmed yet",
        "The launch was planned for this time and is not confirmed yet:",
    },
    "shown only of a person whom the press office has entered with a flight to come": {
        "%(name)s has not flown in space yet.",
        "Has not flown in space yet.",
    },
    "a note under the list says that they count the flights in our records": {"%(total)s in all"},
    "a page that says below its title among whom and what it counts": {
        "Most days in space",
        "The most experienced: place, name, agency, flights, days in space",
    },
    "history, whatever the records hold: said of days before 2 November 2000": {
        "Nobody lived on the International Space Station yet"
    },
    "the calendar": {"%(month)s is yet to come"},
}


def denials():
    for message in read_catalogue(PO, "en"):
        places = [place for place, _line in message.locations]
        is_public = any(FOR_READERS.match(place) and not FOR_EDITORS.search(place) for place in places)
        text = message.id if isinstance(message.id, str) else " ".join(message.id or ())
        if is_public and DENIES.search(text) and not NAMES_WHAT_IS_HELD.search(text):
            yield message.id


def test_every_denial_names_the_records_or_has_been_judged():
    judged = set().union(*JUDGED.values())
    assert sorted(set(denials()) - judged) == []


def test_nothing_is_judged_that_nobody_says_any_more():
    assert sorted(set().union(*JUDGED.values()) - set(denials())) == []


def test_what_stood_here_and_was_not_true_would_be_seen():
    for untrue in (
        "Nothing was published on this day, and no ship was launched, docked or landed.",
        "No ship is in space now.",
        "%(port)s: free.",
        "Every expedition to the station: a timeline, days, commanders.",
        "No expedition was under way: the station was not yet inhabited",
    ):
        assert DENIES.search(untrue)
        assert not NAMES_WHAT_IS_HELD.search(untrue)

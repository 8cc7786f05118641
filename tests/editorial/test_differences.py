"""What changed between two texts, as a translator and an editor read it."""

import random
import re
import time

import pytest

from editorial.core.cleaning import clean_html
from editorial.core.fingerprints import words_of as words
from editorial.differences import compare, summary

RICH = [
    ("<p>a b</p>", "<p>a c</p>", "<p>a <del>b</del><ins>c</ins></p>"),
    ("", "<p>x</p>", "<p><ins>x</ins></p>"),
    ("<p>x</p>", "", "<p><del>x</del></p>"),
    ("", "", ""),
    ("<p>same</p>", "<p>same</p>", "<p>same</p>"),
    ("<p>a</p>", "<h2>a</h2>", "<p><del>a</del></p><h2><ins>a</ins></h2>"),
    ("<p>one</p><hr><p>two</p>", "<p>one</p><p>two</p>", "<p>one</p><del><hr></del><p>two</p>"),
    (
        "<ul><li>a</li><li>b</li><li>c</li></ul>",
        "<ul><li>a</li><li>c</li></ul>",
        "<ul><li>a</li><li><del>b</del></li><li>c</li></ul>",
    ),
    (
        "<p>make it bold now please</p>",
        "<p>make it <strong>bold</strong> now please</p>",
        "<p>make it <del>bold</del> <ins><strong>bold</strong></ins> now please</p>",
    ),
    ("<p>a&amp;b &lt;c&gt;</p>", "<p>a&amp;d &lt;c&gt;</p>", "<p>a&amp;<del>b</del> <ins>d</ins> &lt;c&gt;</p>"),
]
HOSTILE = [
    "<script>alert(1)</script>x",
    "<img src=x onerror=alert(1)>x",
    '<a href="javascript:alert(1)">x</a>',
    '<p onclick="alert(1)">x</p>',
    "<ins onclick=alert(1)>x</ins><del>y",
    "<svg><style><img src=x onerror=alert(1)></style></svg>x",
    '"><b onmouseover=alert(1)>x',
]


@pytest.mark.parametrize(("old", "new", "shown"), RICH)
def test_a_reader_sees_the_very_words_that_changed(old: str, new: str, shown: str) -> None:
    assert compare(old, new, rich=True) == shown


def test_a_changed_cell_stays_one_cell_and_a_row_stays_a_row() -> None:
    old = "<table><tr><td>1</td><td>one</td></tr><tr><td>2</td><td>two</td></tr></table>"
    new = "<table><tr><td>2</td><td>zwei</td></tr><tr><td>3</td><td>three</td></tr></table>"
    shown = compare(old, new, rich=True)
    assert "<td><del>two</del><ins>zwei</ins></td>" in shown
    assert shown.count("<tr>") == 3
    assert "<tr><td><del>1</del></td><td><del>one</del></td></tr>" in shown


def test_a_link_that_leads_elsewhere_shows_both_addresses_and_keeps_its_words() -> None:
    shown = compare('<p>see <a href="/a">this</a></p>', '<p>see <a href="/b">this</a></p>', rich=True)
    assert "<del>(/a)</del>" in shown
    assert "<ins>(/b)</ins>" in shown
    assert shown.count("this") == 1


def test_plain_text_is_shown_as_it_was_typed() -> None:
    assert compare("<b>one\ntwo", "<b>one\n2 two", rich=False) == "&lt;b&gt;one<br><ins>2</ins> two"


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("rich", [True, False])
def test_nothing_in_a_comparison_runs(hostile: str, rich: bool) -> None:
    for old, new in [(hostile, ""), ("", hostile), (hostile, hostile), ("<p>x</p>", hostile)]:
        shown = compare(old, new, rich=rich)
        tags = re.findall(r"<[^>]*>", shown)
        assert not [tag for tag in tags if re.search(r"\bon\w+=|javascript:|<(script|style|svg|img)", tag)]


def _text(rng: random.Random) -> str:
    def words_of() -> str:
        return " ".join(rng.choices(["да", "нет", "МС-11", "14:05", "«Союз»,", "on", "off", "(a)", "b."], k=9))

    blocks = (
        lambda: f"<p>{words_of()}</p>",
        lambda: f"<h2>{words_of()}</h2>",
        lambda: f"<ul><li>{words_of()}</li><li><strong>{words_of()}</strong> x</li></ul>",
        lambda: f'<p>{words_of()} <a href="/{rng.randint(1, 3)}">{words_of()}</a></p>',
        lambda: f"<table><tr><td>{words_of()}</td><th>{words_of()}</th></tr></table>",
        lambda: f"<blockquote><p>{words_of()}</p><footer>{words_of()}</footer></blockquote>",
    )
    return "".join(rng.choice(blocks)() for _ in range(rng.randint(0, 6)))


def _without(mark: str, html: str) -> list[str]:
    html = re.sub(rf"<{mark}>.*?</{mark}>", " ", html, flags=re.DOTALL)
    return words(re.sub(r"\(/\d\)|</?(?:ins|del)>", " ", html))


@pytest.mark.parametrize("seed", range(60))
def test_no_word_of_either_text_is_lost_or_made_up(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    old, new = _text(rng), _text(rng)
    if seed % 2:
        new = old.replace("да", "нет", 1).replace("<p>", "<p>ещё ", 1)
    shown = compare(old, new, rich=True)
    assert _without("del", shown) == words(clean_html(new))
    assert _without("ins", shown) == words(clean_html(old))


LONG = random.Random(1)  # noqa: S311
VOCABULARY = [f"слово{number}" for number in range(2000)]
BOOK = "".join(f"<p>{' '.join(LONG.choices(VOCABULARY, k=60))}</p>" for _ in range(350))
WORST = {
    "two unlike books": (BOOK, "".join(f"<p>{' '.join(LONG.choices(VOCABULARY, k=60))}</p>" for _ in range(350))),
    "one word again and again": ("<p>" + "да " * 60_000, "<p>" + "да " * 59_000 + "нет " * 1_000),
    "two words in turns": ("<p>" + "а б " * 40_000, "<p>" + "б а а " * 30_000),
    "empty-handed paragraphs": ("<p>a</p><p>b</p>" * 12_000, "<p>b</p><p>a</p><p>a</p>" * 8_000),
    "one endless word": ("а" * 200_000, "б" * 200_000),
    "marks": ("«" * 100_000, "»«" * 50_000),
    "lists in lists": ("<ul><li>" * 3_000 + "x", "<ul><li>" * 3_000 + "y"),
}


@pytest.mark.parametrize("name", WORST)
def test_whatever_was_pasted_is_compared_before_anybody_gives_up(name: str) -> None:
    old, new = WORST[name]
    began = time.process_time()
    shown = compare(old, new, rich=True)
    assert time.process_time() - began < 5  # a second here; the machine of the tests may be busy
    assert "<ins>" in shown
    assert "<del>" in shown


def test_a_slip_in_a_book_is_shown_alone() -> None:
    shown = compare(BOOK, BOOK.replace("слово77 ", "слово-77 "), rich=True)
    assert set(re.findall(r"<ins>(.*?)</ins>", shown)) == {"слово-77"}
    assert set(re.findall(r"<del>(.*?)</del>", shown)) == {"слово77"}


def test_the_summary_counts_words_on_both_sides() -> None:
    assert summary("<p>one two three</p>", "<p>one 2 three four</p>") == (2, 1)
    assert summary("", "") == (0, 0)

"""Words that their author struck out, hid or wrote beside the text: they are not stored, and the writer is told."""

import random

import pytest

from editorial.core.cleaning import LONGEST, clean_html, clean_html_anew, has_words, plain
from editorial.core.pasting.elements import LeftOut
from editorial.core.typography import no_break_html

STRUCK = "<p><del>14</del><ins>15</ins> марта</p>"


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("<p>a <del>b</del></p>", LeftOut.DELETED),
        ("<p>a <s>b</s></p>", LeftOut.DELETED),
        ("<p>a <strike>b</strike></p>", LeftOut.DELETED),
        ("<p>a <span class=msoDel>b</span></p>", LeftOut.DELETED),
        ("<p>a <span style='text-decoration: underline line-through'>b</span></p>", LeftOut.DELETED),
        ("<p>a <span style='display:none'>b</span></p>", LeftOut.HIDDEN),
        ("<p>a <span style='mso-hide: all'>b</span></p>", LeftOut.HIDDEN),
        ("<p>a <span style='Visibility: Hidden !important'>b</span></p>", LeftOut.HIDDEN),
        ("<p>a <span hidden>b</span></p>", LeftOut.HIDDEN),
        ("<style>.x{display:none}</style><p>a <span class=x>b</span></p>", LeftOut.HIDDEN),
        ("<p>a<a href='#_msocom_1'>[b]</a></p>", LeftOut.COMMENT),
        ("<p>a</p><p><a href='#_msoanchor_1'>[b]</a>b</p>", LeftOut.COMMENT),
        ("<p>a</p><div style='mso-element:comment-list'><p>b</p></div>", LeftOut.COMMENT),
    ],
)
def test_what_nobody_was_to_read_goes_with_its_words(pasted, why):
    cleaned = clean_html(pasted)
    assert cleaned == "<p>a</p>"
    assert cleaned.left_out == {why}


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (STRUCK, "<p>15 марта</p>"),
        ("<p><ins>a</ins> <u>b</u></p>", "<p>a b</p>"),
        ("<p><span style='text-decoration:none;display:inline'>a</span></p>", "<p>a</p>"),
        ("<p><span style='mso-hide:none'>a</span></p>", "<p>a</p>"),
        ("<p><a style='mso-comment-reference:A_1'>a</a></p>", "<p>a</p>"),
        ("<p>a<style>b</style><script>c</script></p>", "<p>a</p>"),
        ("<p><del></del>a<span hidden> </span></p>", "<p>a</p>"),
        ("<p>a</p><p>b</del></p>", "<p>a</p><p>b</p>"),
    ],
)
def test_what_stays_is_not_spoken_of(pasted, stored):
    cleaned = clean_html(pasted)
    assert cleaned == stored
    assert not cleaned.left_out - {LeftOut.DELETED}
    assert bool(cleaned.left_out) is (pasted == STRUCK)


def test_a_deletion_that_is_never_ended_takes_its_paragraph_only():
    assert clean_html("<p>a <del>b</p><p>c</p>") == "<p>a</p><p>c</p>"


def test_a_struck_cell_is_empty_and_its_row_keeps_its_columns():
    row = "<table><tr><td>a</td><td class=msoDel>b</td><td>c</td></tr></table>"
    assert "<td>a</td><td></td><td>c</td>" in clean_html(row)


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<h1>A</h1><h4>B</h4>", "<h2>A</h2><h3>B</h3>"),
        ("<dl><dt>Масса</dt><dd>7 т</dd></dl>", "<p>Масса</p><p>7 т</p>"),
        ("a<div>b</div>c", "<p>a</p><p>b</p><p>c</p>"),
        ("<ul><li><div>a</div><div>b</div></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<li>a", "<ul><li>a</li></ul>"),
        ("<p>a<hr>b", "<p>a</p><hr><p>b</p>"),
        ("<object>x</object>a<p>b</p>", "<p>a</p><p>b</p>"),
    ],
)
def test_blocks_do_not_run_together(pasted, stored):
    assert clean_html(pasted) == stored


@pytest.mark.parametrize(
    ("language", "stored"), [("ru", "<p>«a „b“»</p>"), ("en", "<p>“a ‘b’”</p>"), ("", "<p>“a ‘b’”</p>")]
)
def test_quotations_keep_their_marks_in_the_language_of_the_text(language, stored):
    assert clean_html("<q>a <q>b</q></q>", language) == stored


PIECES = (
    "<p>|</p>|<div>|</div>|<b>|</b>|<i>|<strong>|<ul>|<ol>|<li>|</li>|</ul>|<table>|<tr>|<td>|<th>|</td>|</tr>|</table>"
    "|<caption>|<tbody>|<blockquote>|</blockquote>|<footer>|<h1>|</h1>|<h2>|</h3>|<q>|</q>|<del>|</del>|<s>|</s>|<hr>"
    "|<a href=/ru/x>|<a href=#x>|</a>|<br>|<span hidden>|<span>|</span>|<sub>|<pre>|</pre>|<tr height=0>|<script>"
    "|</script>|<svg>|</svg>|<dt>|<ins>|<a href=#_msoanchor_1>|<div hidden>|<table role=presentation>|<p lang=en>"
    "|<td colspan=2 width=3>|<p style='mso-list:l0 level2 lfo1'>|<span style='mso-list:Ignore'>|&nbsp;|&shy;|&#8203;"
    "|&lt;|&amp;|\u0338|\u0301|a|бв| |\n|1.|<|<!--|-->"
)
KNOWN = PIECES.split("|")  # so that the list stays readable


@pytest.mark.parametrize("seed", range(20))
def test_what_has_been_cleaned_is_clean(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(100):
        pasted = "".join(chance.choices(KNOWN, k=chance.randint(1, 30)))
        cleaned = clean_html(pasted)
        again = clean_html_anew(cleaned)
        assert (again, again.left_out) == (cleaned, frozenset()), pasted


@pytest.mark.parametrize("text", ["<5 т и > 3", "a < b", "<<<", "<p", "x <y"])
def test_a_sign_that_begins_no_tag_is_text(text):
    assert plain(text) == text


def test_a_text_that_is_too_long_is_not_read_through_to_see_whether_it_is_empty():
    assert has_words(" " * (LONGEST + 1))
    assert not has_words("<p> </p>")


def test_the_public_page_shows_a_clean_text_as_it_is():
    assert no_break_html(clean_html('<p><a href="https://x.example/?a=1&amp;b=2">a</a> &amp; b</p>')).endswith("b</p>")

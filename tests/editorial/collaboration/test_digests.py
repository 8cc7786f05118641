"""Two renderings of one value have one digest; two values have two."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime

from editorial.admin.forms import CleanCharField
from editorial.collaboration.form_digests import digest
from editorial.core.fields import RichTextFormField

RICH = RichTextFormField()
MOMENT = forms.SplitDateTimeField(widget=AdminSplitDateTime())
STORED = datetime(2018, 12, 3, 11, 31, 52, 9, tzinfo=UTC)

SAME = [
    (CleanCharField(), "two\nlines", "two\r\nlines"),
    (CleanCharField(), None, ""),
    (CleanCharField(), "text", " text\u200b "),
    (forms.IntegerField(), 7, "7"),
    (forms.IntegerField(), None, ""),
    (forms.BooleanField(), True, "on"),
    (forms.BooleanField(), None, False),
    (forms.DateField(), date(2019, 2, 9), "2019-02-09"),
    (forms.DurationField(), timedelta(hours=6, minutes=30), "06:30:00"),
    (forms.ChoiceField(choices=[("a", "A")]), "a", "a"),
    (MOMENT, STORED, ["2018-12-03", "14:31:52"]),
    (MOMENT, None, ["", ""]),
    (MOMENT, datetime(2010, 10, 30, 22, 30, tzinfo=UTC), ["2010-10-31", "02:30:00"]),  # an hour that came twice
    (RICH, "<p>a</p><p>b</p>", "<p>a</p>\r\n\r\n<p>b</p>\r\n"),
    (RICH, "<ul><li>a</li></ul>", "<ul>\n\t<li>a</li>\n</ul>"),
    (RICH, "<p>a&nbsp;b</p>", "<p>a\u00a0b</p>"),
    (RICH, '<p><a href="/x" title="t">a</a></p>', '<p><a title="t" href="/x">a</a></p>'),
    (
        RICH,
        "<table><tbody><tr><td></td></tr></tbody></table>",
        "<table><tbody><tr><td>&nbsp;</td></tr></tbody></table>",
    ),
    (RICH, "", "<p>&nbsp;</p>"),
]
DIFFERENT = [
    (CleanCharField(), "text", "Text"),
    (CleanCharField(), "«a»", '"a"'),
    (forms.IntegerField(), 7, "seven"),
    (forms.BooleanField(), True, False),
    (MOMENT, STORED, ["2018-12-03", "14:31:53"]),
    (MOMENT, STORED, ["2018-12-03", ""]),
    (MOMENT, None, ["nonsense", ""]),
    (RICH, "<p>«a»</p>", '<p>"a"</p>'),
    (RICH, "<p>a – b</p>", "<p>a - b</p>"),
    (RICH, "<p>a&nbsp;b</p>", "<p>a b</p>"),
    (RICH, "<p>a</p>", "<h2>a</h2>"),
    (RICH, "<p><b>a</b></p>", "<p>a</p>"),
    (RICH, "<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
    (RICH, '<p><a href="/x">a</a></p>', '<p><a href="/y">a</a></p>'),
    (RICH, "<p>a</p><p>b</p>", "<p>a b</p>"),
]


@pytest.mark.parametrize(("field", "stored", "sent"), SAME)
def test_what_comes_back_as_it_went_out_is_the_same(field, stored, sent):
    assert digest(field, stored) == digest(field, sent)


@pytest.mark.parametrize(("field", "stored", "sent"), DIFFERENT)
def test_what_somebody_changed_is_another(field, stored, sent):
    assert digest(field, stored) != digest(field, sent)

"""A launch day: what is prepared, what moves, what one editor's confirmation lets out."""

from datetime import timedelta

import pytest

from editorial.content.models import AuditEntry, Status, Translation
from editorial.core import clock
from editorial.core.languages import LANGUAGES
from missions.models import Flight, LaunchAttempt, LaunchChange
from news.models import Article
from tests.admin.forms import send
from tests.news.launch_day import DAY, address, launched, local, public, read, scrubbed, sent
from tests.news.launch_scenes import HOUR, T0, scene
from tests.people import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("an_hour_before")]


def test_prepared_texts_are_seen_by_nobody_before_an_outcome_is_confirmed(client):
    made = scene()
    with clock.stopped(T0 + 2 * DAY):
        for language in LANGUAGES:
            assert public(language) == {"ms-12-crew"}
        for article in made.texts.values():
            article.refresh_from_db()
            assert article.public_languages() == []
            assert client.get(f"/ru/news/2019/03/14/{article.slug}/").status_code == 404


def test_a_text_counted_from_the_launch_goes_out_by_itself():
    made = scene()
    assert made.before.published_at == T0 - 2 * HOUR
    assert public() == public("en") == {"ms-12-crew"}


def test_a_launch_moves_what_is_tied_to_it_and_not_what_readers_have_seen():
    with clock.stopped(T0 - 3 * HOUR):
        made = scene()
        made.ship.launch_at, made.ship.docking_at = made.ship.launch_at + DAY, None
        made.ship.save()
        made.before.refresh_from_db()
        assert made.before.published_at == T0 + DAY - 2 * HOUR
        assert Translation.objects.of(made.before).get().due_at == made.before.published_at
    with clock.stopped(T0 + DAY - HOUR):
        made.ship.launch_at, made.ship.docking_at = made.ship.launch_at + DAY, None
        made.ship.save()
        made.before.refresh_from_db()
        assert made.before.published_at == T0 + DAY - 2 * HOUR
        assert public() == {"ms-12-crew"}


def test_a_text_tied_to_a_launch_of_some_month_has_no_moment_and_waits():
    with clock.stopped(T0 - 3 * HOUR):
        made = scene()
        made.ship.launch_at, made.ship.launch_precision, made.ship.docking_at = T0 + 30 * DAY, "month", None
        made.ship.save()
    with clock.stopped(T0 + 400 * DAY):
        made.before.refresh_from_db()
        assert made.before.published_at is None
        made.before.save()  # approved, and without a moment: that means "now" for every other text
        assert public() == set()


def test_a_confirmed_launch_lets_out_one_text_in_both_languages_and_locks_the_others():
    made = scene()
    with clock.stopped(T0 + 9 * timedelta(minutes=1)):
        answer = client_of("editor").post(
            address(made.ship), launched(made.ship, T0 + timedelta(seconds=1), confirmed="1")
        )
        assert answer.status_code == 302
        assert public() == public("en") == {"ms-12-crew", "ms-12-launched"}
    made.ship.refresh_from_db()
    assert (made.ship.outcome, made.ship.launch_at) == ("success", T0 + timedelta(seconds=1))
    assert {text.hold for text in Article.objects.filter(for_outcome__in=["scrubbed", "aborted"])} == {"locked"}
    with clock.stopped(T0 + DAY):
        assert public() == {"ms-12-crew", "ms-12-launched", "ms-12-orbit"}
    assert AuditEntry.objects.filter(action="confirmed", object_id=made.ship.pk).count() == 1


def test_what_flew_a_second_late_is_no_change_of_the_plan():
    made = scene()
    with clock.stopped(T0 + HOUR):
        client_of("editor").post(address(made.ship), launched(made.ship, T0 + timedelta(seconds=1), confirmed="1"))
    assert not LaunchChange.objects.exists()


def test_a_scrub_lets_out_its_text_and_keeps_the_others_for_the_next_attempt():
    made = scene()
    client_of("editor").post(
        address(made.ship), scrubbed(made.ship, confirmed="1", reason_ru="Ветер", reason_en="Wind")
    )
    assert public() == public("en") == {"ms-12-crew", "ms-12-scrubbed"}
    made.ship.refresh_from_db()
    assert (made.ship.launch_at, made.ship.docking_at) == (T0 + DAY, T0 + DAY + 6 * HOUR)
    change = LaunchChange.objects.get()
    assert (change.from_at, change.to_at, change.reason_en) == (T0, T0 + DAY, "Wind")
    with clock.stopped(T0 + DAY + HOUR):
        client_of("editor").post(address(made.ship), launched(made.ship, T0 + DAY, confirmed="1"))
        assert public() == {"ms-12-crew", "ms-12-scrubbed", "ms-12-launched", "ms-12-orbit"}
    assert [attempt.result for attempt in LaunchAttempt.objects.all()] == ["scrubbed", "launched"]


def test_a_scrub_without_a_new_time_says_the_month():
    made = scene()
    client_of("editor").post(address(made.ship), scrubbed(made.ship, T0 + 20 * DAY, "month", confirmed="1"))
    made.ship.refresh_from_db()
    assert made.ship.launch_precision == "month"
    assert {Article.objects.get(pk=made.texts[name].pk).published_at for name in ("launched", "aborted")} == {None}


def test_an_abort_is_a_failure_and_locks_what_told_of_the_orbit():
    made = scene()
    with clock.stopped(T0 + HOUR):
        client_of("editor").post(address(made.ship), sent(made.ship, "aborted", launched_at=local(T0), confirmed="1"))
        assert public() == public("en") == {"ms-12-crew", "ms-12-aborted"}
    made.after.refresh_from_db()
    made.ship.refresh_from_db()
    assert (made.after.hold, made.ship.outcome) == ("locked", "failure")


def test_the_first_press_only_repeats_what_will_happen():
    made = scene()
    with clock.stopped(T0 + HOUR):
        html = read(client_of("editor").post(address(made.ship), launched(made.ship)))
    assert "Result launched" in html
    assert "goes out at once" in html
    assert "Is locked and never goes out: “Result scrubbed”" in html
    assert not LaunchAttempt.objects.exists()
    assert Flight.objects.get(pk=made.ship.pk).outcome == "planned"


def test_a_ship_in_a_prepared_title_gets_inner_quotation_marks_where_the_title_is_quoted():
    made = scene()
    Article.objects.filter(pk=made.texts["launched"].pk).update(title_en="“Soyuz MS-12” is up")
    html = read(client_of("editor").get(address(made.ship)))
    assert "“‘Soyuz MS-12’ is up” goes out at once" in html
    assert "““" not in html


def test_a_missing_or_unapproved_text_is_said_before_anybody_confirms():
    made = scene()
    made.texts["aborted"].delete()
    made.texts["launched"].status_en = Status.DRAFT
    made.texts["launched"].save()
    html = read(client_of("editor").get(address(made.ship)))
    assert "No text is prepared for this outcome: nothing goes out." in html
    assert "The English text is not approved: “Result launched”." in html


def test_the_form_and_the_desk_say_which_moment_that_is():
    made = scene()
    html = read(client_of("editor").get(f"/admin/news/article/{made.before.pk}/change/"))
    assert "T−2 h of Soyuz MS-12, that is March 14, 2019, 20:14 Moscow · 17:14 UTC" in html
    with clock.stopped(T0 - 3 * HOUR):
        desk = read(client_of("editor").get("/admin/"))
    assert "T−2 h of Soyuz MS-12, that is March 14, 2019" in desk
    assert "Launches at hand" in desk
    goes_out_next = desk.partition("Goes out next")[2].partition("</p>")[0]
    assert "Экипаж занял места" in goes_out_next


def test_a_press_officer_ties_a_draft_to_a_launch_and_not_what_is_approved():
    made = scene()
    made.before.status_ru = made.before.status_en = Status.DRAFT
    made.before.save()
    form = f"/admin/news/article/{made.before.pk}/change/"
    assert send(client_of("press"), form, {"anchor_offset": "Т-3 ч"}).status_code == 302
    made.before.refresh_from_db()
    assert made.before.published_at == T0 - 3 * HOUR
    form = f"/admin/news/article/{made.after.pk}/change/"
    assert send(client_of("press"), form, {"anchor_offset": "T+1 h"}).status_code == 403
    made.after.refresh_from_db()
    assert made.after.anchor_offset == timedelta(minutes=10)

"""A launch day: what nobody can confirm, and who is told what in its place."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from editorial.content.models import AuditEntry
from editorial.core import clock
from missions.launch_day import Decision, LaunchSnapshot, Overtaken, confirm_launch
from missions.models import Flight, LaunchAttempt
from news.models import Article
from tests.admin.forms import send
from tests.news.launch_day import DAY, address, launched, local, public, read, scrubbed, sent
from tests.news.launch_scenes import HOUR, OUTCOMES, T0, scene
from tests.people import client_of, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("an_hour_before")]


@pytest.mark.parametrize("result", OUTCOMES)
def test_a_press_officer_confirms_nothing(result):
    made = scene()
    fields = {"launched_at": local(T0 - 2 * HOUR), "next_at": local(T0 + DAY), "next_precision": "second"}
    assert client_of("press").get(address(made.ship)).status_code == 403
    assert (
        client_of("press").post(address(made.ship), sent(made.ship, result, confirmed="1", **fields)).status_code == 403
    )
    assert not LaunchAttempt.objects.exists()
    assert AuditEntry.objects.filter(action="refused").exists()


@pytest.mark.parametrize(
    ("to", "precision"), [(T0 - 2 * HOUR, "second"), (T0, "second"), (T0 - 40 * DAY, "month"), (T0 - DAY, "day")]
)
def test_a_scrub_into_the_past_or_to_the_same_second_is_refused_and_what_was_typed_stays(to, precision):
    made = scene()
    answer = client_of("editor").post(
        address(made.ship), scrubbed(made.ship, to, precision, reason_ru="Ветер", confirmed="1")
    )
    assert answer.status_code == 200
    assert 'value="Ветер"' in read(answer)
    assert "errorlist" in read(answer)
    assert not LaunchAttempt.objects.exists()


def test_a_launch_that_has_not_come_cannot_have_taken_place():
    made = scene()
    answer = client_of("editor").post(address(made.ship), launched(made.ship, confirmed="1"))
    assert "This time has not come" in read(answer)
    assert not LaunchAttempt.objects.exists()


def test_of_two_who_confirm_one_wins_and_the_other_is_told_who_did_what_and_when():
    made = scene()
    with clock.stopped(T0 + HOUR):
        late = sent(made.ship, "aborted", launched_at=local(T0), confirmed="1")
        client_of("editor").post(address(made.ship), launched(made.ship, confirmed="1"))
        answer = client_of("editor").post(address(made.ship), late)
        assert answer.status_code == 409
        assert "Игорь Жданов has confirmed “launched” already, March 14, 2019, 23:14" in read(answer)
        assert public() == {"ms-12-crew", "ms-12-launched", "ms-12-orbit"}
    assert Flight.objects.get(pk=made.ship.pk).outcome == "success"


def test_the_same_outcome_twice_is_one_outcome():
    made = scene()
    with clock.stopped(T0 + HOUR):
        form = launched(made.ship, confirmed="1")
        client_of("editor").post(address(made.ship), form)
        assert client_of("editor").post(address(made.ship), form).status_code == 409
    assert LaunchAttempt.objects.count() == 1


def test_a_launch_moved_meanwhile_is_looked_at_again():
    made = scene()
    form = scrubbed(made.ship, T0 + 2 * DAY, confirmed="1")
    made.ship.launch_at += HOUR
    made.ship.save()
    answer = client_of("editor").post(address(made.ship), form)
    assert answer.status_code == 409
    assert "somebody has moved the launch" in read(answer)
    assert not LaunchAttempt.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_editors_in_the_same_second_get_one_outcome():
    made, told = scene(), []
    seen, user = LaunchSnapshot.of(made.ship), person("igor")
    gate = threading.Barrier(2)

    def confirms(result):
        try:
            gate.wait(timeout=10)
            with transaction.atomic():
                confirm_launch(made.ship.pk, Decision(result, launched_at=T0 - 2 * HOUR), seen, user)
        except Overtaken as overtaken:
            told.append(overtaken.attempt.result)
        finally:
            connection.close()

    threads = [threading.Thread(target=confirms, args=(result,)) for result in ("launched", "aborted")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    attempt = LaunchAttempt.objects.get()
    assert told == [attempt.result]
    out = Article.objects.published("ru").exclude(for_outcome="")
    assert [text.for_outcome for text in out] == [attempt.result]


def test_an_outcome_with_prepared_texts_is_confirmed_on_its_page_and_not_in_the_form():
    made = scene()
    with clock.stopped(T0 + HOUR):
        answer = send(client_of("editor"), f"/admin/missions/flight/{made.ship.pk}/change/", {"outcome": "success"})
        assert "confirm the outcome on the page of the launch day" in read(answer)
        assert Flight.objects.get(pk=made.ship.pk).outcome == "planned"


def test_only_one_text_waits_for_an_outcome():
    made = scene()
    second = Article(section=made.section, anchor_flight=made.ship, for_outcome="launched", title_ru="Ещё один")
    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    assert "уже ждёт другой текст" in str(refused.value)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"anchor_offset": HOUR}, "anchor_offset"),
        ({"for_outcome": "launched"}, "for_outcome"),
    ],
)
def test_a_time_counted_from_no_launch_is_refused(fields, wrong):
    with pytest.raises(ValidationError) as refused:
        Article(section=scene().section, title_ru="Текст", **fields).full_clean()
    assert wrong in refused.value.message_dict

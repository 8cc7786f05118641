"""An address of the admin that was mistyped, cut off or forged is answered in words, never with a fault of ours."""

import pytest
from django.conf import settings
from django.test import Client

from demo.factories import ArticleFactory, FlightEventFactory, FlightFactory, PersonFactory, PhotoFactory
from news.models import Article

ADDS = [
    "news/article/add/?people=abc",
    "news/article/add/?people=1,abc",
    "news/article/add/?flights=99999999999999999999",
    "news/article/add/?lead_photo=abc",
    "news/article/add/?published_at=abc",
    "news/article/add/?published_at=2019-02-30",
    "news/article/add/?section=abc",
    "news/article/add/?title_ru=%00",
    "missions/flightevent/add/?flight=x",
    "missions/flightevent/add/?flight=99999999999999999999",
    "missions/flightevent/add/?duration=abc&at=abc",
    "missions/flight/add/?spacecraft=abc&launch_at=abc&slug=%00",
    "missions/expedition/add/?patch=abc&number=abc",
    "missions/person/add/?birth_date=abc&agency=abc",
    "media_library/photo/add/?file=abc",
    "news/project/add/?picture=abc",
]
LISTS = [
    "missions/flightevent/?at__year=9999&at__month=12",
    "missions/flightevent/?at__year=9999&at__month=12&at__day=31",
    "missions/flightevent/?at__year=9999",
    "missions/flightevent/?at__year=0",
    "missions/flightevent/?at__year=1",
    "missions/flightevent/?at__year=abc",
    "missions/flightevent/?at__year=2018&at__month=13",
    "missions/flightevent/?at__year=2018&at__month=2&at__day=30",
    "missions/flightevent/?at__year=99999999999",
    "news/article/?published_at__year=9999&published_at__month=12",
    "news/article/?section__id__exact=abc",
    "news/article/?p=abc",
    "news/article/?o=abc",
    "news/article/?q=%00",
    "missions/flight/?spacecraft__id__exact=99999999999999999999",
]
RECORDS = ["abc", "99999999999999999999", "%00", "1_2C"]


@pytest.mark.parametrize("address", ADDS)
def test_a_form_opened_with_what_cannot_be_meant_is_an_empty_form(officer, address):
    response = officer.get(f"/admin/{address}")
    assert response.status_code == 200
    assert 'name="_save"' in response.content.decode()


def test_a_form_opened_with_what_can_be_meant_is_filled(officer):
    person, photo, flight = PersonFactory(), PhotoFactory(), FlightFactory()
    page = officer.get(f"/admin/news/article/add/?people={person.pk}&lead_photo={photo.pk}&published_at=2019-02-15")
    html = page.content.decode()
    assert f'<option value="{person.pk}" selected' in html
    assert f'<option value="{photo.pk}" selected' in html
    assert 'value="2019-02-15"' in html
    event = officer.get(f"/admin/missions/flightevent/add/?flight={flight.pk}").content.decode()
    assert f'<option value="{flight.pk}" selected' in event


def test_a_form_sent_to_such_an_address_is_judged_by_what_was_typed(officer):
    response = officer.post("/admin/news/article/add/?people=abc&published_at=abc", {"title_ru": "Слово"})
    assert response.status_code == 200
    assert "Слово" in response.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_a_list_filtered_by_what_cannot_be_is_a_list(officer, address):
    FlightEventFactory()
    ArticleFactory()
    assert officer.get(f"/admin/{address}", follow=True).status_code == 200


def test_the_last_month_that_can_be_named_is_only_empty(officer):
    FlightEventFactory()
    officer_sees = officer.get("/admin/missions/flightevent/?at__year=2018&at__month=12").content.decode()
    assert "result_list" in officer_sees


@pytest.mark.parametrize("pk", RECORDS)
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_a_record_that_cannot_be_there_is_not_there(officer, pk, page):
    for model in ("news/article", "missions/flight"):
        assert officer.get(f"/admin/{model}/{pk}/{page}/", follow=True).status_code in (200, 404)


@pytest.mark.parametrize("query", ["term=a&page=abc", "term=%00", "term=a&page=99999999999999999999", "page=0"])
def test_a_search_in_a_form_answers_whatever_it_is_asked(officer, query):
    PersonFactory()
    where = "app_label=news&model_name=article&field_name=people"
    assert officer.get(f"/admin/autocomplete/?{where}&{query}").status_code in (200, 404)
    assert officer.get(f"/admin/autocomplete/?{query}").status_code in (400, 403)
    assert officer.get("/admin/autocomplete/?app_label=x&model_name=%00&field_name=1").status_code in (400, 403)


@pytest.mark.parametrize("field", ["people", "lead_photo", "flights", "section", "expeditions"])
@pytest.mark.parametrize("value", ["abc", "99999999999999999999", "\x00", "1,2"])
def test_an_id_that_is_none_is_refused_beside_its_field(officer, field, value):
    response = officer.post("/admin/news/article/add/", {"title_ru": "Слово", field: value})
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors


@pytest.mark.parametrize("value", ["abc", "99999999999999999999", "\x00"])
def test_an_event_of_a_flight_that_cannot_be_is_refused_beside_it(officer, value):
    response = officer.post("/admin/missions/flightevent/add/", {"kind": "eva", "flight": value})
    assert response.status_code == 200
    assert "flight" in response.context["adminform"].form.errors


@pytest.mark.parametrize("selected", [["abc"], ["99999999999999999999"], ["\x00"], ["1", "abc"]])
def test_nothing_is_deleted_where_the_selection_makes_no_sense(officer, selected):
    article = ArticleFactory()
    data = {"action": "delete_selected", "_selected_action": selected, "post": "yes"}
    assert officer.post("/admin/news/article/", data, follow=True).status_code == 200
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("key", ["a" * 10 + "\x00" + "b" * 21, "x" * 5000, "\\xd1" * 10, "'; DROP TABLE--"])
def test_a_session_cookie_that_was_tampered_with_is_nobodys(db, key):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/login/").status_code == 200


@pytest.mark.parametrize("name", ["x" * 300, "x\x00", "Ё" * 256])
def test_a_name_nobody_has_is_refused_at_the_door(db, settings, name):
    settings.AXES_ENABLED = True
    response = Client().post("/admin/login/", {"username": name, "password": "y"})
    assert response.status_code == 200
    assert "errornote" in response.content.decode()

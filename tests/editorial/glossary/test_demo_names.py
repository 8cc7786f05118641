"""The demo's own names, as they are misspelt on the old site and as they are said rightly."""

import pytest

from editorial.checks import check_translation
from editorial.content.glossary_terms import terms
from missions.models import Person

from .test_terms import _found

pytestmark = pytest.mark.django_db


def test_the_name_desk_asks_once_for_each_kind_of_name_and_loads_no_texts(demo, django_assert_num_queries):
    with django_assert_num_queries(8) as asked:
        assert len(terms()) > 100
    assert not any("biography" in query["sql"] or "summary" in query["sql"] for query in asked)


@pytest.mark.parametrize(
    ("ru", "en", "wrong"),
    [
        ("Давид Сен-Жак на борту.", "David Saint-Jaques is aboard.", "Saint-Jaques"),
        ("Сен-Жак на борту.", "Saint Jacques is aboard.", "Saint Jacques"),
        ("Энн Макклейн на борту.", "Ann McClain is aboard.", "Ann"),
        ("Макклейн на борту.", "MacClain is aboard.", "MacClain"),
        ("Алексей Овчинин на борту.", "Ovchinin Alexey is aboard.", "Ovchinin Alexey"),
        ("Лука Пармитано на борту.", "Luka Parmitano is aboard.", "Luka"),
        ("Олег Кононеко на борту.", "Oleg Kononenko is aboard.", "Кононеко"),
    ],
)
def test_a_misspelt_cosmonaut_of_the_demo_is_found(demo, ru, en, wrong):
    Person.objects.get_or_create(
        slug="parmitano-luca",
        defaults={
            "given_name_ru": "Лука",
            "family_name_ru": "Пармитано",
            "given_name_en": "Luca",
            "family_name_en": "Parmitano",
            "agency": Person.objects.first().agency,
        },
    )
    places = [excerpt for code, excerpt in _found(ru, en) if code == "name_misspelt"]
    assert any(place.startswith(wrong) for place in places), _found(ru, en)


@pytest.mark.parametrize("en", ["Ann McClain is aboard.", "Anne McLain is aboard.", "David Saint-Jaques is aboard."])
def test_a_misspelt_name_is_found_before_there_is_a_translation(demo, en):
    found = check_translation({"lead": en}, {}, "en", terms())
    assert [finding.code for finding in found] == ["name_misspelt"]


@pytest.mark.parametrize(
    ("ru", "en"),
    [
        ("Кононенко и Макклейн на борту.", "Kononenko and McClain are aboard."),
        ("Связь с Энн Макклейн и Давидом Сен-Жаком.", "Contact with Anne McClain and David Saint-Jacques."),
        ("Олега Дмитриевича Кононенко поздравили.", "Oleg Kononenko was congratulated."),
        ("Астронавты НАСА на борту.", "Astronauts of the National Aeronautics and Space Administration are aboard."),
        ("«Союз МС-11» летит.", "Soyuz MS-11 is flying."),
    ],
)
def test_names_said_rightly_raise_nothing(demo, ru, en):
    assert _found(ru, en) == []

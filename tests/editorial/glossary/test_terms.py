"""The name desk: names that stand in other rooms join by themselves."""

import pytest

from demo.factories import AgencyFactory, FlightFactory, PersonFactory, PortFactory
from editorial.checks import Finding, check_translation
from editorial.content.glossary_terms import terms
from editorial.content.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def _found(ru: str, en: str) -> list[tuple[str, str]]:
    found: list[Finding] = check_translation(
        {"body": f"<p>{ru}</p>"}, {"body": f"<p>{en}</p>"} if en else {}, "ru", terms()
    )
    return [(finding.code, finding.excerpt) for finding in found]


def test_people_ships_sites_modules_agencies_and_flights_join():
    FlightFactory(slug="soyuz-ms-11", name_ru="Союз МС-11", name_en="Soyuz MS-11", port=PortFactory())
    PersonFactory()
    pairs = {(term.ru, term.en) for term in terms()}
    assert pairs >= {
        ("Олег Кононенко", "Oleg Kononenko"),
        ("Союз МС-11", "Soyuz MS-11"),
        ("Союз МС", "Soyuz MS"),
        ("Союз-ФГ", "Soyuz-FG"),
        ("Байконур", "Baikonur"),
        ("Поиск", "Poisk"),
        ("Роскосмос", "Roscosmos"),
    }


def test_a_port_is_a_common_noun_and_joins_by_its_module_alone():
    PortFactory()
    assert "стыковочный узел" not in {term.ru for term in terms()}


def test_a_name_that_lacks_a_language_does_not_join():
    PersonFactory(given_name_ru="Анна", family_name_ru="Иванова", given_name_en="", family_name_en="")
    assert _found("Говорит Анна Иванова.", "She speaks.") == []


def test_a_surname_of_two_words_is_one_surname():
    PersonFactory(given_name_ru="Марк", family_name_ru="Ванде Хай", given_name_en="Mark", family_name_en="Vande Hei")
    assert _found("Ванде Хай на борту.", "Vande Hei is aboard.") == []
    assert ("name_misspelt", "Vande Hey") in _found("Ванде Хай на борту.", "Vande Hey is aboard.")
    assert ("name_missing", "Ванде Хай") in _found("Ванде Хай на борту.", "He is aboard.")


def test_an_agency_may_be_called_by_either_of_its_names():
    AgencyFactory(
        name_ru="Европейское космическое агентство",
        name_en="European Space Agency",
        short_name_ru="ЕКА",
        short_name_en="ESA",
    )
    assert _found("Астронавты ЕКА.", "Astronauts of the European Space Agency.") == []
    assert _found("Астронавты ЕКА.", "European astronauts.") == [("name_missing", "ЕКА")]


def test_a_glossary_entry_joins_with_its_wrong_forms_one_a_line():
    GlossaryTerm.objects.create(
        ru="Звёздный городок", en="Star City", wrong_en="Starry Town\n\n  Star   Town \nStarry Town"
    )
    (term,) = terms()
    assert term.wrong_en == ("Starry Town", "Star Town")
    assert _found("Звёздный городок.", "Star Town.") == [("name_wrong", "Star Town")]


def test_a_person_of_the_glossary_is_known_by_the_surname_alone_and_others_are_not():
    GlossaryTerm.objects.create(ru="Сергей Романов", en="Sergey Romanov", is_person=True)
    GlossaryTerm.objects.create(ru="Красная Звезда", en="Red Star")
    assert _found("Романов сказал это.", "He said this.") == [("name_missing", "Романов")]
    assert _found("Сияла Звезда.", "It was shining.") == []

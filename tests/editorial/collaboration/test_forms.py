"""Two people have one form open: what each of them changed is stored, and nothing else."""

import pytest

from demo.factories import ArticleFactory, ExpeditionFactory, PersonFactory, PhotoFactory, SectionFactory
from missions.models import Expedition, Person
from news.models import Article

from .people import Window, client_of


@pytest.fixture
def article(db):
    texts = {"title_ru": "Пуск", "title_en": "Launch", "lead_ru": "Кратко", "lead_en": "In brief"}
    return ArticleFactory(
        **texts, body_ru="<p>Было.</p>", body_en="<p>It was.</p>", status_ru="draft", status_en="draft"
    )


@pytest.fixture
def address(article):
    return f"/admin/news/article/{article.pk}/change/"


def stored(article):
    return Article.objects.get(pk=article.pk)


def test_two_officers_who_change_two_fields_lose_neither(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    assert one.send(title_ru="Пуск состоялся").status_code == 302
    assert other.send(lead_ru="Короче").status_code == 302
    assert (stored(article).title_ru, stored(article).lead_ru) == ("Пуск состоялся", "Короче")


def test_links_that_can_be_none_do_not_break_the_page_that_shows_both(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    photo, person = PhotoFactory(), PersonFactory()
    assert one.send(lead_photo=str(photo.pk), people=[str(person.pk)]).status_code == 302
    assert other.send(lead_photo="²", people=["²", "9" * 5000]).status_code == 200
    assert (stored(article).lead_photo, list(stored(article).people.all())) == (photo, [person])


def test_an_officer_and_a_translator_on_two_languages_never_collide(anna, peter, article, address):
    officer, translator = Window(anna, address), Window(peter, address)
    assert officer.send(body_ru="<p>Стало.</p>", title_ru="Новый пуск").status_code == 302
    assert translator.send(body_en="<p>It is.</p>").status_code == 302
    found = stored(article)
    assert (found.body_ru, found.body_en, found.title_ru) == ("<p>Стало.</p>", "<p>It is.</p>", "Новый пуск")


def test_they_do_not_collide_in_the_other_order_either(anna, peter, article, address):
    officer, translator = Window(anna, address), Window(peter, address)
    assert translator.send(body_en="<p>It is.</p>", title_en="New launch").status_code == 302
    assert officer.send(body_ru="<p>Стало.</p>").status_code == 302
    found = stored(article)
    assert (found.body_ru, found.body_en, found.title_en) == ("<p>Стало.</p>", "<p>It is.</p>", "New launch")


def test_a_field_that_two_changed_comes_back_with_both_texts_and_nothing_is_saved(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(lead_en="The first text")
    page = other.send(lead_en="The second text", title_en="Another title")
    assert page.status_code == 200
    (conflict,) = page.context["conflicts"]
    assert (conflict.control, conflict.mine, conflict.theirs) == ("lead_en", "The second text", "The first text")
    assert (stored(article).lead_en, stored(article).title_en) == ("The first text", "Launch")
    assert (other.data["lead_en"], other.data["title_en"]) == ("The second text", "Another title")
    html = page.content.decode()
    assert "The first text" in html
    assert "Anna Vetrova" in html


def test_saved_once_more_the_form_writes_what_it_then_holds(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(lead_en="The first text")
    other.send(lead_en="The second text")
    assert other.send(lead_en="The first text and the second").status_code == 302
    assert stored(article).lead_en == "The first text and the second"


def test_without_scripts_theirs_is_chosen_by_a_radio_button(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(lead_en="The first text")
    assert 'name="use-lead_en" value="theirs"' in other.send(lead_en="Mine", title_en="My title").content.decode()
    assert other.send(**{"use-lead_en": "theirs"}).status_code == 302
    assert (stored(article).lead_en, stored(article).title_en) == ("The first text", "My title")


def test_a_third_text_during_the_conflict_is_not_overwritten_either(anna, boris, igor, article, address):
    one, other, third = Window(anna, address), Window(boris, address), Window(igor, address)
    one.send(lead_en="First")
    other.send(lead_en="Second")
    third.send(lead_en="Third")  # a conflict of its own, settled at once
    third.send(lead_en="Third")
    page = other.send(lead_en="Second")
    assert [conflict.theirs for conflict in page.context["conflicts"]] == ["Third"]
    assert stored(article).lead_en == "Third"


def test_who_typed_the_same_as_another_has_no_conflict(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(lead_en="The same")
    assert other.send(lead_en="The same").status_code == 302


def test_rich_text_laid_out_anew_by_the_editor_is_not_a_change(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(body_ru="<p>Новое.</p>")
    assert other.send(body_ru="<p>\r\n\tБыло.</p>\r\n", title_en="Mine").status_code == 302
    assert (stored(article).body_ru, stored(article).title_en) == ("<p>Новое.</p>", "Mine")


def test_links_of_two_kinds_and_in_another_order_are_kept(anna, boris, article, address):
    people = PersonFactory.create_batch(2)
    article.people.set(people)
    one, other = Window(anna, address), Window(boris, address)
    one.send(title_ru="Иначе", people=[str(people[0].pk)])
    backwards = [str(person.pk) for person in reversed(people)]
    assert other.send(title_en="Otherwise", people=backwards).status_code == 302
    assert list(stored(article).people.all()) == [people[0]]


def test_two_who_link_other_people_are_told(anna, boris, article, address):
    first, second = PersonFactory.create_batch(2)
    one, other = Window(anna, address), Window(boris, address)
    one.send(people=[str(first.pk)])
    (conflict,) = other.send(people=[str(second.pk)]).context["conflicts"]
    assert (conflict.mine, conflict.theirs) == (str(second), str(first))


def test_a_moment_that_nobody_touched_keeps_its_seconds(anna, boris, article, address):
    Article.objects.filter(pk=article.pk).update(published_at="2019-02-14T09:00:07.654321Z")
    before = stored(article).published_at
    Window(anna, address).send(title_ru="Иначе")
    assert stored(article).published_at == before


def test_a_box_ticked_by_another_stays_ticked(anna, boris, article, address):
    one, other = Window(anna, address), Window(boris, address)
    one.send(leads_home="on")
    assert other.send(title_en="Mine").status_code == 302
    assert stored(article).leads_home


def test_after_another_mistake_the_form_shows_what_is_stored_now_where_its_user_typed_nothing(
    anna, boris, article, address
):
    one, other = Window(anna, address), Window(boris, address)
    one.send(lead_ru="Новый вводный текст")
    page = other.send(title_en="Mine", slug="не латиница")
    assert page.status_code == 200
    assert (other.data["lead_ru"], other.data["title_en"]) == ("Новый вводный текст", "Mine")
    assert other.send(slug="launch").status_code == 302
    assert (stored(article).lead_ru, stored(article).title_en) == ("Новый вводный текст", "Mine")


def test_a_text_changed_since_the_form_was_opened_is_read_again_before_it_is_approved(anna, igor, article, address):
    editor = Window(igor, address)
    Window(anna, address).send(body_en="<p>Wrong.</p>")
    page = editor.send(status_en="approved")
    assert "read it once more" in str(page.context["adminform"].form.errors["status_en"])
    assert (stored(article).status_en, editor.data["body_en"].strip()) == ("draft", "<p>Wrong.</p>")
    assert editor.send(status_en="approved").status_code == 302
    assert stored(article).status_en == "approved"


def test_a_change_in_russian_does_not_hold_up_the_approval_of_english(anna, igor, article, address):
    editor = Window(igor, address)
    Window(anna, address).send(body_ru="<p>Иначе.</p>")
    assert editor.send(status_en="approved").status_code == 302


def test_what_is_wrong_in_a_field_that_nobody_touched_stops_nobody(anna, article, address):
    Article.objects.filter(pk=article.pk).update(slug="not a slug!")  # stored by other hands
    assert Window(anna, address).send(title_en="Mine").status_code == 302
    assert stored(article).title_en == "Mine"


def test_who_sends_no_digests_writes_what_differs(anna, article, address):
    assert Window(anna, address).send(seen=None, title_en="Mine").status_code == 302
    assert stored(article).title_en == "Mine"


@pytest.mark.parametrize("seen", ["{", "[]", "7", '{"": 3}', '{"": {"title_en": ["x"]}}', "null", "\x00"])
def test_spoilt_digests_are_no_error(anna, article, address, seen):
    assert Window(anna, address).send(seen=seen, title_en="Mine").status_code in (200, 302)


def test_people_expeditions_and_photos_have_it_too(anna, peter, db):
    person, expedition, photo = PersonFactory(), ExpeditionFactory(), PhotoFactory()
    for record, kind, column in (
        (person, "missions/person", "biography"),
        (expedition, "missions/expedition", "summary"),
        (photo, "media_library/photo", "caption"),
    ):
        address = f"/admin/{kind}/{record.pk}/change/"
        one, other = Window(anna, address), Window(peter, address)
        assert one.send(**{f"{column}_ru": "<p>Новое.</p>"}).status_code == 302
        assert other.send(**{f"{column}_en": "<p>New.</p>"}).status_code == 302
        record.refresh_from_db()
        assert "Новое." in getattr(record, f"{column}_ru")
        assert "New." in getattr(record, f"{column}_en")
    assert (Person.objects.count(), Expedition.objects.count()) == (1, 1)


def test_a_new_article_needs_no_digests(anna, db):
    section = SectionFactory()
    window = Window(anna, "/admin/news/article/add/")
    assert window.send(section=str(section.pk), title_ru="Пуск").status_code == 302
    assert Article.objects.get().title_ru == "Пуск"


def test_the_glossary_has_it_too(db):
    from editorial.content.models import GlossaryTerm

    term = GlossaryTerm.objects.create(ru="Полезная нагрузка", en="Payload")
    address = f"/admin/editorial/glossaryterm/{term.pk}/change/"
    one, other = Window(client_of("maria"), address), Window(client_of("vera"), address)
    assert one.send(note="As NASA writes it").status_code == 302
    assert other.send(wrong_en="Pay load").status_code == 302
    term.refresh_from_db()
    assert (term.note, term.wrong_en) == ("As NASA writes it", "Pay load")

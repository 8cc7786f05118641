"""A glossary in which every name has one form: an entry that says otherwise than another is refused, in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from django.apps import apps
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from editorial.checks import Term
from editorial.checks.name_forms import surname_of
from editorial.content.glossary_terms import terms
from editorial.content.models import GlossaryTerm
from editorial.core import languages

GLOSSARY = GlossaryTerm._meta.label_lower


class Refusal(NamedTuple):
    field: str
    sentence: SafeString


_TYPOGRAPHY = str.maketrans("‐‑–—−’‘ʼёЁ", "-----'''еЕ", '«»„“”"')


def _normalized(form: str) -> str:
    return " ".join(form.translate(_TYPOGRAPHY).split())


def folded_form(form: str) -> str:
    """What one name is, however it is typed: capitals, spaces, ё, quotation marks and dashes aside."""
    return _normalized(form.casefold())


def refusals(entry: Term, pk: int | None) -> Iterator[Refusal]:
    """`entry`: what somebody wants to save; `pk`: of the entry as it is stored, which it may contradict."""
    known = _KnownNames(pk)
    for language in languages.LANGUAGES:
        yield from _of_itself(entry, language)
        yield from _other_form(entry, language, known)
        yield from _called_wrong(entry, language, known)
        yield from _calls_wrong(entry, language, known)


def _of_itself(entry: Term, language: str) -> Iterator[Refusal]:
    """Capitals may be what is wrong with a form; between ё and е, or marks, the checks do not tell."""
    for wrong in entry.wrong(language):
        if _normalized(wrong) == _normalized(entry.form(language)):
            sentence = _("“{form}” is the right form of this entry: it cannot be a wrong one too.")
            yield Refusal(f"wrong_{language}", format_html(sentence, form=wrong))


def _other_form(entry: Term, language: str, known: "_KnownNames") -> Iterator[Refusal]:
    """The same name here, another one there."""
    other = languages.other(language)
    here, mine = entry.form(language), folded_form(entry.form(other))
    approved = known.approved[language].get(folded_form(here), [])
    if not mine or not approved or any(mine in _forms(term, other) for term in approved):
        return
    there = " / ".join(dict.fromkeys(_counterpart(term, here, language) for term in approved))
    sentence = {
        languages.RUSSIAN: _("“{form}” is “{there}” in English already. {where}"),
        languages.ENGLISH: _("“{form}” is “{there}” in Russian already. {where}"),
    }[language]
    yield Refusal(other, format_html(sentence, form=here, there=there, where=_where(approved[0])))


def _called_wrong(entry: Term, language: str, known: "_KnownNames") -> Iterator[Refusal]:
    form = entry.form(language)
    for term in known.wrong[language].get(folded_form(form), [])[:1]:
        sentence = _("Another entry calls “{form}” wrong and has “{right}”. {where}")
        yield Refusal(language, format_html(sentence, form=form, right=term.form(language), where=_where(term)))


def _calls_wrong(entry: Term, language: str, known: "_KnownNames") -> Iterator[Refusal]:
    for wrong in entry.wrong(language):
        approved = known.approved[language].get(folded_form(wrong), [])
        if approved and folded_form(wrong) != folded_form(entry.form(language)):
            sentence = _("“{form}” cannot be wrong: it is the right form of another name. {where}")
            yield Refusal(f"wrong_{language}", format_html(sentence, form=wrong, where=_where(approved[0])))


class _KnownNames:
    """Every other entry of the name desk, by what it calls right and wrong."""

    def __init__(self, pk: int | None) -> None:
        self.terms = [term for term in terms() if not _is_entry(term, pk)]

    def _index(self, forms: Callable[[Term, str], Iterable[str]]) -> dict[str, dict[str, list[Term]]]:
        index: dict[str, dict[str, list[Term]]] = {language: defaultdict(list) for language in languages.LANGUAGES}
        for term in self.terms:
            for language in languages.LANGUAGES:
                for form in forms(term, language):
                    index[language][form].append(term)
        return index

    @cached_property
    def approved(self) -> dict[str, dict[str, list[Term]]]:
        return self._index(_forms)

    @cached_property
    def wrong(self) -> dict[str, dict[str, list[Term]]]:
        return self._index(lambda term, language: map(folded_form, term.wrong(language)))


def _is_entry(term: Term, pk: int | None) -> bool:
    return term.origin is not None and (term.origin.label, term.origin.pk) == (GLOSSARY, pk)


def _forms(term: Term, language: str) -> list[str]:
    """Everything that is right for a name, a person's surname alone included."""
    alone = [surname_of(term, language)] if term.is_person else []
    return list(dict.fromkeys(map(folded_form, [term.form(language), *term.also(language), *alone])))


def _counterpart(term: Term, form: str, language: str) -> str:
    """In the other language; a surname is answered with a surname."""
    is_surname = term.is_person and folded_form(form) != folded_form(term.form(language))
    other = languages.other(language)
    return surname_of(term, other) if is_surname else term.form(other)


def _where(term: Term) -> SafeString:
    """A link to what stands, and, for a name of another app, that it is changed there."""
    if term.origin is None:
        return SafeString("")
    model = term.origin.label
    url = reverse(f"admin:{model.replace('.', '_')}_change", args=[term.origin.pk])
    link = format_html('<a href="{}">{} — {}</a>', url, term.ru, term.en)
    if model == GLOSSARY:
        return format_html(_("The other entry: {link}"), link=link)
    kind = capfirst(str(apps.get_model(model)._meta.verbose_name_plural))
    return format_html(_("That name is kept under “{kind}” and is changed there: {link}"), kind=kind, link=link)

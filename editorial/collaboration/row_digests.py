"""The rows of a form that several people may have open: removed meanwhile, changed meanwhile, never lost."""

from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from editorial.content.lookup import parse_pk

from .digests import digest
from .form_digests import DigestForm, posted_digests, row_key


@dataclass
class Orphan:
    """A row that its user changed and somebody else has removed meanwhile."""

    place: int
    texts: list[str]

    def __str__(self) -> str:
        return "; ".join(self.texts) or "—"


def gone_message() -> str:
    return _("Somebody else has removed this row meanwhile. Save once more to put it back, or delete it here too.")


def lost_message(orphan: Orphan) -> str:
    return _("A row that you changed has been removed meanwhile by somebody else. You had typed: %(texts)s") % {
        "texts": orphan
    }


def changed_message(form: Any) -> str:
    names = [str(form.fields[name].label or name) for name in form.fields if name in form.compared.changed_since]
    return _(
        "“%(row)s” has been changed by somebody else meanwhile (%(fields)s). Look at it; save again to delete it."
    ) % {
        "row": form.instance,
        "fields": ", ".join(names),
    }


class DigestFormSet(BaseInlineFormSet):
    """Finds its stored rows by their keys, whatever has happened to them since."""

    data: Any
    model: Any
    prefix: Any
    fk: Any
    _non_form_errors: Any
    _should_delete_form: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.back: set[int] = set()  # places of the rows that come back as new ones
        self.lost: list[Orphan] = []
        if self.is_bound and self.instance.pk:
            self._lock()
            self._merge()

    def _lock(self) -> None:
        parent = {self.fk.name: self.instance}
        rows = self.model._base_manager.select_for_update(of=("self",), no_key=True).filter(**parent)
        list(rows.order_by("pk").values_list("pk"))

    def _merge(self) -> None:
        """Rows that are not there any more leave the list of stored rows; what was typed into one is kept."""
        initial, total = self._count(INITIAL_FORM_COUNT), self._count(TOTAL_FORM_COUNT)
        there = {str(record.pk) for record in self.get_queryset()}
        key = self.model._meta.pk.name
        gone = [n for n in range(initial) if (self.data.get(f"{self.prefix}-{n}-{key}") or "") not in {"", *there}]
        if not gone:
            return
        orphans = [n for n in gone if self._is_touched(n, key)]
        if self.max_num == 0:
            self.lost, back = [Orphan(n, self._texts(n)) for n in orphans], []
        else:
            back = orphans
        stored = [n for n in range(initial) if n not in gone]
        order = [*stored, *back, *range(initial, total)]
        self._rearrange(order, len(stored))
        self.back = set(range(len(stored), len(stored) + len(back)))
        for place in self.back:
            self.data[f"{self.prefix}-{place}-{key}"] = ""

    def _count(self, name: str) -> int:
        return min(parse_pk(self.data.get(f"{self.prefix}-{name}", "")) or 0, 1000)

    def _is_touched(self, place: int, key: str) -> bool:
        prefix = f"{self.prefix}-{place}"
        if self.data.get(f"{prefix}-{DELETION_FIELD_NAME}"):
            return False
        base = posted_digests(self.data, row_key(self.prefix, self.data.get(f"{prefix}-{key}")))
        for name, one in self.form.base_fields.items():
            posted_name = f"{prefix}-{name}"
            if name in (key, self.fk.name) or one.widget.value_omitted_from_data(self.data, self.files, posted_name):
                continue
            value = one.widget.value_from_datadict(self.data, self.files, posted_name)
            if digest(one, value) != base.get(name):
                return True
        return False

    def _texts(self, place: int) -> list[str]:
        names = [f"{self.prefix}-{place}-{name}" for name in self.form.base_fields]
        return [self.data[name] for name in names if self.data.get(name) and not name.endswith("-id")]

    def _rearrange(self, order: list[int], initial: int) -> None:
        data = self.data.copy()
        old = {key: data.pop(key) for key in list(data) if self._place(key) is not None}
        for place, was in enumerate(order):
            start = f"{self.prefix}-{was}-"
            for key, values in old.items():
                if key.startswith(start):
                    data.setlist(f"{self.prefix}-{place}-{key.removeprefix(start)}", values)
        data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(initial)
        data[f"{self.prefix}-{TOTAL_FORM_COUNT}"] = str(len(order))
        self.data = data

    def _place(self, key: str) -> int | None:
        """Of a row in the posted names; None for what is another formset's ("events-2" stands beside "events")."""
        if not key.startswith(f"{self.prefix}-"):
            return None
        start, _dash, name = key.removeprefix(f"{self.prefix}-").partition("-")
        known = {*self.form.base_fields, self.model._meta.pk.name, self.fk.name, DELETION_FIELD_NAME}
        return parse_pk(start) if name in known or name.removesuffix("_0").removesuffix("_1") in known else None

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        for place in self.back:
            self.forms[place].add_error(None, gone_message())
        said = [lost_message(orphan) for orphan in self.lost]
        said += [
            changed_message(form)
            for form in cast(list[Any], self.initial_forms)
            if self.can_delete
            and self._should_delete_form(form)
            and getattr(form, "compared", None)
            and form.compared.changed_since
        ]
        for message in said:
            self._non_form_errors.append(ValidationError(message))


class DigestInline:
    """For the admin's inlines."""

    form: Any
    formset: Any

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        kwargs.setdefault("form", _with(DigestForm, self.form))
        kwargs.setdefault("formset", _with(DigestFormSet, self.formset))
        return super().get_formset(request, obj, **kwargs)  # type: ignore[misc]


def _with(mixin: type, base: Any) -> Any:
    return base if issubclass(base, mixin) else type(base.__name__, (mixin, base), {})

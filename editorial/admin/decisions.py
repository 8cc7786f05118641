"""The buttons that decide about both languages at once. They set the form's own statuses and save it."""

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from editorial.content import roles
from editorial.content.models import Publishable
from editorial.content.querysets import Status
from editorial.content.roles import Person
from editorial.core import languages
from editorial.core.cleaning import has_words

PUBLISH, REVIEW = "_publish", "_review"


def apply(request: HttpRequest, needed: tuple[str, ...]) -> None:
    """Rewrite the posted statuses as the pressed button means them. Raises `roles.Refused`."""
    pressed = next((name for name in (PUBLISH, REVIEW) if name in request.POST), None)
    if pressed is None:
        return
    if pressed != REVIEW and not roles.may_approve(request.user):
        raise roles.Refused(_("Only an editor approves and withdraws."), button=pressed)
    data = request.POST.copy()
    for language in languages.LANGUAGES:
        _decide(data, pressed, language, written=_is_written(data, needed, language), user=request.user)
    request.POST = data  # type: ignore[assignment] # as Django's own middleware does


def _is_written(data: QueryDict, needed: tuple[str, ...], language: str) -> bool:
    """Something stands in this language: an empty one is not approved by a button meant for the other."""
    return any(has_words(str(data.get(languages.column(name, language), ""))) for name in needed)


def _decide(data: QueryDict, pressed: str, language: str, *, written: bool, user: Person) -> None:
    status = languages.column("status", language)
    now = data.get(status)
    if written and pressed == PUBLISH:
        data[status] = Status.APPROVED
    elif written and roles.may_edit(user, language) and now in (Status.DRAFT, Status.WITHDRAWN):
        data[status] = Status.REVIEW


def offered(user: Person, record: Publishable | None) -> dict[str, bool]:
    """Which of the buttons stand under the form. Withdrawing has a page of its own, which asks."""
    own = {_status(record, language) for language in roles.languages_of(user)}
    approves = roles.may_approve(user)
    return {
        "publish": approves,
        "review": not approves and bool(own & {Status.DRAFT, Status.WITHDRAWN}),
        "withdraw": approves and Status.APPROVED in {_status(record, name) for name in languages.LANGUAGES},
    }


def _status(record: Publishable | None, language: str) -> str:
    return languages.text(record, "status", language) if record else Status.DRAFT

"""For the pages on which a record is edited: local drafts, and who else is there."""

import uuid
from typing import Any

from django import template

from editorial.collaboration import presence as present
from editorial.content.lookup import label as label_of

register = template.Library()


@register.inclusion_tag("admin/collaboration/draft.html", takes_context=True)
def draft(context: Any, record: Any, place: str, label: str = "") -> dict[str, Any]:
    """Inside the form: keeps what is typed until `sent_forms.mark_saved` has been given the answer to its POST."""
    record = record if getattr(record, "pk", None) else None
    parts = (context["user"].pk, label or label_of(record), record.pk if record else "add", place)
    typed = context["request"].method == "POST"  # a refused form: what it holds is not stored
    known = {"key": ":".join(str(part) for part in parts), "opened_by": context["user"].pk}
    return {**known, "token": uuid.uuid4(), "typed": typed}


@register.inclusion_tag("admin/collaboration/presence.html", takes_context=True)
def presence(context: Any, record: Any, place: str, language: str = "") -> dict[str, Any]:
    """`place`: presence.FORM or presence.TRANSLATION; `language` into which it is translated."""
    present.forget_past()
    return {
        "text": present.sentence(present.others(context["user"], type(record), record.pk)),
        "every": present.EVERY,
        "label": label_of(record),
        "pk": record.pk,
        "place": place,
        "language": language,
    }

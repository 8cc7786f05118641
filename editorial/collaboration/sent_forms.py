"""A form that is sent twice (a double click, the back button) makes one record and saves one change.

The browser keeps what is typed (static/press_admin/drafts.js) until it hears that the form is saved.
"""

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from editorial.core import clock

from .models import SentForm

PARAMETER = "sent"
KEPT = timedelta(days=14)
A_DAY = 24 * 60 * 60  # seconds: the next page of the admin takes the cookie away
# One statement, at every save: forms of long ago go, and a token that somebody else has sent stays theirs.
REMEMBER = """
    WITH old AS (DELETE FROM editorial_sentform WHERE at < %s AND token <> %s)
    INSERT INTO editorial_sentform AS known (token, user_id, content_type_id, object_id, at)
    VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (token) DO UPDATE
    SET content_type_id = excluded.content_type_id, object_id = excluded.object_id, at = excluded.at
    WHERE known.user_id = excluded.user_id
"""


def request_key(request: HttpRequest, *, new: bool) -> uuid.UUID | None:
    """Of a form for a new record: its token. Of a change: the token with all that was sent.

    A change that comes back with something else in it has been corrected, and counts anew. None without a token.
    """
    try:
        token = uuid.UUID(request.POST.get(PARAMETER, ""))
    except ValueError:
        return None
    if new:
        return token
    sent = request.POST.copy()
    for name in ("csrfmiddlewaretoken", "opened_by"):  # another sign-in makes no other text
        sent.pop(name, None)
    files: Any = request.FILES.values()
    return uuid.uuid5(token, sent.urlencode() + "".join(f"{file.name}:{file.size}" for file in files))


def _of_sender(request: HttpRequest) -> dict[str, Any]:
    return {"user_id": request.user.pk}


def earlier_record(request: HttpRequest, key: uuid.UUID | None) -> Any:
    """The record that this form has already made or changed. Waits for a sender who is still at it."""
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key.int % 2**63])
    found = SentForm.objects.filter(pk=key, **_of_sender(request)).select_related("content_type").first()
    model = found.content_type.model_class() if found is not None and found.content_type else None
    return model._base_manager.filter(pk=found.object_id).first() if model and found else None


def remember(request: HttpRequest, key: uuid.UUID | None, record: Any) -> None:
    if key is None:
        return
    now, content_type = clock.now(), ContentType.objects.get_for_model(record)
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER, [now - KEPT, key, key, request.user.pk, content_type.pk, record.pk, now])


def mark_saved(request: HttpRequest, response: Any) -> Any:
    """The answer to a form whose text is stored now. Its draft goes; a refusal, a login page or an error keeps it."""
    try:
        token = uuid.UUID(request.POST.get(PARAMETER, ""))
    except ValueError:
        return response
    return _with_saved_cookie(request, response, token)


def _with_saved_cookie(request: HttpRequest, response: HttpResponseBase, token: uuid.UUID) -> HttpResponseBase:
    path = reverse("admin:index")
    secure = request.is_secure()
    response.set_cookie(f"saved-{token}", path, max_age=A_DAY, path=path, secure=secure, samesite="Lax")
    return response

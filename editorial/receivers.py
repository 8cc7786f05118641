"""What follows by itself from what happens elsewhere: connected once, by the app's configuration."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model, signals
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save, pre_delete

from editorial.collaboration.models import Presence
from editorial.content import audit
from editorial.content.models import Translation
from editorial.revisions import editing, recording


def connect() -> None:
    recording.register_all()
    _connect_records()
    _connect_people()


def _connect_records() -> None:
    # Models' own receivers: one for all would be asked at every save and deletion of a session, too.
    for model in recording.record_models():
        name = model._meta.label
        pre_delete.connect(editing.before_delete, sender=model, dispatch_uid=f"history before deleting {name}")
        post_delete.connect(delete_traces, sender=model, dispatch_uid=f"traces of {name}")
        for field in model._meta.many_to_many:
            links = field.remote_field.through
            m2m_changed.connect(editing.before_links, sender=links, dispatch_uid=f"history before {name}.{field.name}")


def _connect_people() -> None:
    signals.user_logged_in.connect(audit.signed_in, dispatch_uid="audit of sign-ins")
    signals.user_logged_out.connect(audit.signed_out, dispatch_uid="audit of sign-outs")
    signals.user_login_failed.connect(audit.sign_in_failed, dispatch_uid="audit of failed sign-ins")
    user_locked_out.connect(audit.locked_out, dispatch_uid="audit of lockouts")
    user = get_user_model()
    post_init.connect(audit.remember_rights, sender=user, dispatch_uid="rights as loaded")
    post_save.connect(audit.rights_saved, sender=user, dispatch_uid="audit of rights")
    post_save.connect(audit.group_saved, sender=Group, dispatch_uid="audit of new groups")
    pre_delete.connect(audit.user_deleted, sender=user, dispatch_uid="audit of deleted users")
    for links in (user.groups.through, user.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(audit.rights_linked, sender=links, dispatch_uid=f"audit of {links.__name__}")


def delete_traces(instance: models.Model, **kwargs: Any) -> None:
    """What only points at a deleted record goes with it. Old addresses stay: they serve it again if it is recovered.

    Preview links stay too: they say who was let read it, and answer as ended ones do (410, and not as never given).
    """
    traces: tuple[type[models.Model], ...] = (Translation, Presence)
    content_type = ContentType.objects.get_for_model(instance)
    for model in traces:
        model._base_manager.filter(content_type=content_type, object_id=instance.pk).delete()

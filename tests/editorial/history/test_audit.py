"""The audit list: what comes into it by itself, who reads it, how it leaves the house."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from editorial.admin.audit_words import BOM, safe
from editorial.content import audit
from editorial.content.models import AuditEntry, Status
from editorial.core import clock
from energia_site import roles
from tests.people import client_of, person

from .scenes import change, entries, request_of

LIST = "admin:editorial_auditentry_changelist"


@pytest.fixture
def quiet(db):
    """Nothing of what the fixtures did."""
    AuditEntry.objects.all().delete()


def sign_in(name, password):
    return Client(REMOTE_ADDR="10.0.0.7").post(
        reverse("admin:login"), {"username": name, "password": password, "next": "/admin/"}
    )


# What comes into it


def test_coming_in_and_going_out_are_noted(db):
    User.objects.create_user("anna", password="a secret of hers", is_staff=True)
    assert sign_in("anna", "a secret of hers").status_code == 302
    assert [(entry.user_name, entry.address) for entry in entries("signed_in")] == [("anna", "10.0.0.7")]
    client = client_of(User.objects.get(username="anna"))
    client.post(reverse("admin:logout"))
    assert [entry.user_name for entry in entries("signed_out")] == ["anna"]


def test_a_failed_sign_in_keeps_the_name_and_never_the_password(quiet):
    sign_in("anna\u200b", "hunter2secret")
    [entry] = entries("sign_in_failed")
    assert entry.details == {"name": "anna", "times": 1}
    assert entry.user is None
    assert "hunter2secret" not in str(entry.__dict__)


def test_a_thousand_guesses_are_one_line_a_minute(quiet, february_2019):
    for _guess in range(7):
        sign_in("anna", "wrong")
    assert [entry.details["times"] for entry in entries("sign_in_failed")] == [7]
    with clock.stopped(february_2019 + timedelta(minutes=2)):
        sign_in("anna", "wrong")
    assert len(entries("sign_in_failed")) == 2


def test_a_lockout_is_noted(quiet, settings):
    settings.AXES_ENABLED = True
    for _guess in range(settings.AXES_FAILURE_LIMIT + 1):
        sign_in("anna", "wrong")
    assert entries("sign_in_failed")[-1].details["locked"] is True


def test_rights_that_change_are_noted_with_who_changed_them(db, officer):
    user = person("anna")
    AuditEntry.objects.all().delete()
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    user.groups.add(Group.objects.get(name=roles.EDITOR))  # no change
    user.is_superuser = True
    user.save()
    user.save()  # no change
    user.user_permissions.add(Permission.objects.get(codename="approve"))
    user.groups.clear()
    assert [entry.details for entry in entries("rights")] == [
        {"given": ["editor"]},
        {"is_superuser": True},
        {"given": ["editorial.approve"]},
        {"taken": ["editor"]},
    ]


def test_a_right_given_from_the_other_side_is_noted_too(db):
    user = person("anna")
    AuditEntry.objects.all().delete()
    Group.objects.get(name=roles.CHIEF).user_set.add(user)
    assert [(entry.object_name, entry.details) for entry in entries("rights")] == [("anna", {"given": ["chief"]})]


def test_migrate_notes_what_it_takes_back_and_nothing_else(quiet):
    roles.ensure()
    assert entries("rights") == []
    Group.objects.get(name=roles.PRESS_OFFICER).permissions.add(Permission.objects.get(codename="approve"))
    roles.ensure()
    assert [entry.details for entry in entries("rights")] == [
        {"given": ["editorial.approve"]},
        {"taken": ["editorial.approve"]},
    ]
    Group.objects.all().delete()
    AuditEntry.objects.all().delete()
    roles.ensure()
    assert entries("rights") == []


# Who reads it


@pytest.mark.parametrize(
    ("role", "answer"),
    [(name, 200) for name in (roles.EDITOR, roles.CHIEF)]
    + [(name, 403) for name in (roles.PRESS_OFFICER, roles.INTO_ENGLISH, roles.INTO_RUSSIAN)],
)
def test_the_list_is_for_those_who_approve(db, role, answer):
    client = client_of(person("someone", role))
    assert client.get(reverse(LIST)).status_code == answer
    assert client.get(reverse("admin:audit_export")).status_code == answer


def test_nobody_writes_or_removes_an_entry_not_even_a_superuser(officer, article):
    entry = audit.record(None, "approved", article)
    client = officer
    assert client.get(reverse("admin:editorial_auditentry_add")).status_code == 403
    change_address = reverse("admin:editorial_auditentry_change", args=[entry.pk])
    assert client.post(change_address, {"user_name": "x"}).status_code == 403
    assert (
        client.post(reverse("admin:editorial_auditentry_delete", args=[entry.pk]), {"post": "yes"}).status_code == 403
    )
    data = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    client.post(reverse(LIST), data)
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_the_list_asks_no_more_for_a_hundred_than_for_one(editor, desk, article, django_assert_max_num_queries):
    for _each in range(99):
        audit.record(request_of(editor.user), "approved", article, language="en", was="review")
    with django_assert_max_num_queries(16):
        page = desk.get(reverse(LIST)).content.decode()
    assert "It was: in review." in page
    assert "{" not in page.partition('id="result_list"')[2].partition("</table>")[0]


def test_the_list_is_filtered(editor, desk, article, press, february_2019):
    AuditEntry.objects.all().delete()
    audit.record(request_of(editor.user), "approved", article, language="en")
    with clock.stopped(february_2019 - timedelta(days=3)):
        audit.record(request_of(press.user), "review", article, language="ru")

    def shown(**query):
        page = desk.get(reverse(LIST), query)
        assert page.status_code == 200
        return page.context["cl"].result_count

    assert shown() == 2
    assert shown(day="today") == 1
    assert shown(day="week") == 2
    assert shown(language="ru") == 1
    assert shown(action__exact="approved") == 1
    assert shown(user__id__exact=press.user.pk) == 1
    assert shown(q="Первый") == 2
    assert shown(q="nobody") == 0
    assert shown(at__year=2019, at__month=2, at__day=12) == 1


@pytest.mark.parametrize(
    "query", ["q=%00", "day=x", "language=de", "at__year=x", "user__id__exact=abc", "p=9999", "x=y"]
)
def test_a_broken_filter_breaks_nothing(desk, query):
    for address in (reverse(LIST), reverse("admin:audit_export")):
        assert desk.get(f"{address}?{query}", follow=True).status_code in (200, 400)


# How it leaves the house


def export(client, **query):
    response = client.get(reverse("admin:audit_export"), query)
    text = b"".join(response.streaming_content).decode()
    assert text.startswith(BOM)
    return response, list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))


def test_the_filtered_list_is_exported_in_both_times(editor, desk, article, february_2019):
    AuditEntry.objects.all().delete()
    audit.record(request_of(editor.user), "approved", article, language="en", was="review")
    audit.record(request_of(editor.user), "review", article, language="ru")
    response, table = export(desk, action__exact="approved")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    assert len(table) == 2
    assert table[1][:4] == ["2019-02-15 12:00:00", "2019-02-15 09:00:00", "approved", "Игорь Жданов"]
    assert table[1][5:] == ["article", "Первый заголовок", str(article.pk), "in English", "It was: in review."]


def test_the_export_speaks_the_language_of_its_reader(editor, article):
    audit.record(request_of(editor.user), "approved", article, language="en")
    _response, table = export(client_of(editor.user, "ru"))
    assert table[0][3] != "person"


@pytest.mark.parametrize("name", ["=1+1", "+7 495", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(name, article, editor, desk):
    assert safe(name) == f"'{name}"
    assert safe("Союз МС-11") == "Союз МС-11"
    AuditEntry.objects.all().delete()
    entry = audit.record(request_of(editor.user), "approved", article)
    AuditEntry.objects.filter(pk=entry.pk).update(object_name=name)
    _response, table = export(desk)
    assert table[1][6].startswith("'")


def test_a_status_changed_by_a_person_stands_in_the_list_in_words(article, editor, desk):
    change(editor.user, article, status_en=Status.WITHDRAWN)
    page = desk.get(reverse(LIST)).content.decode()
    assert "withdrawn" in page
    assert "It was: approved." in page


def test_a_command_that_makes_users_is_noted_as_nobodys(db):
    call_command("createsuperuser", interactive=False, username="root", email="")
    [entry] = [entry for entry in entries("rights") if entry.object_name == "root"]
    assert (entry.user, entry.details["is_superuser"], entry.details["made"]) == (None, True, True)

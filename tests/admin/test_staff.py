"""Accounts: a chief makes them and gives roles; nobody gives what they do not have, whatever they send."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from editorial.content.models import AuditEntry
from energia_site import roles
from tests.people import client_of, person

from .forms import fields

PASSWORD = "Baikonur-1957-now"


@pytest.fixture
def chief(db):
    return client_of(person("olga", roles.CHIEF))


@pytest.fixture
def boss(db):
    return User.objects.create_superuser("boss", password=PASSWORD)


def change(user):
    return reverse("admin:auth_user_change", args=[user.pk])


def password(user):
    return reverse("admin:auth_user_password_change", args=[user.pk])


def group(name):
    return Group.objects.get(name=name).pk


def forged(client, user, **more):
    """The form as its page has it, and what somebody adds to it."""
    page = client.get(change(user))
    data = fields(page) if page.status_code == 200 else {"username": user.username}
    return client.post(change(user), data | more)


def test_a_chief_makes_an_account_with_a_role(chief):
    data = {
        "username": "new",
        "first_name": "Nina",
        "last_name": "Orlova",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "usable_password": "true",
        "groups": [group(roles.PRESS_OFFICER), group(roles.INTO_ENGLISH)],
    }
    assert chief.post(reverse("admin:auth_user_add"), data).status_code == 302
    new = User.objects.get(username="new")
    assert (new.is_staff, new.is_active, new.is_superuser) == (True, True, False)
    assert set(new.groups.values_list("name", flat=True)) == {roles.PRESS_OFFICER, roles.INTO_ENGLISH}
    entry = AuditEntry.objects.filter(action="rights", object_id=new.pk).first()
    assert entry.user.username == "olga"


def test_an_account_is_switched_off_and_its_owner_is_out(chief):
    anna = person("anna", roles.PRESS_OFFICER)
    theirs = client_of(anna)
    assert theirs.get("/admin/news/article/").status_code == 200
    data = fields(chief.get(change(anna)))
    data.pop("is_active")
    assert chief.post(change(anna), data).status_code == 302
    assert not User.objects.get(pk=anna.pk).is_active
    assert theirs.get("/admin/news/article/").status_code == 302


@pytest.mark.parametrize("flags", [{"is_superuser": "on"}, {"user_permissions": ["1"]}, {"password": "pbkdf2$x"}])
def test_a_chief_makes_nobody_more_than_a_chief(chief, flags):
    anna = person("anna", roles.PRESS_OFFICER)
    before = anna.password
    if "user_permissions" in flags:
        flags = {"user_permissions": [str(Permission.objects.get(codename="delete_user").pk)]}
    forged(chief, anna, **flags)
    anna = User.objects.get(pk=anna.pk)
    assert not anna.is_superuser
    assert not anna.user_permissions.exists()
    assert anna.password == before


def test_nobody_is_made_a_superuser_with_the_account_either(chief):
    data = {"username": "new", "password1": PASSWORD, "password2": PASSWORD, "is_superuser": "on", "is_staff": "on"}
    chief.post(reverse("admin:auth_user_add"), data | {"user_permissions": ["1"]})
    new = User.objects.get(username="new")
    assert not new.is_superuser
    assert not new.user_permissions.exists()


def test_a_chief_does_not_change_the_own_rights(chief):
    olga = User.objects.get(username="olga")
    page = chief.get(change(olga)).content.decode()
    assert 'name="groups"' not in page
    forged(chief, olga, groups=[group(roles.EDITOR)], is_superuser="on", is_active="", first_name="Olga")
    olga = User.objects.get(pk=olga.pk)
    assert list(olga.groups.values_list("name", flat=True)) == [roles.CHIEF]
    assert (olga.is_superuser, olga.is_active, olga.first_name) == (False, True, "Olga")


def test_a_superuser_is_out_of_a_chiefs_reach(chief, boss):
    assert b"_save" not in chief.get(change(boss)).content
    assert forged(chief, boss, is_active="", username="mine").status_code == 403
    assert chief.get(password(boss)).status_code == 403
    assert chief.post(password(boss), {"password1": PASSWORD, "password2": PASSWORD}).status_code == 403
    assert chief.post(reverse("admin:auth_user_delete", args=[boss.pk]), {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [boss.pk], "post": "yes"}
    chief.post(reverse("admin:auth_user_changelist"), data)
    assert User.objects.get(pk=boss.pk).username == "boss"


def test_who_may_do_more_than_a_chief_is_out_of_reach_too(chief):
    anna = person("anna", roles.PRESS_OFFICER)
    anna.user_permissions.add(Permission.objects.get(codename="delete_user"))
    assert chief.post(password(anna), {"password1": PASSWORD, "password2": PASSWORD}).status_code == 403
    assert forged(chief, anna, first_name="x").status_code == 403
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert forged(chief, anna, is_active="on").status_code == 403


def test_a_group_with_more_rights_is_not_given(chief):
    strong = Group.objects.create(name="strong")
    strong.permissions.add(Permission.objects.get(codename="delete_user"))
    anna = person("anna", roles.PRESS_OFFICER)
    assert b"Strong" not in chief.get(change(anna)).content
    forged(chief, anna, groups=[str(strong.pk)])
    assert not User.objects.get(pk=anna.pk).groups.filter(pk=strong.pk).exists()


def test_nothing_of_a_password_is_shown(chief, boss):
    anna = User.objects.create_user("anna", password=PASSWORD, is_staff=True)
    for client in (chief, client_of(boss)):
        page = client.get(change(anna)).content.decode()
        assert anna.password.split("$")[-1][:6] not in page
        assert anna.password.split("$")[0] not in page.lower().replace("md5 ", "")
    assert chief.get(reverse("admin:auth_user_changelist"), {"password__startswith": "md5"}).status_code in (302, 400)


def test_a_new_password_is_noted_and_works(chief):
    anna = person("anna", roles.PRESS_OFFICER)
    data = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true", "set-password": "1"}
    assert chief.post(password(anna), data).status_code == 302
    assert User.objects.get(pk=anna.pk).check_password(PASSWORD)
    entry = AuditEntry.objects.filter(action="rights", object_id=anna.pk).first()
    assert (entry.details, entry.user.username) == ({"password": True}, "olga")


@pytest.mark.parametrize("role", [roles.PRESS_OFFICER, roles.EDITOR, roles.INTO_ENGLISH, roles.INTO_RUSSIAN])
def test_accounts_are_a_chiefs_affair(db, role):
    client = client_of(person("someone", role))
    anna = person("anna", roles.PRESS_OFFICER)
    addresses = [reverse("admin:auth_user_changelist"), reverse("admin:auth_user_add"), change(anna), password(anna)]
    for address in addresses:
        assert client.get(address).status_code == 403
        assert client.post(address, {"username": "x"}).status_code == 403


def test_roles_are_kept_by_migrate_and_by_nobody_else(chief, boss):
    role = Group.objects.get(name=roles.EDITOR)
    address = reverse("admin:auth_group_change", args=[role.pk])
    assert chief.get(reverse("admin:auth_group_changelist")).status_code == 403
    assert chief.get(address).status_code == 403
    assert client_of(boss).get(address).status_code == 200
    assert client_of(boss).post(address, {"name": "mine"}).status_code == 403
    assert Group.objects.get(pk=role.pk).name == roles.EDITOR

"""People of each role, and thousands of records without waiting for thousands of saves."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType

from editorial.content.models import Status, Translation
from editorial.content.translations_rebuild import BATCH
from editorial.core import clock, languages
from energia_site import roles
from news.models import Article, Section


def person(*names: str, login: str = "", **facts: Any) -> User:
    """An account with these roles; the superuser for none."""
    login = login or "-".join(name.replace(" ", "_") for name in names) or "superuser"
    user = User.objects.create_user(login, is_staff=True, is_superuser=not names, **facts)
    user.groups.set(Group.objects.filter(name__in=names))
    return user


def many_articles(number: int) -> None:
    """Articles of twenty years, every kind of state among them; a quarter lacks English, a few wait for something."""
    sections = [
        Section.objects.get_or_create(slug=f"s{n}", defaults={"name_ru": f"Раздел {n}", "name_en": f"Section {n}"})[0]
        for n in range(5)
    ]
    now = clock.now()
    made = Article.objects.bulk_create(
        (Article(section=sections[n % 5], slug=f"a{n}", **_state(n, number, now)) for n in range(number)),
        batch_size=BATCH * 4,
    )
    content_type = ContentType.objects.get_for_model(Article)
    Translation.objects.bulk_create((_row(article, n, content_type) for n, article in enumerate(made)), BATCH * 4)


def _state(n: int, number: int, now: Any) -> dict[str, Any]:
    source, target = ("en", "ru") if n % 11 == 5 else ("ru", "en")
    status = {0: Status.REVIEW, 1: Status.DRAFT}.get(n % 97, Status.APPROVED)
    translated = n % 4 != 0
    return {
        "source_language": source,
        "published_at": now + timedelta(hours=30) - timedelta(days=7300) * n / number,
        f"title_{source}": f"Новость {n}" if source == "ru" else f"News {n}",
        f"body_{source}": "<p>Текст.</p>",
        f"status_{source}": status,
        f"title_{target}": f"{n}" if translated else "",
        f"body_{target}": "<p>Text.</p>" if translated else "",
        f"status_{target}": status if translated else Status.DRAFT,
    }


def _row(article: Article, n: int, content_type: ContentType) -> Translation:
    source, target = article.source_language, languages.other(article.source_language)
    need = "missing" if not n % 4 else "out_of_date" if not n % 7 else "in_step"
    return Translation(
        content_type=content_type,
        object_id=article.pk,
        language=target,
        need=need,
        missing_fields=["title", "body"] if need == "missing" else [],
        stale_fields=["body"] if need == "out_of_date" else [],
        words_left=0 if need == "in_step" else 100,
        shelf=str(article.section_id),
        title=article.title_in(source),
        due_at=article.published_at,
        source_status=languages.text(article, "status", source),
        target_status=languages.text(article, "status", target),
        ready=article.ready_languages(),
        changed_at=article.changed_at,
        unapproved_changes=["ru"] if n % 501 == 3 else [],
    )


ROLES = {
    "translator into English": (roles.INTO_ENGLISH,),
    "translator into Russian": (roles.INTO_RUSSIAN,),
    "press officer": (roles.PRESS_OFFICER,),
    "editor": (roles.EDITOR,),
    "chief": (roles.CHIEF,),
    "press officer who translates": (roles.PRESS_OFFICER, roles.INTO_ENGLISH),
    "both translators": (roles.INTO_ENGLISH, roles.INTO_RUSSIAN),
    "superuser": (),
}


def part(response: Any, name: str) -> Any:
    """The list of that anchor on the desk, None where the page has no such list."""
    parts = [*response.context["parts"], *response.context["later_parts"]]
    return next((found for found in parts if found.anchor == name), None)


def titles(response: Any, name: str) -> list[str]:
    found = part(response, name)
    return [row.row.title for _heading, rows in found.groups for row in rows] if found else []


def row_of(record: Any) -> Translation:
    return Translation.objects.of(record).get()


def said(response: Any) -> list[str]:
    """What the page that a button leads to says."""
    return [str(message) for message in response.context["messages"]]

from datetime import date
from typing import Self

from editorial.languages import columns
from editorial.querysets import PublishableQuerySet

PHOTO_COLUMNS = ["file", "width", "height", *columns("caption", "alt", "credit")]


class ArticleQuerySet(PublishableQuerySet):
    def for_list(self) -> Self:
        """Articles as lists show them: never their bodies."""
        return self.select_related("section").only(
            "slug",
            "published_at",
            *columns("title", "lead", "status"),
            "section__slug",
            *(f"section__{name}" for name in columns("name")),
            "section__policy",
        )

    def with_photo(self) -> Self:
        return self.select_related("section", "lead_photo")

    def on(self, day: date) -> Self:
        return self.filter(day=day)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

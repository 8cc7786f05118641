"""Reading settings, «версия для слабовидящих»: kept in a cookie, written on <html> by the server, no script needed.

What Russian practice expects: ГОСТ Р 52872-2019, larger text, contrast schemes, wider spacing, pictures off.
"""

from dataclasses import asdict, dataclass, fields
from typing import ClassVar, Self

from django.utils.translation import gettext_lazy as _

CHOICES: dict[str, dict[str, object]] = {
    "scheme": {
        "": _("as the system says"),
        "light": _("light"),
        "dark": _("dark"),
        "contrast": _("black on white"),
        "inverse": _("white on black"),
        "blue": _("dark blue on light blue"),
    },
    "size": {"": _("usual"), "large": _("large"), "largest": _("largest")},
    "spacing": {"": _("usual"), "wide": _("wide")},
    "images": {"": _("shown"), "off": _("off")},
}


@dataclass(frozen=True)
class Reading:
    COOKIE: ClassVar[str] = "reading"

    scheme: str = ""
    size: str = ""
    spacing: str = ""
    images: str = ""

    @classmethod
    def from_mapping(cls, values: object) -> Self:
        """Known values are taken, anything else is the usual setting."""
        get = getattr(values, "get")  # noqa: B009 - a QueryDict or a dict
        chosen = {field.name: str(get(field.name, "")) for field in fields(cls)}
        return cls(**{name: value for name, value in chosen.items() if value in CHOICES[name]})

    @classmethod
    def from_cookie(cls, cookie: str) -> Self:
        """From "contrast.large.wide.off"; a cookie that was tampered with gives the usual settings."""
        parts = cookie.split(".")
        names = [field.name for field in fields(cls)]
        return cls.from_mapping(dict(zip(names, parts, strict=False))) if len(parts) == len(names) else cls()

    def cookie(self) -> str:
        return ".".join(asdict(self).values())

    @property
    def is_usual(self) -> bool:
        return self == type(self)()

"""Addresses of what an import makes: Latin letters of the name, and the first that is free."""

from typing import Any

from slugify import slugify

from .existing_records import ExistingRecords, model_of
from .facts import Fact, PersonFact


class Slugs:
    def __init__(self, existing: ExistingRecords) -> None:
        self.taken = {
            model: {record.slug for record in records.values()}
            for model, records in existing.records.items()
            if any(column.name == "slug" for column in model_of(model)._meta.concrete_fields)
        }

    def free(self, fact: Fact, values: dict[str, Any]) -> dict[str, str]:
        """{"slug": …}; nothing for a kind without addresses, or with one that the source gives."""
        if fact.model not in self.taken or values.get("slug"):
            return {}
        longest = model_of(fact.model)._meta.get_field("slug").max_length - 5
        wish = slugify(_words(fact, values))[:longest].strip("-") or fact.model
        slug, number = wish, 1
        while slug in self.taken[fact.model]:
            number += 1
            slug = f"{wish}-{number}"
        self.taken[fact.model].add(slug)
        return {"slug": slug}


def _words(fact: Fact, values: dict[str, Any]) -> str:
    if isinstance(fact, PersonFact):
        return f"{values.get('family_name_en', '')} {values.get('given_name_en', '')}"
    module = values.get("module_en")
    side = values.get("name_en", "").removesuffix("port").strip()
    return f"{module} {side}" if module else values.get("short_name_en") or values.get("name_en") or ""

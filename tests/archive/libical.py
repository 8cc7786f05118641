"""libical (the parser of Evolution and KOrganizer) asked what it reads in a calendar."""

import ctypes
from collections.abc import Iterator
from typing import Any

from tools import libical


def _library() -> Any:
    found = libical.load()
    assert found, "libical is missing: run `make test`, which installs it or says how"
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name, result, arguments in (
        ("icalparser_parse_string", pointer, [text]),
        ("icalcomponent_string_to_kind", ctypes.c_int, [text]),
        ("icalproperty_string_to_kind", ctypes.c_int, [text]),
        ("icalcomponent_get_first_component", pointer, [pointer, ctypes.c_int]),
        ("icalcomponent_get_next_component", pointer, [pointer, ctypes.c_int]),
        ("icalcomponent_get_first_property", pointer, [pointer, ctypes.c_int]),
        ("icalproperty_get_value_as_string", text, [pointer]),
        ("icalproperty_get_parameter_as_string", text, [pointer, text]),
        ("icalcomponent_count_errors", ctypes.c_int, [pointer]),
        ("icalrestriction_check", ctypes.c_int, [pointer]),
        ("icalcomponent_free", None, [pointer]),
    ):
        function = getattr(found, name)
        function.restype, function.argtypes = result, arguments
    return found


def read(raw: bytes) -> list[dict[str, str]]:
    """The events: by property its value, and under "DTSTART kind" what the library takes a value for.

    Fails on whatever the library finds wrong with the file or with the rules of RFC 5545 and RFC 5546.
    """
    library = _library()
    calendar = library.icalparser_parse_string(raw)
    assert calendar, "libical reads no calendar at all"
    try:
        assert library.icalcomponent_count_errors(calendar) == 0
        assert library.icalrestriction_check(calendar) == 1 or library.icalcomponent_count_errors(calendar) == 0
        return [dict(_properties(library, event)) for event in _events(library, calendar)]
    finally:
        library.icalcomponent_free(calendar)


def _events(library: Any, calendar: Any) -> Iterator[Any]:
    kind = library.icalcomponent_string_to_kind(b"VEVENT")
    event = library.icalcomponent_get_first_component(calendar, kind)
    while event:
        yield event
        event = library.icalcomponent_get_next_component(calendar, kind)


def _properties(library: Any, event: Any) -> Iterator[tuple[str, str]]:
    for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND"):
        found = library.icalcomponent_get_first_property(event, library.icalproperty_string_to_kind(name.encode()))
        if found:
            yield name, library.icalproperty_get_value_as_string(found).decode()
            kind = library.icalproperty_get_parameter_as_string(found, b"VALUE")
            yield f"{name} kind", kind.decode() if kind else "default"

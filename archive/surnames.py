"""Russian surnames in -ов, -ев, -ин. PostgreSQL's stemmer takes these endings for cases of a noun: «Прокопьев»
becomes "прокоп" and «Прокопьева» "прокопьев", so that neither finds the other. Hence both are searched for."""

import re

_SURNAME = re.compile(r"\b([а-яё]{2,}(?:[оеё]в|[иы]н))(а|у|ым|ом|е)?\b", re.IGNORECASE)


def nominative(query: str) -> str:
    """«о Прокопьеве» → «о Прокопьев»."""
    return _SURNAME.sub(r"\1", query)


def genitive(query: str) -> str:
    """«Прокопьев» → «Прокопьева»: all the other cases have its stem."""
    return _SURNAME.sub(r"\1а", query)

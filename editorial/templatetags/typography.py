"""How words, dates and moments are written. Built into every template."""

from django import template

from editorial.core.date_formats import (
    day_month,
    in_figures,
    iso,
    long_date,
    month_name,
    month_year,
    msk,
    short_date,
    tick_date,
    utc,
    weekday,
)
from editorial.core.page_text import in_language, richtext, typo, typo_plain

register = template.Library()

for each in (
    typo,
    typo_plain,
    richtext,
    long_date,
    day_month,
    short_date,
    tick_date,
    in_figures,
    month_year,
    month_name,
    weekday,
    msk,
    utc,
    iso,
    in_language,
):
    register.filter(each)

"""What Django's Russian has in the nominative («15 Февраль» over a list of events)."""

MONTH_DAY_FORMAT = "j E"

#!/usr/bin/env bash
# Tried: icalendar 7.3.2, Python 3.11
# Guess: an all-day event is written alike whether its day is given as a date or as the library's own type for dates.
# Seen:  a date brings VALUE=DATE with it, the library's own type leaves it out, and the line is then a broken date-time:
#            date    DTSTART;VALUE=DATE:20190314
#            vDate   DTSTART:20190314
#        icalendar reads both back as the same day, so a test by the same library finds nothing. ical.js 2.2.1, on which
#        Thunderbird stands, refuses the second.
# So:    hand over dates and date-times of Python, never vDate, and read calendars in tests with other people's readers
#        (archive/icalendars.py, tests/archive/test_calendar_readers.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import date

from icalendar import Event, vDate


def written(day: object) -> tuple[str, date]:
    event = Event()
    event.add("dtstart", day)
    text = event.to_ical()
    line = next(line for line in text.decode().splitlines() if line.startswith("DTSTART"))
    return line, Event.from_ical(text)["dtstart"].dt


day = date(2019, 3, 14)
plain, own = written(day), written(vDate(day))
print(f"date    {plain[0]}\nvDate   {own[0]}\nread back: {plain[1]} and {own[1]}")
sys.exit((plain, own) != (("DTSTART;VALUE=DATE:20190314", day), ("DTSTART:20190314", day)))
PYTHON

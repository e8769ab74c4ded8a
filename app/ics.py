"""Writes a calendar as iCalendar (RFC 5545): the only place that knows the library which does the escaping and folding.

It belongs to neither the bot, which hands files over, nor the webhook, which serves feeds; both are given it.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from club.calendars import Calendar, Event

if TYPE_CHECKING:
    import icalendar

REFRESH: Final = timedelta(hours=1)


def written(calendar: Calendar) -> bytes:
    """The calendar as a file or feed, always the same bytes for the same games.

    Times are in UTC, which every phone turns into its own, right across clock changes, without a table of them in here.
    """
    import icalendar  # noqa: PLC0415  # 7 MB and a twentieth of a second, only for those who ask for a calendar

    whole = icalendar.Calendar()
    whole.add("PRODID", "-//Fiver//Five-a-side//EN")
    whole.add("VERSION", "2.0")
    whole.add("CALSCALE", "GREGORIAN")
    whole.add("METHOD", "PUBLISH")
    for name in ("NAME", "X-WR-CALNAME"):
        whole.add(name, icalendar.vText(calendar.name))
    whole.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", icalendar.vDuration(REFRESH))
    for event in calendar.events:
        whole.add_component(_event(event))
    text: bytes = whole.to_ical()
    return text


def _event(event: Event) -> "icalendar.Event":
    import icalendar  # noqa: PLC0415  # loaded by now

    one = icalendar.Event()
    one.add("UID", event.uid)
    one.add("SEQUENCE", event.sequence)
    one.add("DTSTAMP", event.changed_at)
    one.add("LAST-MODIFIED", event.changed_at)
    one.add("DTSTART", event.starts_at)
    one.add("DTEND", event.ends_at)
    one.add("SUMMARY", event.summary)
    one.add("LOCATION", event.location)
    if event.description:
        one.add("DESCRIPTION", event.description)
    one.add("STATUS", event.standing.value)
    one.add("TRANSP", "OPAQUE" if event.busy else "TRANSPARENT")
    return one

"""What is written is what every calendar reads: parsed back with the library, and looked at byte by byte."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import unescape_backslash

from app.ics import written
from club.calendars import Calendar, Event, Standing, games_of
from club.ids import FixtureId
from tests.builders import NOW, a_club, a_fixture, a_player

LONDON = ZoneInfo("Europe/London")
SAM = a_player("Sam").player_id
GAME = a_fixture(players=(SAM,), minimum=1)
EVENT = Event(
    fixture_id=FixtureId("0123456789ab"),
    starts_at=NOW,
    ends_at=NOW + timedelta(hours=1),
    summary="Five-a-side: Wednesday Five",
    location="Riverside",
    description="£5.00 each.",
    standing=Standing.CONFIRMED,
    busy=True,
    sequence=3,
    changed_at=NOW - timedelta(days=2),
)


def read(calendar: Calendar) -> Any:
    return icalendar.Calendar.from_ical(written(calendar))


def only(calendar: Calendar) -> Any:
    [event] = read(calendar).walk("VEVENT")
    return event


def name_of(whole: Any) -> str:
    """Both are TEXT (RFC 7986, and what Apple made of it), which the library leaves as it stands when it reads them."""
    assert whole["NAME"] == whole["X-WR-CALNAME"]
    return str(unescape_backslash(str(whole["NAME"])))


def of_sam(*games: Any) -> Calendar:
    return games_of(SAM, a_club(), games, at=NOW)


def test_everything_that_a_calendar_wants_to_know() -> None:
    whole = read(Calendar("Your games: Wednesday Five", (EVENT,)))
    assert {name: str(whole[name]) for name in ("VERSION", "METHOD", "NAME", "X-WR-CALNAME")} == {
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "NAME": "Your games: Wednesday Five",
        "X-WR-CALNAME": "Your games: Wednesday Five",
    }
    [event] = whole.walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (NOW, NOW + timedelta(hours=1))
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW - timedelta(days=2)
    said = ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "TRANSP")
    assert {name: str(event[name]) for name in said} == {
        "UID": "0123456789ab@fiver",
        "SEQUENCE": "3",
        "SUMMARY": "Five-a-side: Wednesday Five",
        "LOCATION": "Riverside",
        "DESCRIPTION": "£5.00 each.",
        "STATUS": "CONFIRMED",
        "TRANSP": "OPAQUE",
    }


def test_it_asks_to_be_read_every_hour() -> None:
    lines = written(Calendar("Games", ())).decode().split("\r\n")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert "X-PUBLISHED-TTL:PT1H" in lines


@pytest.mark.parametrize(
    ("week", "utc"),
    [
        ("2026-03-25", "20260325T180000Z"),
        ("2026-04-01", "20260401T170000Z"),
        ("2026-10-21", "20261021T170000Z"),
        ("2026-10-28", "20261028T180000Z"),
    ],
)
def test_six_o_clock_in_london_on_both_sides_of_both_clock_changes(week: str, utc: str) -> None:
    starts_at = datetime.fromisoformat(f"{week}T18:00").replace(tzinfo=LONDON).astimezone(UTC)
    calendar = of_sam(replace(GAME, starts_at=starts_at))
    assert f"DTSTART:{utc}\r\n" in written(calendar).decode()
    assert only(calendar)["DTSTART"].dt.astimezone(LONDON).strftime("%H:%M") == "18:00"
    assert only(calendar)["DTEND"].dt.astimezone(LONDON).strftime("%H:%M") == "19:00"


def test_moved_and_called_off_it_is_the_same_event_each_time_of_a_later_number() -> None:
    moved = GAME.change(at=NOW, starts_at=GAME.starts_at + timedelta(hours=2), location="Powerleague")
    off = moved.cancel(at=NOW + timedelta(minutes=5))
    events = [only(of_sam(game)) for game in (GAME, moved, off)]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [int(event["SEQUENCE"]) for event in events] == [0, 1, 2]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "TENTATIVE", "CANCELLED"]
    assert [event["DTSTART"].dt for event in events] == [GAME.starts_at, *[GAME.starts_at + timedelta(hours=2)] * 2]
    assert str(events[2]["TRANSP"]) == "TRANSPARENT"
    assert events[2]["LAST-MODIFIED"].dt == NOW + timedelta(minutes=5)


@pytest.mark.parametrize(
    "text",
    [
        "⚽🏟️ Zoë’s, “upstairs”; by\\the bar",
        "one\ntwo\nthree",
        "BEGIN:VEVENT\nSUMMARY:Not ours\nEND:VEVENT",
        "ملعب الحي 5",
        "מגרש; צפון, 7",
        "x" * 500,
        "⚽" * 200,
        "\\n is not a line",
        "a\\,b\\;c\\\\d",
        'a:b;c="d"',
    ],
)
def test_odd_words_come_back_as_they_went(text: str) -> None:
    event = replace(EVENT, summary=text, location=text, description=text)
    back = only(Calendar(text, (event,)))
    assert [str(back[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [text] * 3
    assert name_of(read(Calendar(text, (event,)))) == text


def test_no_line_is_longer_than_75_bytes_and_none_is_cut_within_a_character() -> None:
    event = replace(EVENT, location="⚽é" * 100, summary="x" * 300)
    for line in written(Calendar("🏟" * 80, (event,))).split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode("utf-8") is not None


def test_of_no_games_it_is_a_calendar_all_the_same() -> None:
    assert read(Calendar("Your games", ())).walk("VEVENT") == []


def test_the_same_games_are_the_same_bytes() -> None:
    assert written(of_sam(GAME)) == written(of_sam(GAME))


def test_the_library_is_loaded_only_for_those_who_ask_for_a_calendar() -> None:
    asked = "import sys, app.wiring; print('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"


words = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n"), min_size=1, max_size=120)
moments = st.integers(1_577_836_800, 2_208_988_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
events = st.builds(
    replace,
    st.just(EVENT),
    fixture_id=st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=12, max_size=12),
    starts_at=moments,
    changed_at=moments,
    summary=words,
    location=words,
    description=words,
    standing=st.sampled_from(Standing),
    busy=st.booleans(),
    sequence=st.integers(0, 1000),
)


@given(words, st.lists(events, max_size=3))
def test_whatever_is_written_is_read_as_it_was(name: str, wanted: list[Event]) -> None:
    whole = read(Calendar(name, tuple(wanted)))
    assert name_of(whole) == name
    back = [
        (
            str(event["UID"]),
            event["DTSTART"].dt,
            event["LAST-MODIFIED"].dt,
            str(event["SUMMARY"]),
            str(event["LOCATION"]),
            str(event["DESCRIPTION"]),
            str(event["STATUS"]),
            str(event["TRANSP"]) == "OPAQUE",
            int(event["SEQUENCE"]),
        )
        for event in whole.walk("VEVENT")
    ]
    assert back == [
        (
            event.uid,
            event.starts_at,
            event.changed_at,
            event.summary,
            event.location,
            event.description,
            event.standing.value,
            event.busy,
            event.sequence,
        )
        for event in wanted
    ]

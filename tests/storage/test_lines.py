"""Bank lines: when they were heard is noted, and never on the way to an answer."""

import logging
from datetime import timedelta

import pytest

from club.errors import NotFound
from club.ids import LineId
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_line, a_player
from tests.counting import Commands
from tests.storage.keeping import keep

LINE = a_line()


async def test_a_line_that_is_not_there_is_not_found(store: MongoStore) -> None:
    with pytest.raises(NotFound):
        await store.lines.get(LineId("none"))


async def test_that_a_line_was_heard_is_noted_twice_a_minute_at_most(watched: tuple[MongoStore, Commands]) -> None:
    store, commands = watched
    await keep(store, LINE)
    commands.clear()
    for seconds in (0, 1, 29, 30, 31):
        await store.lines.seen(LINE.line_id, NOW + timedelta(seconds=seconds))
        await store.soon.flush()
    assert commands.seen == [("update", "lines")] * 2
    assert (await store.lines.get(LINE.line_id)).last_seen_at == NOW + timedelta(seconds=30)


async def test_an_older_note_of_another_process_does_not_win(store: MongoStore, rival: MongoStore) -> None:
    await keep(store, LINE)
    await store.lines.seen(LINE.line_id, NOW)
    await rival.lines.seen(LINE.line_id, NOW - timedelta(seconds=5))
    await store.soon.flush()
    await rival.soon.flush()
    assert (await store.lines.get(LINE.line_id)).last_seen_at == NOW


async def test_a_note_that_could_not_be_written_is_tried_again_and_harms_nobody(
    gone: MongoStore, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        await gone.lines.seen(LINE.line_id, NOW)
        await gone.soon.flush()
    assert not caplog.records
    assert LINE.line_id not in gone.lines._noted


async def test_the_roster_of_a_line_holds_the_players_of_its_clubs_alone(store: MongoStore) -> None:
    there, elsewhere = a_club(-2), a_club(-3)
    line = a_line("both", a_club().club_id, there.club_id)
    await keep(store, a_club(), there, elsewhere, line, a_player("Ashley"), a_player("Gone", active=False))
    await keep(store, a_player("Sam", club_id=there.club_id), a_player("Stranger", club_id=elsewhere.club_id))
    roster = await store.lines.roster(line)
    assert {player.name for player in roster.players.values()} == {"Ashley", "Sam"}
    assert {club.club_id for club in roster.clubs} == {a_club().club_id, there.club_id}

"""Rounds of reminders, as they are read; and what they are made of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from club.errors import NotFound
from club.fixtures import Status
from club.ids import FixtureId, RoundId
from club.reminders import Round, round_after
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_fixture, a_player, a_round
from tests.storage.keeping import keep

CLUB, OTHER = a_club(), a_club(-222)


def at(minutes: int, name: str, *, by_hand: bool = True) -> Round:
    made = replace(a_round(name), made_at=NOW + timedelta(minutes=minutes))
    return made if by_hand else replace(made, asked_by=None, fixture_id=FixtureId("game"))


async def test_one_is_found_by_its_id(store: MongoStore) -> None:
    await keep(store, a_round("one"))
    assert await store.rounds.get(a_round("one").round_id) == replace(a_round("one"), version=1)
    with pytest.raises(NotFound):
        await store.rounds.get(RoundId("none"))
    with pytest.raises(NotFound, match="/remind"):
        await store.write(lambda books: books.round(RoundId("none")))
    found = await store.rounds.some([a_round("one").round_id, round_after(a_fixture().fixture_id)])
    assert list(found) == [a_round("one").round_id]
    assert await store.rounds.some([]) == {}


async def test_the_latest_is_the_newest_that_was_drawn_up_by_hand(store: MongoStore) -> None:
    assert await store.write(lambda books: books.latest_round(CLUB.club_id)) is None
    theirs = replace(at(9, "theirs"), club_id=OTHER.club_id)
    await keep(store, at(2, "new"), at(0, "old"), at(5, "auto", by_hand=False), theirs)
    latest = await store.write(lambda books: books.latest_round(CLUB.club_id))
    assert latest is not None
    assert latest.round_id == a_round("new").round_id


async def test_those_that_wait_are_found_when_their_morning_has_come(store: MongoStore) -> None:
    morning = NOW + timedelta(hours=8)
    waiting = a_round("waiting").put_off(morning)
    await keep(store, waiting, a_round("open"), a_round("sent").put_off(morning).sent([], at=NOW))
    assert await store.rounds.waiting(morning - timedelta(seconds=1)) == []
    assert [one.round_id for one in await store.rounds.waiting(morning)] == [waiting.round_id]


async def test_clubs_that_remind_by_themselves_while_the_bot_is_with_them(store: MongoStore) -> None:
    on = replace(CLUB, remind_automatically=True)
    await keep(store, on, OTHER, replace(a_club(-333), remind_automatically=True, present=False))
    assert [club.club_id for club in await store.clubs.reminding()] == [CLUB.club_id]


async def test_games_that_were_charged_between_two_moments(store: MongoStore) -> None:
    def game(name: str, days: float, status: Status = Status.OVER) -> object:
        return replace(a_fixture(name, starts_at=NOW - timedelta(days=days)), status=status)

    old, new, recent = game("old", 5), game("new", 3), game("recent", 1)
    off, theirs = game("off", 3, Status.CANCELLED), replace(a_fixture("theirs"), club_id=OTHER.club_id)
    await keep(store, old, new, recent, off, theirs)  # type: ignore[arg-type]  # each is a fixture
    between = {"after": NOW - timedelta(days=6), "before": NOW - timedelta(days=2)}
    found = await store.fixtures.charged([CLUB.club_id], **between)
    assert [one.fixture_id for one in found] == [a_fixture("old").fixture_id, a_fixture("new").fixture_id]
    some = await store.fixtures.some([a_fixture("old").fixture_id, FixtureId("none")])
    assert list(some) == [a_fixture("old").fixture_id]


async def test_the_lines_of_several_players_are_theirs_alone_oldest_first(store: MongoStore) -> None:
    sam, ashley, priya = a_player("Sam"), a_player("Ashley"), a_player("Priya")
    played = [
        a_fixture(name, players=tuple(one.player_id for one in (sam, ashley, priya))).settle(at=NOW + later)[0]
        for name, later in (("second", timedelta(days=7)), ("first", timedelta()))
    ]
    await keep(store, sam, ashley, priya, *played)
    lines = await store.ledger.entries([sam.player_id, ashley.player_id])
    assert {line.player_id for line in lines} == {sam.player_id, ashley.player_id}
    assert [line.booked_at for line in lines] == sorted(line.booked_at for line in lines)
    assert len(lines) == 4

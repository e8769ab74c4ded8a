"""Signing up: the last place goes to one."""

import asyncio
from functools import partial

import pytest

from club.actions.signing_up import join, leave
from club.errors import NotFound
from club.fixtures import Joined, Waitlisted
from club.people import Person
from tests.builders import NOW
from tests.club.actions.wednesday import Wednesday


async def test_twenty_taps_at_once_fill_exactly_six_places(club: Wednesday) -> None:
    game = await club.game(maximum=6)
    players = [await club.player(f"Player {number}") for number in range(20)]
    taps = [partial(join, fixture_id=game.fixture_id, who=player.player_id, at=NOW) for player in players]
    outcomes = [signed.outcome for signed in await asyncio.gather(*(club.store.write(tap) for tap in taps))]
    assert sum(isinstance(outcome, Joined) for outcome in outcomes) == 6
    assert sorted(o.place for o in outcomes if isinstance(o, Waitlisted)) == list(range(1, 15))


async def test_the_same_person_twice_at_once_is_one_player_in_one_place(club: Wednesday) -> None:
    game = await club.game()
    tap = partial(join, fixture_id=game.fixture_id, who=Person(901, "Ashley"), at=NOW)
    await asyncio.gather(*(club.store.write(tap) for _ in range(4)))
    assert len((await club.store.fixtures.get(game.fixture_id)).players) == 1
    assert len(await club.store.players.all(club.club.club_id)) == 1


async def test_a_freed_place_goes_to_the_next_in_line(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley, sam, maximum=1)
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=ashley.player_id, at=NOW))
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id,)


async def test_a_player_of_another_club_is_no_player_here(club: Wednesday) -> None:
    game = await club.game()
    charlie = await club.player("Charlie", club=club.other)
    with pytest.raises(NotFound):
        await club.store.write(partial(join, fixture_id=game.fixture_id, who=charlie.player_id, at=NOW))

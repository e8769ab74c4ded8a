"""No calls any more, and again after all, in one club or in all of somebody's."""

from dataclasses import replace
from functools import partial

from club.actions.answering_calls import stop_calls
from club.actions.merging import make_one
from club.actions.people import add_player
from club.ids import PlayerId
from tests.builders import NOW
from tests.club.actions.wednesday import Wednesday
from tests.storage.keeping import keep

SAM = 902


async def stopped(club: Wednesday) -> dict[str, bool]:
    return {one.club_id: one.calls_stopped for one in await club.store.players.of_person(SAM)}


async def sam_in_both(club: Wednesday) -> None:
    for where in (club.club, club.other):
        add = partial(add_player, club_id=where.club_id, new_id=PlayerId(""), name="Sam", telegram_id=SAM)
        await club.store.write(add)


async def test_in_one_club_or_in_all_of_them(club: Wednesday) -> None:
    await sam_in_both(club)
    here, there = club.club.club_id, club.other.club_id
    for _ in range(2):
        await club.store.write(partial(stop_calls, telegram_id=SAM, stopped=True, club_id=here))
    assert await stopped(club) == {here: True, there: False}
    await club.store.write(partial(stop_calls, telegram_id=SAM, stopped=True))
    assert await stopped(club) == {here: True, there: True}
    assert len(await club.store.write(partial(stop_calls, telegram_id=SAM, stopped=False))) == 2
    assert await club.store.write(partial(stop_calls, telegram_id=5, stopped=True)) == [], "a stranger"
    assert await stopped(club) == {here: False, there: False}
    assert all(one.version <= 3 for one in await club.store.players.of_person(SAM)), "what is so already is not saved"


async def test_who_wants_them_again_begins_anew(club: Wednesday) -> None:
    await club.telegram_player("Sam", SAM)
    (sam,) = await club.store.players.of_person(SAM)
    await keep(club.store, replace(sam, calls_unanswered=3, calls_stopped=True))
    await club.store.write(partial(stop_calls, telegram_id=SAM, stopped=False))
    (again,) = await club.store.players.of_person(SAM)
    assert (again.calls_stopped, again.calls_unanswered) == (False, 0)


async def test_it_is_the_player_that_they_turned_out_to_be(club: Wednesday) -> None:
    kept = await club.telegram_player("Sam Carter", 903)
    gone = await club.telegram_player("Sam", SAM)
    await club.store.write(
        partial(make_one, club_id=club.club.club_id, kept_id=kept.player_id, gone_id=gone.player_id, at=NOW)
    )
    (changed,) = await club.store.write(partial(stop_calls, telegram_id=SAM, stopped=True))
    assert (changed.player_id, changed.calls_stopped) == (kept.player_id, True)

"""An address ends once, and only the one that was meant."""

import asyncio
from functools import partial

import pytest

from club.actions.merging import make_one
from club.actions.subscribing import end_address
from club.calendars import ClubFeed, PlayerFeed, feed_of
from club.errors import NotFound
from club.feeds import calendar_of
from club.ids import ClubId, PlayerId
from storage.store import MongoStore
from tests.club.actions.wednesday import AFTER, Wednesday


async def test_a_new_address_ends_the_old_one_and_a_tap_that_comes_twice_ends_one(club: Wednesday) -> None:
    sam, ashley = await club.player("Sam"), await club.player("Ashley")
    for whose in (sam, await club.store.clubs.get(club.club.club_id)):
        once, twice = [await club.store.write(partial(end_address, feed=feed_of(whose))) for _ in range(2)]
        assert once.calendar == twice.calendar == 1
        with pytest.raises(NotFound):
            await calendar_of(club.store, feed_of(whose), at=AFTER)
        await calendar_of(club.store, feed_of(twice), at=AFTER)
        await club.store.write(partial(end_address, feed=feed_of(twice)))
        late = await club.store.write(partial(end_address, feed=feed_of(whose)))
        assert late.calendar == 2, "a tap on an old button brings no address back"
    assert (await club.store.players.get(ashley.player_id)).calendar == 0
    assert (await club.store.clubs.get(club.other.club_id)).calendar == 0


async def test_the_addresses_of_who_turned_out_to_be_the_player_end_with_it(club: Wednesday) -> None:
    sam, samuel = await club.player("Sam"), await club.player("Samuel")
    merge = partial(make_one, club_id=club.club.club_id, kept_id=sam.player_id, gone_id=samuel.player_id, at=AFTER)
    kept = await club.store.write(merge)
    await calendar_of(club.store, feed_of(samuel), at=AFTER)
    await club.store.write(partial(end_address, feed=feed_of(kept)))
    for former in (sam, samuel):
        with pytest.raises(NotFound):
            await calendar_of(club.store, feed_of(former), at=AFTER)


async def test_two_who_end_it_at_once_end_one(club: Wednesday, rival: MongoStore) -> None:
    end = partial(end_address, feed=ClubFeed(club.club.club_id, 0))
    assert {one.calendar for one in await asyncio.gather(club.store.write(end), rival.write(end))} == {1}


async def test_what_is_not_there_has_no_address_to_end(club: Wednesday) -> None:
    for feed in (PlayerFeed(PlayerId("nobody"), 0), ClubFeed(ClubId("none"), 0)):
        with pytest.raises(NotFound):
            await club.store.write(partial(end_address, feed=feed))

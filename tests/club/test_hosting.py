"""Whoever was brought by somebody who is gone: not listed any more, unless there is money or a game of theirs."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from club.actions.adjusting import write_off
from club.actions.bringing import Payer, bring
from club.actions.charging import settle
from club.actions.erasing import erase
from club.actions.people import remove_player, retire
from club.actions.signing_up import join
from club.fixtures import Fixture
from club.ids import AdjustmentId, FixtureId, PlayerId, derived
from club.money import Pence
from club.players import Player
from storage.store import MongoStore
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, Wednesday, begin


@pytest.fixture
async def club(mongo_uri: str, database_name: str) -> AsyncIterator[Wednesday]:
    """Olly's club with a bank line, and Charlie's beside it."""
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        yield await begin(store)


async def brings(club: Wednesday, game: Fixture, host: Player, name: str, pays: Payer = Payer.HOST) -> PlayerId:
    act = partial(bring, fixture_id=game.fixture_id, host=host.player_id, new_id=PlayerId(derived(host.name, name)))
    return (await club.store.write(partial(act, name=name, pays=pays, at=NOW))).guest.player_id


async def players(club: Wednesday) -> dict[str, PlayerId | None]:
    """Everybody who is listed, with whose guest they are."""
    return {one.name: one.guest_of for one in await club.store.players.all(club.club.club_id)}


async def test_who_plays_no_more_or_is_removed_brings_nobody_any_more(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley Jones"), await club.player("Sam")
    game, ahead = await club.game(ashley), await club.game(ashley, sam, name="ahead")
    await brings(club, game, ashley, "Mike", Payer.GUEST)
    for name in ("Zed", "Yan"):
        await brings(club, ahead, ashley, name)
    yan = await brings(club, game, ashley, "Yan")
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    act = partial(retire, club_id=club.club.club_id, player_id_=ashley.player_id, retired=True, at=NOW)
    await club.store.write(act)
    assert (await club.store.fixtures.get(ahead.fixture_id)).players == (sam.player_id,)
    assert (await players(club))["Zed"] == ashley.player_id, "they may be back"
    await forgiven(club, ashley, 1000)
    await club.store.write(partial(join, fixture_id=ahead.fixture_id, who=yan, at=NOW))
    gone = partial(remove_player, club_id=club.club.club_id, player_id_=ashley.player_id, at=NOW)
    await club.store.write(gone)
    assert await players(club) == {"Mike": None, "Sam": None, "Yan": None}, "one owes, one is on a list"
    assert not (await club.store.players.get(yan)).is_paid_for


async def test_with_a_host_who_is_erased_goes_every_name_that_tells_of_them(club: Wednesday) -> None:
    ashley = await club.player("Ashley Jones")
    game, ahead = await club.game(ashley), await club.game(ashley, name="ahead")
    await brings(club, game, ashley, "", Payer.GUEST)
    await brings(club, ahead, ashley, "Zed")
    await club.store.write(partial(settle, fixture_id=FixtureId(game.fixture_id), at=AFTER))
    await forgiven(club, ashley, 500)
    await club.store.write(partial(erase, club_id=club.club.club_id, player_id=ashley.player_id, at=NOW))
    assert await players(club) == {"A guest": None}
    names = (await club.store.players.names(club.club.club_id)).values()
    assert not any("Ashley" in name for name in names)
    assert (await club.store.fixtures.get(ahead.fixture_id)).players == ()


async def forgiven(club: Wednesday, player: Player, amount: int) -> None:
    new = AdjustmentId(derived("forgiven", player.name))
    act = partial(write_off, club_id=club.club.club_id, player_id=player.player_id, amount=Pence(amount), new_id=new)
    await club.store.write(partial(act, at=AFTER))

"""What was learned settles what came before it, and leaves alone what somebody has decided about."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest

from club import notices
from club.actions import deciding
from club.actions.charging import settle
from club.actions.people import change_player
from club.hindsight import look_back
from club.ids import ClubId, PaymentId, payment_id
from club.money import Pence
from club.notices import Topic
from club.payments import State
from club.players import Player
from storage.store import MongoStore
from tests.club.actions.wednesday import AFTER, Wednesday, begin

OTHER_ACCOUNT = "uk:200000:99999999"


def tx(number: int) -> PaymentId:
    return payment_id("acc_olly", f"tx_{number}")


@pytest.fixture
async def club(mongo_uri: str, database_name: str) -> AsyncIterator[Wednesday]:
    async with MongoStore(mongo_uri, database_name, holder="test") as store:
        yield await begin(store)


async def arrived(club: Wednesday, *numbers: int, **facts: Any) -> None:
    for number in numbers:
        await club.arrives(transaction_id=f"tx_{number}", reference="footy", **facts)


async def booked_by_hand(club: Wednesday, number: int, player: Player) -> None:
    act = partial(deciding.assign, payment_id=tx(number), shares=player.player_id, at=AFTER)
    await club.store.write(partial(act, club_id=club.club.club_id))


async def looked_back(club: Wednesday, club_id: ClubId | None = None) -> list[PaymentId]:
    return [one.payment_id for one in await look_back(club.store, club_id or club.club.club_id, at=AFTER)]


async def test_an_account_that_was_learned_settles_older_payments_once(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    await arrived(club, 1, 2, 3)
    await arrived(club, 4, account=OTHER_ACCOUNT)
    await booked_by_hand(club, 2, ashley)
    assert sorted(await looked_back(club)) == sorted([tx(1), tx(3)])
    assert await looked_back(club) == []
    assert await club.owes(ashley) == 1500
    assert (await club.store.payments.get(tx(4))).state is State.UNMATCHED
    told = [one.topic for one in await club.news(notices.group(club.club.club_id))]
    assert told.count(Topic.PAID) == 3


async def test_it_teaches_nothing_by_itself_so_undoing_it_forgets_nothing(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    await arrived(club, 1, 2)
    await booked_by_hand(club, 1, ashley)
    await looked_back(club)
    evidence = (await club.store.payments.get(tx(2))).evidence
    assert evidence[0].startswith("account known since")
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=tx(2), at=AFTER))
    [account] = (await club.store.players.get(ashley.player_id)).accounts
    assert account.payment_id == tx(1)


async def test_what_was_undone_is_not_booked_again(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await arrived(club, 1)
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=tx(1), at=AFTER))
    assert await looked_back(club) == []
    assert await club.owes(ashley) == 0


async def test_an_accepted_name_settles_what_came_under_it_unless_two_have_it(club: Wednesday) -> None:
    ashley, alan = await club.player("Ashley"), await club.player("Alan")
    await arrived(club, 1)
    accept = partial(change_player, club_id=club.club.club_id, accepted_bank_names=("A JONES",))
    await club.store.write(partial(accept, player_id_=ashley.player_id))
    await club.store.write(partial(accept, player_id_=alan.player_id))
    assert await looked_back(club) == []
    none = partial(change_player, club_id=club.club.club_id, player_id_=alan.player_id, accepted_bank_names=())
    await club.store.write(none)
    assert await looked_back(club) == [tx(1)]
    assert await club.owes(ashley) == 500


async def test_what_needs_a_person_still_does(club: Wednesday) -> None:
    """Far too much, and a transfer that people do not pay each other with."""
    ashley = await club.player("Ashley")
    await arrived(club, 1)
    await arrived(club, 2, amount=500_00)
    await arrived(club, 3, review=True)
    await booked_by_hand(club, 1, ashley)
    assert await looked_back(club) == []


async def test_another_club_settles_nothing_here(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    await arrived(club, 1, 2)
    await booked_by_hand(club, 1, ashley)
    assert await looked_back(club, club.other.club_id) == []
    assert (await club.store.payments.get(tx(2))).state is State.UNMATCHED


async def test_a_division_that_was_learned_settles_what_they_owe_together(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await arrived(club, 1, 2, 3, amount=1000)
    game = await club.game(ashley, sam)
    for number in (1, 2):
        another = await club.game(ashley, sam, name=f"game {number}")
        await club.store.write(partial(settle, fixture_id=another.fixture_id, at=AFTER))
    act = partial(deciding.assign, payment_id=tx(2), at=AFTER)
    shares = {ashley.player_id: Pence(500), sam.player_id: Pence(500)}
    await club.store.write(partial(act, club_id=club.club.club_id, shares=shares))
    assert len(await looked_back(club)) == 1  # the other one is not owed any more
    assert await looked_back(club) == []
    assert (await club.owes(ashley), await club.owes(sam)) == (0, 0)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    assert len(await looked_back(club)) == 1
    assert (await club.owes(ashley), await club.owes(sam)) == (0, 0)

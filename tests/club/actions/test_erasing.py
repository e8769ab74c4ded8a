"""Nothing is known of somebody any more; the sums stay."""

from functools import partial

import pytest

from club.actions import erasing
from club.actions.adjusting import correct, write_off
from club.actions.charging import settle
from club.actions.deciding import assign
from club.actions.merging import make_one
from club.actions.siding import make_sides, wish
from club.errors import Conflict, NotFound
from club.ids import AdjustmentId, derived, payment_id
from club.money import Pence
from club.pairs import Wish
from club.people import Person, recognise
from club.players import NOBODY, Player
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, Wednesday

TX = payment_id("acc_olly", "tx_1")


async def settled(club: Wednesday) -> Player:
    """Somebody on Telegram who played, paid under a bank name and from an account, and was forgiven a penny."""
    ashley = await club.telegram_player("Ashley Jones", 5)
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    await club.arrives(reference="ashley footy", payer_names=("A JONES",))
    book = partial(assign, club_id=club.club.club_id, payment_id=TX, shares=ashley.player_id, at=AFTER)
    await club.store.write(book)
    return await club.store.players.get(ashley.player_id)


async def test_every_trace_goes_and_every_sum_stays(club: Wednesday) -> None:
    ashley = await settled(club)
    put_right = partial(
        correct, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER, reason="Ashley's ball"
    )
    for name, amount in (("one", 100), ("two", -100)):
        await club.store.write(partial(put_right, amount=Pence(amount), new_id=AdjustmentId(derived(name))))
    before = await club.store.ledger.summary(club.club.club_id)
    for _ in range(2):
        await club.store.write(partial(erasing.erase, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER))
    assert await club.store.ledger.summary(club.club.club_id) == before
    assert (await club.store.players.names(club.club.club_id))[ashley.player_id] == NOBODY
    for name in ("players", "payments", "adjustments", "fixtures"):
        documents = str(await club.store.database[name].find({}).to_list())
        for trace in ("Ashley", "JONES", "ashley", ashley.reference_code, ashley.accounts[0].key):
            assert trace not in documents, f"{trace} is left in {name}"
    assert await club.store.players.of_person(5) == []


async def test_not_while_there_is_a_balance(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    forget = partial(erasing.erase, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER)
    with pytest.raises(Conflict, match="Settle that first"):
        await club.store.write(forget)
    forgive = partial(write_off, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER)
    await club.store.write(partial(forgive, new_id=AdjustmentId(derived("one"))))
    await club.store.write(forget)
    with pytest.raises(NotFound):
        await club.store.players.get(ashley.player_id)


async def test_places_in_games_ahead_are_free_again(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(ashley, sam, maximum=1)
    await club.store.write(partial(erasing.erase, club_id=club.club.club_id, player_id=ashley.player_id, at=NOW))
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id,)


async def test_nobody_is_on_a_side_or_in_a_pair_with_somebody_who_is_erased(club: Wednesday) -> None:
    people = [await club.player(name) for name in ("Ashley", "Sam", "Tom")]
    game = await club.game(*people)
    pair = partial(wish, fixture_id=game.fixture_id, one=people[0].player_id, other=people[1].player_id, at=NOW)
    await club.store.write(partial(pair, wanted=Wish.TOGETHER))
    await club.store.write(partial(make_sides, fixture_id=game.fixture_id, at=NOW))
    gone = partial(erasing.erase, club_id=club.club.club_id, player_id=people[0].player_id, at=NOW)
    await club.store.write(gone)
    assert (await club.store.clubs.get(club.club.club_id)).together == ()
    sides = (await club.store.fixtures.get(game.fixture_id)).sides
    assert sides is not None
    assert sorted((*sides.bibs, *sides.others)) == sorted(player.player_id for player in people[1:])


async def test_whoever_comes_back_is_somebody_new(club: Wednesday) -> None:
    ashley = await settled(club)
    await club.store.write(partial(erasing.erase, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER))
    again = await club.store.write(lambda books: recognise(books, club.club.club_id, Person(5, "Ashley Jones")))
    assert again.player_id != ashley.player_id
    assert again.reference_code != ashley.reference_code
    same = await club.store.write(lambda books: recognise(books, club.club.club_id, Person(5, "Ashley Jones")))
    assert same.player_id == again.player_id


async def test_who_was_merged_into_them_is_erased_too(club: Wednesday) -> None:
    ashley, other = await club.player("Ashley Jones"), await club.player("Ash Jones", "A JONES")
    merge = partial(make_one, club_id=club.club.club_id, kept_id=ashley.player_id, gone_id=other.player_id, at=AFTER)
    await club.store.write(merge)
    await club.store.write(partial(erasing.erase, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER))
    assert set((await club.store.players.names(club.club.club_id)).values()) == {NOBODY}


async def test_another_club_can_erase_nobody_here(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    with pytest.raises(NotFound):
        await club.store.write(partial(erasing.erase, club_id=club.other.club_id, player_id=ashley.player_id, at=AFTER))
    assert (await club.store.players.get(ashley.player_id)).name == "Ashley"

"""Two players turn out to be one: everything that was either's counts for the one who is kept."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club.actions import deciding, merging
from club.actions.charging import mark, settle
from club.actions.people import add_player, change_player
from club.actions.receiving import Receipt
from club.actions.siding import make_sides, wish
from club.actions.signing_up import join, leave
from club.errors import Invalid, NotFound
from club.fixtures import LateLeaver
from club.ids import FixtureId, PlayerId, payment_id
from club.money import Pence
from club.pairs import Wish
from club.people import Person, recognise
from club.players import Player
from club.ports import Books
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, Wednesday
from tests.storage.keeping import keep

HOUR = timedelta(hours=1)
TX = payment_id("acc_olly", "tx_1")


async def one_of_two(club: Wednesday, kept: Player, gone: Player, *, at: datetime = AFTER) -> Player:
    make = partial(merging.make_one, club_id=club.club.club_id, kept_id=kept.player_id, gone_id=gone.player_id, at=at)
    for _ in range(2):
        await club.store.write(make)
    return await club.store.players.get(kept.player_id)


@pytest.fixture
async def sam(club: Wednesday) -> Player:
    """Sam as Telegram knows him."""
    return await club.telegram_player("Sam Carter", 5)


@pytest.fixture
async def listed(club: Wednesday) -> Player:
    """The same Sam, as the organiser had put him on the list."""
    return await club.player("Sam", "S CARTER")


async def test_money_names_and_codes_are_one_players(club: Wednesday, sam: Player, listed: Player) -> None:
    game = await club.game(listed)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    kept = await one_of_two(club, sam, listed)
    assert kept.accepted_bank_names == ("S CARTER",)
    assert kept.former_codes == (listed.reference_code,)
    assert await club.owes(kept) == -500
    assert await club.store.ledger.balances(club.club.club_id) == {kept.player_id: -500}
    with pytest.raises(NotFound):
        await club.store.players.get(listed.player_id)
    assert await club.arrives(payer_names=("S CARTER",)) is Receipt.MATCHED
    assert await club.owes(kept) == 0
    assert await club.store.ledger.paid_for(await club.store.fixtures.get(game.fixture_id)) == 1


async def test_who_can_t_come_and_who_left_late_stay_so(club: Wednesday, sam: Player, listed: Player) -> None:
    said, late = await club.game(name="said"), await club.game(listed, name="late")
    decline = partial(leave, fixture_id=said.fixture_id, who=Person(5, "Sam"), at=NOW)
    await club.store.write(decline)
    left = replace(late, players=(), late=(LateLeaver(listed.player_id, NOW),))
    await keep(club.store, replace(left, entries=left.waive(listed.player_id, waived=False, at=NOW).entries))
    kept = await one_of_two(club, listed, sam, at=NOW)
    assert (await club.store.fixtures.get(said.fixture_id)).out == (kept.player_id,)
    again = await one_of_two(club, await club.telegram_player("Sam C", 6), kept, at=NOW)
    then = await club.store.fixtures.get(late.fixture_id)
    assert [one.player_id for one in then.late] == [again.player_id]
    assert (await club.owes(again), then.paying) == (-500, (again.player_id,))
    assert (await club.store.fixtures.get(said.fixture_id)).out == (again.player_id,)


async def test_what_was_booked_before_can_still_be_put_right(club: Wednesday, sam: Player, listed: Player) -> None:
    game = await club.game(listed)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    await club.arrives(reference="football", payer_names=("SOMEBODY",))
    book = partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=listed.player_id, at=AFTER)
    await club.store.write(book)
    kept = await one_of_two(club, sam, listed)
    assert len(kept.accounts) == 1
    await club.store.write(partial(deciding.undo, club_id=club.club.club_id, payment_id=TX, at=AFTER))
    assert (await club.store.players.get(kept.player_id)).accounts == (), "what the payment taught is forgotten"
    assert await club.owes(kept) == -500
    gone = partial(mark, fixture_id=game.fixture_id, player_id=listed.player_id, came=False, at=AFTER + HOUR)
    await club.store.write(gone)
    assert await club.owes(kept) == 0
    statement = await club.store.ledger.statement(kept.player_id)
    assert [line.balance for line in statement] == [-500, 0, -500, 0]
    page = await club.store.ledger.page(club.club.club_id, player_id=kept.player_id, limit=10, cursor=None)
    assert [(line.entry.player_id, line.balance) for line in page.items] == [
        (kept.player_id, line.balance) for line in statement
    ]


async def test_a_place_in_a_game_ahead_goes_over(club: Wednesday, sam: Player, listed: Player) -> None:
    game = await club.game(listed)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=NOW))
    await one_of_two(club, sam, listed)
    ahead = await club.store.fixtures.get(game.fixture_id)
    assert ahead.players == (sam.player_id,)
    assert await club.owes(sam) == -500, "what was charged in advance is charged once"


async def test_whoever_had_two_places_frees_one(club: Wednesday, sam: Player, listed: Player) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(listed, sam, ashley, maximum=2)
    assert game.waiting == (ashley.player_id,)
    await one_of_two(club, sam, listed, at=NOW)
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id, ashley.player_id)


async def test_either_telegram_account_is_the_same_player(club: Wednesday, sam: Player) -> None:
    other = await club.telegram_player("Sammy", 6)
    kept = await one_of_two(club, sam, other)
    assert (kept.telegram_id, [one.player_id for one in await club.store.players.of_person(6)]) == (5, [kept.player_id])
    known = await club.store.write(lambda books: recognise(books, club.club.club_id, Person(6, "Sammy")))
    assert known.player_id == kept.player_id
    game = await club.game(name="next")
    done = await club.store.write(partial(join, fixture_id=game.fixture_id, who=Person(6, "Sammy"), at=NOW))
    assert done.player.player_id == kept.player_id


async def test_who_was_merged_before_goes_along(club: Wednesday, sam: Player, listed: Player) -> None:
    first = await club.player("S Carter")
    game = await club.game(first)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    await one_of_two(club, listed, first)
    kept = await one_of_two(club, sam, listed)
    assert await club.owes(kept) == -500
    assert set(kept.former_codes) == {first.reference_code, listed.reference_code}


async def test_one_is_one_and_strangers_are_left_alone(club: Wednesday, sam: Player) -> None:
    stranger = await club.player("Charlie", club=club.other)
    make = partial(merging.make_one, club_id=club.club.club_id, kept_id=sam.player_id, at=AFTER)
    with pytest.raises(Invalid, match="one player already"):
        await club.store.write(partial(make, gone_id=sam.player_id))
    with pytest.raises(NotFound):
        await club.store.write(partial(make, gone_id=stranger.player_id))
    theirs = partial(make, club_id=club.other.club_id, gone_id=stranger.player_id)
    with pytest.raises(NotFound):
        await club.store.write(theirs)


async def test_adding_a_person_who_was_merged_finds_the_one_who_was_kept(club: Wednesday, sam: Player) -> None:
    other = await club.telegram_player("Sammy", 6)
    await one_of_two(club, sam, other)
    add = partial(add_player, club_id=club.club.club_id, new_id=PlayerId("x"), name="Sam Carter", telegram_id=6)
    assert (await club.store.write(add)).player_id == sam.player_id


async def test_an_account_that_two_shared_is_one_players_when_they_are_one(
    club: Wednesday, sam: Player, listed: Player
) -> None:
    await club.arrives(amount=1000, reference="football", payer_names=("SOMEBODY",))
    shares = {sam.player_id: Pence(500), listed.player_id: Pence(500)}
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER))
    kept = await one_of_two(club, sam, listed)
    assert [account.others for account in kept.accounts] == [frozenset()]
    assert await club.arrives(transaction_id="tx_2", payer_names=("SOMEBODY",)) is Receipt.MATCHED
    assert await club.owes(kept) == 1500


async def test_who_shares_an_account_with_the_one_who_is_gone_shares_it_with_the_one_who_is_kept(
    club: Wednesday, sam: Player, listed: Player
) -> None:
    partner = await club.player("Alex")
    await club.arrives(amount=1000, reference="football", payer_names=("SOMEBODY",))
    shares = {partner.player_id: Pence(500), listed.player_id: Pence(500)}
    await club.store.write(partial(deciding.assign, club_id=club.club.club_id, payment_id=TX, shares=shares, at=AFTER))
    await one_of_two(club, sam, listed)
    assert [one.others for one in (await club.store.players.get(partner.player_id)).accounts] == [{sam.player_id}]
    for name in ("paid for", "not yet"):
        game = await club.game(sam, partner, name=name)
        await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    received = await club.arrives(transaction_id="tx_2", payer_names=("SOMEBODY",), amount=1000, reference="footy")
    assert received is Receipt.MATCHED
    assert (await club.owes(sam), await club.owes(partner)) == (0, 0)


async def test_a_former_code_still_tells_who_paid(club: Wednesday, sam: Player, listed: Player) -> None:
    kept = await one_of_two(club, sam, listed)
    assert await club.arrives(reference=f"footy {listed.reference_code}", account=None) is Receipt.MATCHED
    assert await club.owes(kept) == 500


async def test_sides_ball_bibs_and_pairs_are_the_kept_ones(club: Wednesday, sam: Player, listed: Player) -> None:
    ashley, tom = await club.player("Ashley"), await club.player("Tom")
    game = await club.game(listed, ashley, tom)
    for rated, other in ((listed, ashley), (sam, tom)):
        pair = partial(wish, fixture_id=game.fixture_id, one=rated.player_id, other=other.player_id, at=NOW)
        await club.store.write(partial(pair, wanted=Wish.APART))
    rate = partial(change_player, club_id=club.club.club_id, player_id_=listed.player_id, rating=5)
    await club.store.write(rate)
    await club.store.write(partial(make_sides, fixture_id=game.fixture_id, at=NOW))
    await club.store.write(partial(_stands_in_line, game=game.fixture_id, line=(listed.player_id, ashley.player_id)))
    kept = await one_of_two(club, sam, listed)
    assert kept.rating == 5
    changed = await club.store.fixtures.get(game.fixture_id)
    assert changed.kit == (sam.player_id, ashley.player_id)
    assert changed.sides is not None
    everybody = (*changed.sides.bibs, *changed.sides.others)
    assert sorted(everybody) == sorted((sam.player_id, ashley.player_id, tom.player_id))
    assert dict(changed.sides.strengths)[sam.player_id] == 50
    pairs = {frozenset(pair) for pair in (await club.store.clubs.get(club.club.club_id)).apart}
    assert pairs == {frozenset((sam.player_id, other.player_id)) for other in (ashley, tom)}


async def _stands_in_line(books: Books, game: FixtureId, line: tuple[PlayerId, ...]) -> None:
    books.save(replace(await books.fixture(game), kit=line))


@pytest.mark.parametrize("is_in", [True, False])
async def test_a_place_that_is_kept_is_kept_for_the_one_who_is_kept(
    club: Wednesday, sam: Player, listed: Player, is_in: bool
) -> None:
    game = await club.game(*([sam] if is_in else []))
    until = NOW + timedelta(hours=1)
    await keep(club.store, replace(game, held_for=(listed.player_id,), held_until=until))
    await one_of_two(club, sam, listed, at=NOW)
    merged = await club.store.fixtures.get(game.fixture_id)
    assert merged.held_for == (() if is_in else (sam.player_id,))
    assert merged.free(NOW) == 11, "there is one place in either case, had or kept"

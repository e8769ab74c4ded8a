"""Players are added, changed and removed by the organiser."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from club import notices
from club.actions.charging import settle
from club.actions.people import add_player, change_player, remove_player, retire
from club.actions.reaching import reach
from club.actions.receiving import Receipt
from club.actions.signing_up import join
from club.errors import Conflict, Invalid, NotFound
from club.ids import ClubId, FixtureId, PlayerId, derived
from club.money import Pence
from club.notices import Topic
from club.people import Person
from club.players import Player, Reach
from storage.store import MongoStore
from tests.builders import NOW
from tests.club.actions.wednesday import AFTER, Wednesday
from tests.storage.keeping import keep


async def added(club: Wednesday, name: str, **facts: Any) -> Player:
    add = partial(add_player, club_id=club.club.club_id, new_id=PlayerId(derived(name)), name=name, **facts)
    return await club.store.write(add)


async def test_the_same_player_twice_is_one(club: Wednesday, rival: MongoStore) -> None:
    add = partial(add_player, club_id=club.club.club_id, new_id=PlayerId("new"), name=" Ashley  Jones ")
    players = await asyncio.gather(*(one.write(add) for one in (club.store, rival, club.store)))
    assert {player.player_id for player in players} == {"new"}
    assert [player.name for player in await club.store.players.all(club.club.club_id)] == ["Ashley Jones"]


async def test_players_added_at_once_in_two_processes_have_different_codes(club: Wednesday, rival: MongoStore) -> None:
    adds = [
        one.write(partial(add_player, club_id=club.club.club_id, new_id=PlayerId(f"new{number}"), name="Sam"))
        for number in range(10)
        for one in (club.store, rival)
    ]
    await asyncio.gather(*adds)
    players = await club.store.players.all(club.club.club_id)
    assert len(players) == len({player.reference_code for player in players}) == 10


async def test_somebody_on_telegram_is_the_player_that_a_tap_would_make(club: Wednesday) -> None:
    kwame = await added(club, "Kwame", telegram_id=901)
    game = await club.game()
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=Person(901, "K."), at=NOW))
    assert (await club.store.fixtures.get(game.fixture_id)).players == (kwame.player_id,)
    assert await added(club, "Kwame", telegram_id=901) == await club.store.players.get(kwame.player_id)
    with pytest.raises(Conflict, match="Kwame"):
        await added(club, "Li", telegram_id=901)


async def test_who_may_be_written_to_in_one_club_may_be_in_another(club: Wednesday) -> None:
    await added(club, "Kwame", telegram_id=901)
    await club.store.write(lambda books: reach(books, 901, Reach.OPEN))
    there = partial(add_player, club_id=club.other.club_id, new_id=PlayerId("there"), name="Kwame", telegram_id=901)
    assert (await club.store.write(there)).reach is Reach.OPEN


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"name": " \n"}, "name"), ({"name": "Al", "accepted_bank_names": ("--",)}, "accepted_bank_names")],
)
async def test_what_is_no_player_is_refused(club: Wednesday, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await club.store.write(partial(add_player, club_id=club.club.club_id, new_id=PlayerId("new"), **facts))
    assert refused.value.field == field


async def test_there_is_no_player_in_a_club_that_is_not_there(club: Wednesday) -> None:
    with pytest.raises(NotFound):
        await club.store.write(partial(add_player, club_id=ClubId("none"), new_id=PlayerId("new"), name="Al"))


async def test_another_name_changes_the_cards_that_show_it(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    game = await club.game(ashley)
    await club.game(name="elsewhere")
    cards = [n.fixture_id for n in await club.news(notices.group(club.club.club_id)) if n.topic is Topic.CARD]
    change = partial(change_player, club_id=club.club.club_id, player_id_=ashley.player_id)
    await club.store.write(partial(change, name="Ash"))
    after = [n.fixture_id for n in await club.news(notices.group(club.club.club_id)) if n.topic is Topic.CARD]
    assert after[len(cards) :] == [game.fixture_id]
    await club.store.write(partial(change, accepted_bank_names=("A JONES",)))
    changed = await club.store.players.get(ashley.player_id)
    assert (changed.name, changed.accepted_bank_names) == ("Ash", ("A JONES",))
    same = await club.store.write(partial(change, name="Ash", accepted_bank_names=("A JONES",)))
    assert same.version == changed.version


async def test_another_clubs_player_is_not_there_for_this_one(club: Wednesday) -> None:
    theirs = await club.player("Charlie", club=club.other)
    for action in (
        partial(change_player, club_id=club.club.club_id, player_id_=theirs.player_id, name="Mine"),
        partial(remove_player, club_id=club.club.club_id, player_id_=theirs.player_id, at=NOW),
    ):
        with pytest.raises(NotFound):
            await club.store.write(action)
    assert (await club.store.players.get(theirs.player_id)).name == "Charlie"


async def test_who_is_removed_leaves_the_lists_and_the_next_one_moves_up(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley", "A JONES"), await club.player("Sam")
    game = await club.game(ashley, sam, maximum=1)
    remove = partial(remove_player, club_id=club.club.club_id, player_id_=ashley.player_id, at=NOW)
    await club.store.write(remove)
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id,)
    told = [n.topic for n in await club.news(notices.group(club.club.club_id))]
    assert told[-2:] == [Topic.CARD, Topic.PROMOTED]
    with pytest.raises(NotFound):
        await club.store.players.get(ashley.player_id)
    for again in (remove, partial(change_player, club_id=club.club.club_id, player_id_=ashley.player_id, name="Ash")):
        with pytest.raises(NotFound):
            await club.store.write(again)


async def test_whoever_owes_or_has_credit_stays(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.arrives(amount=Pence(500))
    with pytest.raises(Conflict, match="balance"):
        await club.store.write(partial(remove_player, club_id=club.club.club_id, player_id_=ashley.player_id, at=AFTER))
    assert (await club.store.players.get(ashley.player_id)).active


async def test_who_was_removed_can_do_nothing_until_they_tap_again(club: Wednesday) -> None:
    """The organiser's lists do not know them; a person who taps plays again, under their former code."""
    kwame = await added(club, "Kwame", telegram_id=901)
    game = await club.game()
    await club.store.write(partial(remove_player, club_id=club.club.club_id, player_id_=kwame.player_id, at=NOW))
    with pytest.raises(NotFound):
        await club.store.write(partial(join, fixture_id=game.fixture_id, who=kwame.player_id, at=NOW))
    signed = await club.store.write(partial(join, fixture_id=game.fixture_id, who=Person(901, "Kwame"), at=NOW))
    assert (signed.player.player_id, signed.player.reference_code) == (kwame.player_id, kwame.reference_code)
    assert (await club.store.players.get(kwame.player_id)).active


async def test_who_was_removed_can_be_added_again_and_keeps_the_code(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    await club.store.write(partial(remove_player, club_id=club.club.club_id, player_id_=ashley.player_id, at=NOW))
    again = await club.player("Ashley")
    assert (again.player_id, again.reference_code) == (ashley.player_id, ashley.reference_code)
    assert again.accepted_bank_names == ()


async def test_who_plays_no_more_leaves_the_games_ahead_and_still_owes(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    await club.game(ashley, name="last")
    await club.store.write(partial(settle, fixture_id=FixtureId(derived("last")), at=AFTER))
    game = await club.game(ashley, sam, maximum=1)
    stop = partial(retire, club_id=club.club.club_id, player_id_=ashley.player_id, retired=True, at=NOW)
    for _ in range(2):
        await club.store.write(stop)
    assert (await club.store.players.get(ashley.player_id)).retired
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id,)
    assert await club.owes(ashley) == -500
    assert await club.arrives(reference=ashley.reference_code) is Receipt.MATCHED
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=ashley.player_id, at=NOW))
    assert not (await club.store.players.get(ashley.player_id)).retired, "who signs up plays again"
    with pytest.raises(NotFound):
        await club.store.write(partial(stop, club_id=club.other.club_id))


async def test_a_rating_is_a_number_from_1_to_5_and_can_be_taken_away(club: Wednesday) -> None:
    ashley = await added(club, "Ashley")
    rate = partial(change_player, club_id=club.club.club_id, player_id_=ashley.player_id)
    assert (await club.store.write(partial(rate, rating=5))).rating == 5
    assert (await club.store.write(partial(rate, name="Ash"))).rating == 5, "another name is no other rating"
    for wrong in (6, -1):
        with pytest.raises(Invalid, match="from 1 to 5"):
            await club.store.write(partial(rate, rating=wrong))
    assert (await club.store.write(partial(rate, rating=0))).rating is None


async def test_a_place_that_was_kept_for_somebody_who_plays_no_more_is_free(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    game = await club.game(maximum=1)
    until = NOW + timedelta(hours=1)
    await keep(club.store, replace(game, held_for=(ashley.player_id,), held_until=until))
    await club.store.write(partial(join, fixture_id=game.fixture_id, who=sam.player_id, at=NOW))
    assert (await club.store.fixtures.get(game.fixture_id)).waiting == (sam.player_id,)
    gone = partial(retire, club_id=club.club.club_id, player_id_=ashley.player_id, retired=True, at=NOW)
    await club.store.write(gone)
    assert (await club.store.fixtures.get(game.fixture_id)).players == (sam.player_id,)

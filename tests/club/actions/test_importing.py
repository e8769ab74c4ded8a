"""Bringing a spreadsheet in: in one go, and once."""

from dataclasses import replace
from functools import partial
from itertools import combinations

import pytest

from club.actions.adjusting import take_back
from club.actions.erasing import erase
from club.actions.importing import Imported, ImportedBefore, bring_in, imported_before
from club.actions.merging import make_one
from club.actions.people import change_player, remove_player
from club.adjustments import Sort
from club.errors import Invalid, NotFound
from club.ids import PlayerId
from club.ledger import Kind
from club.meeting import Listed
from club.money import Pence
from club.notices import Topic
from club.players import Player
from storage.store import MongoStore
from tests.builders import CHARLIE, NOW, OLLY
from tests.club.actions.wednesday import AFTER, Wednesday
from tests.club.test_codes import distance

DIGEST = "d" * 64


def one(row: int, name: str, balance: int = 0, *bank_names: str, known: Player | None = None) -> Listed:
    return Listed(row, name, Pence(balance), bank_names, known)


async def bring(
    club: Wednesday, *people: Listed, digest: str = DIGEST, store: MongoStore | None = None
) -> Imported | ImportedBefore:
    act = partial(bring_in, club_id=club.club.club_id, people=people, digest=digest, file="our.xlsx", by=OLLY, at=AFTER)
    return await (store or club.store).write(act)


async def names(club: Wednesday) -> dict[str, int]:
    players = await club.store.players.all(club.club.club_id)
    return {player.name: await club.owes(player) for player in players}


async def test_new_players_with_their_balances(club: Wednesday) -> None:
    outcome = await bring(club, one(2, "Ashley", -500, "A JONES"), one(3, "Sam", 350), one(4, "Zoë"))
    assert isinstance(outcome, Imported)
    assert (outcome.new, outcome.known) == (3, 0)
    assert await names(club) == {"Ashley": -500, "Sam": 350, "Zoë": 0}
    made = await club.store.adjustments.get(outcome.made.adjustment_id)
    assert (made.sort, made.by, made.reason, made.made_at) == (Sort.OPENING, OLLY, "our.xlsx", AFTER)
    assert [entry.kind for entry in made.entries] == [Kind.OPENING] * 2
    told = [notice.topic for notice in await club.news(f"group:{club.club.club_id}")]
    assert told == [Topic.WELCOME], "the group does not hear who owes"


async def test_codes_are_spaced_from_one_another_and_from_the_old_ones(club: Wednesday) -> None:
    await club.player("Before")
    await bring(club, *(one(row, f"Player {row}") for row in range(2, 152)))
    issued = [player.reference_code for player in await club.store.players.all(club.club.club_id)]
    assert len(issued) == 151
    assert min(distance(code, other) for code, other in combinations(issued, 2)) >= 3


async def test_known_players_get_bank_names_and_their_balance_on_top(club: Wednesday) -> None:
    ashley = await club.player("Ashley", "A JONES")
    outcome = await bring(club, one(2, "ashley", -500, "ASH J", known=ashley), one(3, "Sam"))
    assert isinstance(outcome, Imported)
    assert (outcome.new, outcome.known) == (1, 1)
    now = await club.store.players.get(ashley.player_id)
    assert (now.name, now.accepted_bank_names) == ("Ashley", ("A JONES", "ASH J"))
    assert now.reference_code == ashley.reference_code
    assert await club.owes(ashley) == -500


async def test_twice_is_once_and_so_is_at_the_same_time(club: Wednesday, rival: MongoStore) -> None:
    people = one(2, "Ashley", -500), one(3, "Sam", 350)
    first = await bring(club, *people)
    again = await bring(club, *people, store=rival)
    assert isinstance(again, ImportedBefore)
    assert again.made.adjustment_id == first.made.adjustment_id
    assert await names(club) == {"Ashley": -500, "Sam": 350}
    assert await club.store.write(lambda books: imported_before(books, club.club.club_id, DIGEST)) == again.made
    assert await club.store.write(lambda books: imported_before(books, club.other.club_id, DIGEST)) is None
    assert await club.store.write(lambda books: imported_before(books, club.club.club_id, "another")) is None


async def test_a_sheet_without_balances_is_remembered_too(club: Wednesday) -> None:
    await bring(club, one(2, "Ashley"))
    assert isinstance(await bring(club, one(2, "Ashley")), ImportedBefore)


async def test_taken_back_the_balances_go_and_the_players_stay(club: Wednesday) -> None:
    outcome = await bring(club, one(2, "Ashley", -500), one(3, "Sam", 350))
    back = partial(take_back, club_id=club.club.club_id, adjustment_id=outcome.made.adjustment_id, at=AFTER)
    await club.store.write(back)
    assert await names(club) == {"Ashley": 0, "Sam": 0}
    ashley, sam = await club.store.players.all(club.club.club_id)
    rename = partial(change_player, club_id=club.club.club_id, player_id_=sam.player_id, name="Samuel")
    await club.store.write(rename)
    anew = await bring(club, one(2, "Ashley", 500, known=ashley), one(3, "Sam", -350, "S CARTER"))
    assert isinstance(anew, Imported), "with other answers, say"
    assert (anew.new, anew.known) == (0, 2), "who has another name by now is still whoever came in that row"
    assert await names(club) == {"Ashley": 500, "Samuel": -350}
    assert isinstance(await bring(club, one(2, "Ashley")), ImportedBefore)


async def test_a_player_who_was_removed_since_comes_back_with_the_same_code(club: Wednesday) -> None:
    first = await bring(club, one(2, "Ashley", -500))
    act = partial(take_back, club_id=club.club.club_id, adjustment_id=first.made.adjustment_id, at=AFTER)
    await club.store.write(act)
    [ashley] = await club.store.players.all(club.club.club_id)
    remove = partial(remove_player, club_id=club.club.club_id, player_id_=ashley.player_id, at=AFTER)
    await club.store.write(remove)
    await bring(club, one(2, "Ashley", -500))
    [back] = await club.store.players.all(club.club.club_id)
    assert (back.player_id, back.reference_code) == (ashley.player_id, ashley.reference_code)


async def test_a_player_who_turned_out_to_be_another_is_that_one(club: Wednesday) -> None:
    first = await bring(club, one(2, "Ashley", -500))
    [ashley], ash = await club.store.players.all(club.club.club_id), await club.player("Ash")
    merge = partial(make_one, club_id=club.club.club_id, kept_id=ash.player_id, gone_id=ashley.player_id, at=AFTER)
    await club.store.write(merge)
    back = partial(take_back, club_id=club.club.club_id, adjustment_id=first.made.adjustment_id, at=AFTER)
    await club.store.write(back)
    await bring(club, one(2, "Ashley", -500))
    assert await names(club) == {"Ash": -500}


async def test_somebody_who_was_erased_comes_as_somebody_new(club: Wednesday) -> None:
    first = await bring(club, one(2, "Ashley", -500))
    back = partial(take_back, club_id=club.club.club_id, adjustment_id=first.made.adjustment_id, at=AFTER)
    await club.store.write(back)
    [ashley] = await club.store.players.all(club.club.club_id)
    await club.store.write(partial(erase, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER))
    await bring(club, one(2, "Ashley", -500))
    [anew] = await club.store.players.all(club.club.club_id)
    assert (anew.name, await club.owes(anew)) == ("Ashley", -500)
    assert anew.player_id != ashley.player_id
    assert await club.owes(ashley) == 0


async def test_all_or_nothing(club: Wednesday) -> None:
    stranger = await club.player("Charlie's", club=club.other)
    with pytest.raises(NotFound):
        await bring(club, one(2, "Ashley", -500), one(3, "Charlie's", -500, known=stranger))
    gone = replace(stranger, club_id=club.club.club_id, player_id=PlayerId("0123456789ab"))
    with pytest.raises(NotFound):
        await bring(club, one(2, "Ashley", -500), one(3, "Nobody", -500, known=gone))
    with pytest.raises(Invalid):
        await bring(club)
    assert await names(club) == {}


async def test_somebody_elses_club_is_another_file(club: Wednesday) -> None:
    await bring(club, one(2, "Ashley", -500))
    act = partial(
        bring_in,
        club_id=club.other.club_id,
        people=(one(2, "Ashley", -500),),
        digest=DIGEST,
        file="our.xlsx",
        by=CHARLIE,
        at=NOW,
    )
    assert isinstance(await club.store.write(act), Imported)

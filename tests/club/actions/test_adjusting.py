"""What the organiser puts in the books by hand: once, within bounds, told to whom it concerns."""

import asyncio
from functools import partial

import pytest

from club.actions import adjusting
from club.actions.charging import settle
from club.errors import Conflict, Invalid, NotFound
from club.ids import AdjustmentId, derived
from club.ledger import Kind
from club.money import Pence
from club.notices import Topic
from club.players import Player
from tests.club.actions.wednesday import AFTER, Wednesday

ONE, TWO = AdjustmentId(derived("one")), AdjustmentId(derived("two"))


async def owing(club: Wednesday, name: str = "Ashley") -> Player:
    """Somebody who played and owes £5.00."""
    player = await club.player(name)
    game = await club.game(player)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    return player


async def test_a_debt_is_written_off_once(club: Wednesday) -> None:
    ashley = await owing(club)
    forgive = partial(adjusting.write_off, club_id=club.club.club_id, player_id=ashley.player_id, new_id=ONE, at=AFTER)
    for _ in range(2):
        await club.store.write(forgive)
    assert await club.owes(ashley) == 0
    with pytest.raises(Conflict, match="owes nothing"):
        await club.store.write(partial(forgive, new_id=TWO))


async def test_no_more_is_written_off_than_is_owed(club: Wednesday) -> None:
    ashley = await owing(club)
    forgive = partial(adjusting.write_off, club_id=club.club.club_id, player_id=ashley.player_id, new_id=ONE, at=AFTER)
    with pytest.raises(Conflict, match="more than that can't be written off"):
        await club.store.write(partial(forgive, amount=Pence(501)))
    await club.store.write(partial(forgive, amount=Pence(200)))
    assert await club.owes(ashley) == -300


async def test_of_two_organisers_who_forgive_at_once_one_is_told_that_nothing_is_owed(club: Wednesday) -> None:
    ashley = await owing(club)
    forgive = partial(adjusting.write_off, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER)
    done = await asyncio.gather(
        *(club.store.write(partial(forgive, new_id=new)) for new in (ONE, TWO)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in done) == ["Adjustment", "Conflict"]
    assert await club.owes(ashley) == 0


async def test_a_correction_goes_either_way(club: Wednesday) -> None:
    ashley = await club.player("Ashley")
    put_right = partial(adjusting.correct, club_id=club.club.club_id, player_id=ashley.player_id, at=AFTER)
    await club.store.write(partial(put_right, amount=Pence(-700), new_id=ONE, reason="ball\n lost"))
    await club.store.write(partial(put_right, amount=Pence(200), new_id=TWO))
    assert await club.owes(ashley) == -500
    assert (await club.store.adjustments.get(ONE)).reason == "ball lost"
    for nonsense in (0, 1_000_001):
        with pytest.raises(Invalid):
            await club.store.write(partial(put_right, amount=Pence(nonsense), new_id=AdjustmentId(derived("three"))))


async def test_credit_moves_and_adds_up_to_nothing(club: Wednesday) -> None:
    ashley, sam = await club.player("Ashley"), await club.player("Sam")
    put_right = partial(adjusting.correct, club_id=club.club.club_id, player_id=ashley.player_id, new_id=ONE, at=AFTER)
    await club.store.write(partial(put_right, amount=Pence(1000)))
    move = partial(adjusting.move_credit, club_id=club.club.club_id, giver_id=ashley.player_id, new_id=TWO, at=AFTER)
    with pytest.raises(Conflict, match="more than that can't be moved"):
        await club.store.write(partial(move, taker_id=sam.player_id, amount=Pence(1001)))
    with pytest.raises(Invalid, match="same player"):
        await club.store.write(partial(move, taker_id=ashley.player_id, amount=Pence(100)))
    for _ in range(2):
        await club.store.write(partial(move, taker_id=sam.player_id, amount=Pence(600)))
    assert (await club.owes(ashley), await club.owes(sam)) == (400, 600)
    statement = await club.store.ledger.page(club.club.club_id, player_id=sam.player_id, limit=10, cursor=None)
    assert [line.entry.kind for line in statement.items] == [Kind.TRANSFER]


async def test_taken_back_it_is_as_before_and_the_player_reads_one_message(club: Wednesday) -> None:
    ashley = await club.telegram_player("Ashley", 5)
    put_right = partial(adjusting.correct, club_id=club.club.club_id, player_id=ashley.player_id, new_id=ONE, at=AFTER)
    await club.store.write(partial(put_right, amount=Pence(-700)))
    back = partial(adjusting.take_back, club_id=club.club.club_id, adjustment_id=ONE, at=AFTER)
    assert await club.store.adjustments.latest(club.club.club_id) is not None
    await club.store.write(back)
    assert await club.owes(ashley) == 0
    assert await club.store.adjustments.latest(club.club.club_id) is None
    with pytest.raises(Conflict, match="taken back already"):
        await club.store.write(back)
    told = await club.news("person:5")
    assert [notice.topic for notice in told] == [Topic.ADJUSTED, Topic.ADJUSTED]
    assert len({notice.subject for notice in told}) == 1, "the second edits the first"


async def test_charlie_has_no_business_here(club: Wednesday) -> None:
    ashley, stranger = await owing(club), await club.player("Charlie", club=club.other)
    theirs = club.other.club_id
    for act in (
        partial(adjusting.write_off, club_id=theirs, player_id=ashley.player_id, new_id=ONE, at=AFTER),
        partial(adjusting.correct, club_id=theirs, player_id=ashley.player_id, amount=Pence(5), new_id=ONE, at=AFTER),
        partial(
            adjusting.move_credit, club_id=theirs, giver_id=stranger.player_id, taker_id=ashley.player_id,
            amount=Pence(5), new_id=ONE, at=AFTER,
        ),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            await club.store.write(act)
    mine = partial(adjusting.write_off, club_id=club.club.club_id, player_id=ashley.player_id, new_id=ONE, at=AFTER)
    await club.store.write(mine)
    for act in (
        partial(adjusting.take_back, club_id=theirs, adjustment_id=ONE, at=AFTER),
        partial(adjusting.write_off, club_id=theirs, player_id=stranger.player_id, new_id=ONE, at=AFTER),
        partial(adjusting.take_back, club_id=theirs, adjustment_id=TWO, at=AFTER),
    ):
        with pytest.raises(NotFound):
            await club.store.write(act)

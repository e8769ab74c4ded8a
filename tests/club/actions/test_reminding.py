"""Rounds of reminders: seen first, sent once, never at night, nobody twice in a week, whoever presses and how often."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club import notices
from club.actions import deciding, reminding
from club.actions.charging import settle
from club.actions.people import add_player
from club.actions.settings import Preferences, prefer
from club.errors import Conflict, NotFound
from club.fixtures import Fixture, LateLeaver
from club.ids import FixtureId, PaymentId, PlayerId, RoundId, derived
from club.money import Pence
from club.notices import Notice, Topic
from club.players import Player, Reach
from club.ports import Books
from club.reckoning import debts
from club.reminders import Round, State, due_after, round_after
from storage.store import MongoStore
from tests.builders import CHARLIE, OLLY
from tests.club.actions.wednesday import AFTER, Wednesday
from tests.storage.keeping import keep

NOON = AFTER.replace(hour=12, minute=0) + timedelta(days=1)
NIGHT = AFTER.replace(hour=23, minute=0)
MORNING = NIGHT.replace(hour=8) + timedelta(days=1)
SAM, ASHLEY = 901, 902


async def owing(club: Wednesday) -> tuple[Player, Player]:
    """Sam and Ashley are on Telegram and owe £5.00 each."""
    people = []
    for name, telegram_id in (("Sam", SAM), ("Ashley", ASHLEY)):
        add = partial(add_player, club_id=club.club.club_id, new_id=PlayerId("x"), name=name, telegram_id=telegram_id)
        people.append(await club.store.write(add))
    game = await club.game(*people)
    await club.store.write(partial(settle, fixture_id=game.fixture_id, at=AFTER))
    return people[0], people[1]


async def drawn(club: Wednesday, name: str = "list", *, at: datetime = NOON, by: int = OLLY) -> Round:
    act = partial(
        reminding.draw_up,
        club_id=club.club.club_id,
        debts=await debts(club.store, club.club.club_id),
        round_id=RoundId(derived(name)),
        by=by,
        at=at,
    )
    return await club.store.write(act)


async def send(club: Wednesday, one: Round, *, at: datetime = NOON, store: MongoStore | None = None) -> Round:
    return await (store or club.store).write(partial(reminding.send, round_id=one.round_id, at=at))


async def heard(club: Wednesday, telegram_id: int) -> list[Topic]:
    return [notice.topic for notice in await news(club, notices.person(telegram_id))]


async def news(club: Wednesday, lane: str) -> list[Notice]:
    return [notice for notice in await club.news(lane) if notice.topic not in (Topic.AFTER_GAME, Topic.STILL_OPEN)]


async def group_hears(club: Wednesday) -> Sequence[Topic]:
    """The card and what is usual aside."""
    usual = (Topic.WELCOME, Topic.CARD)
    return [one.topic for one in await club.news(notices.group(club.club.club_id)) if one.topic not in usual]


async def changed(club: Wednesday, player: Player, **facts: object) -> None:
    async def act(books: Books) -> None:
        books.save(replace(await books.player(player.player_id), **facts))  # type: ignore[arg-type]  # fields of Player

    await club.store.write(act)


async def cash(club: Wednesday, player: Player, *, at: datetime = NOON) -> None:
    act = partial(deciding.cash, club_id=club.club.club_id, player_id=player.player_id, amount=Pence(500), at=at)
    await club.store.write(partial(act, new_id=PaymentId(derived("cash", player.name))))


async def test_those_who_are_ticked_are_told_in_private_and_noted(club: Wednesday) -> None:
    sam, ashley = await owing(club)
    one = await drawn(club)
    assert {due.player_id for due in one.due} == {sam.player_id, ashley.player_id}
    await club.store.write(
        partial(reminding.spare, round_id=one.round_id, player_id=ashley.player_id, spared=True, at=NOON)
    )
    sent = await send(club, one)
    assert (sent.state, sent.told, sent.sent_at) == (State.SENT, (sam.player_id,), NOON)
    assert (await heard(club, SAM), await heard(club, ASHLEY)) == ([Topic.REMINDER], [])
    assert (await club.store.players.get(sam.player_id)).reminded_at == NOON
    assert (await club.store.players.get(ashley.player_id)).reminded_at is None
    assert await group_hears(club) == []


async def test_sending_twice_is_sending_once(club: Wednesday) -> None:
    await owing(club)
    one = await drawn(club)
    first = await send(club, one)
    assert await send(club, one, at=NOON + timedelta(days=30)) == replace(first, version=first.version + 1)
    assert await heard(club, SAM) == [Topic.REMINDER]


async def test_the_same_message_is_one_list_and_the_newest_counts(club: Wednesday) -> None:
    await owing(club)
    one = await drawn(club)
    assert await drawn(club) == replace(one, version=1)
    other = await drawn(club, "newer", at=NOON + timedelta(minutes=1))
    assert other.round_id != one.round_id
    untick = partial(reminding.spare, round_id=one.round_id, player_id=one.due[0].player_id, spared=True, at=NOON)
    for late in (partial(reminding.send, round_id=one.round_id, at=NOON + timedelta(minutes=1)), untick):
        with pytest.raises(Conflict, match="out of date"):
            await club.store.write(late)
    await club.store.write(partial(reminding.drop, round_id=one.round_id))
    assert (await send(club, other)).state is State.SENT


async def test_a_list_of_yesterday_is_not_sent(club: Wednesday) -> None:
    await owing(club)
    one = await drawn(club)
    with pytest.raises(Conflict, match="out of date"):
        await send(club, one, at=NOON + timedelta(days=1, seconds=1))
    assert await heard(club, SAM) == []


async def test_two_quick_taps_lose_no_untick(club: Wednesday, rival: MongoStore) -> None:
    sam, ashley = await owing(club)
    one = await drawn(club)
    untick = partial(reminding.spare, round_id=one.round_id, spared=True, at=NOON)
    await asyncio.gather(
        club.store.write(partial(untick, player_id=sam.player_id)),
        rival.write(partial(untick, player_id=ashley.player_id)),
    )
    assert (await club.store.rounds.get(one.round_id)).chosen == ()
    assert (await send(club, one)).told == ()


async def test_two_organisers_who_press_at_once_remind_nobody_twice(club: Wednesday, rival: MongoStore) -> None:
    """Each with a list of their own, which was the newest when they pressed."""
    await owing(club)
    one = await drawn(club)
    other = await drawn(club, "newer", by=CHARLIE)

    async def make_older(books: Books) -> None:
        books.save(replace(await books.round(other.round_id), made_at=NOON - timedelta(seconds=1)))

    async def both_current(books: Books) -> Round:
        stored = await books.round(other.round_id)
        return await reminding._tell(books, await books.club(stored.club_id), stored, NOON)

    await club.store.write(make_older)
    sent = await asyncio.gather(send(club, one), rival.write(both_current), return_exceptions=True)
    told = [player for each in sent if isinstance(each, Round) for player in each.told]
    assert len(told) == len(set(told)) == 2
    assert await heard(club, SAM) == [Topic.REMINDER]


async def test_nobody_is_reminded_again_within_seven_days(club: Wednesday) -> None:
    sam, _ = await owing(club)
    await send(club, await drawn(club))
    soon = NOON + timedelta(days=7, seconds=-1)
    again = await drawn(club, "again", at=soon)
    assert again.due == ()
    assert (await send(club, again, at=soon)).told == ()
    later = NOON + timedelta(days=7)
    assert sam.player_id in (await send(club, await drawn(club, "later", at=later), at=later)).told


async def test_what_happened_since_the_list_was_made_counts(club: Wednesday) -> None:
    sam, ashley = await owing(club)
    one = await drawn(club)
    await cash(club, sam)
    await changed(club, ashley, reach=Reach.BLOCKED)
    assert (await send(club, one)).told == ()
    assert (await club.store.players.get(sam.player_id)).reminded_at is None


async def test_pressed_at_night_it_goes_in_the_morning_once(club: Wednesday, rival: MongoStore) -> None:
    sam, ashley = await owing(club)
    one = await drawn(club, at=NIGHT)
    waiting = await send(club, one, at=NIGHT)
    assert (waiting.state, waiting.sends_at) == (State.WAITING, MORNING)
    assert await heard(club, SAM) == []
    act = partial(reminding.send_waiting, round_id=one.round_id)
    await club.store.write(partial(act, at=MORNING - timedelta(seconds=1)))
    assert await heard(club, SAM) == []
    await asyncio.gather(*(store.write(partial(act, at=MORNING)) for store in (club.store, rival, club.store)))
    assert set((await club.store.rounds.get(one.round_id)).told) == {sam.player_id, ashley.player_id}
    assert await heard(club, SAM) == [Topic.REMINDER]
    assert await heard(club, OLLY) == [Topic.ROUND]
    assert await group_hears(club) == []


async def test_while_one_waits_for_the_morning_there_is_no_other_and_it_can_be_called_off(club: Wednesday) -> None:
    await owing(club)
    one = await drawn(club, at=NIGHT)
    await send(club, one, at=NIGHT)
    assert (await drawn(club, "newer", at=NIGHT + timedelta(minutes=5))).round_id == one.round_id
    await club.store.write(partial(reminding.drop, round_id=one.round_id))
    await club.store.write(partial(reminding.send_waiting, round_id=one.round_id, at=MORNING))
    assert await heard(club, SAM) == []
    assert (await drawn(club, "newest", at=NIGHT + timedelta(minutes=9))).round_id != one.round_id


async def test_a_morning_that_is_long_past_is_left_out(club: Wednesday) -> None:
    await owing(club)
    one = await drawn(club, at=NIGHT)
    await send(club, one, at=NIGHT)
    late = MORNING + reminding.LATEST_IN_THE_DAY + timedelta(seconds=1)
    await club.store.write(partial(reminding.send_waiting, round_id=one.round_id, at=late))
    assert (await club.store.rounds.get(one.round_id)).state is State.DROPPED
    assert (await heard(club, SAM), await heard(club, OLLY)) == ([], [Topic.ROUND])


async def played(club: Wednesday, *, on: bool = True) -> Fixture:
    await owing(club)
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=Preferences(remind_automatically=on)))
    return await club.store.fixtures.get(FixtureId(derived("game")))


async def test_after_a_game_those_who_still_owe_are_reminded_once(club: Wednesday, rival: MongoStore) -> None:
    game = await played(club)
    due = due_after(game, "Europe/London") + timedelta(seconds=3)
    sam = await club.store.players.of_person(SAM)
    await cash(club, sam[0])
    act = partial(reminding.remind_after, fixture_id=game.fixture_id)
    await asyncio.gather(*(store.write(partial(act, at=due)) for store in (club.store, rival, club.store, rival)))
    await club.store.write(partial(act, at=due + timedelta(days=1)))
    assert (await heard(club, SAM), await heard(club, ASHLEY)) == ([], [Topic.REMINDER])
    assert await heard(club, OLLY) == [Topic.ROUND]
    (ashley,) = await club.store.players.of_person(ASHLEY)
    assert ashley.reminded_at == due.replace(second=0), "to the hour, or next week's comes seconds too early"


async def test_who_owes_for_a_game_without_having_played_is_reminded_too(club: Wednesday) -> None:
    game = await played(club)
    sam, ashley = [(await club.store.players.of_person(telegram_id))[0].player_id for telegram_id in (SAM, ASHLEY)]
    late = replace(game, players=(sam,), no_shows=(sam,), late=(LateLeaver(ashley, game.starts_at),))
    await keep(club.store, late)
    at = due_after(game, "Europe/London")
    await club.store.write(partial(reminding.remind_after, fixture_id=game.fixture_id, at=at))
    assert (await heard(club, SAM), await heard(club, ASHLEY)) == ([Topic.REMINDER], [Topic.REMINDER])


@pytest.mark.parametrize(
    ("late", "on"),
    [
        (timedelta(seconds=-1), True),
        (timedelta(days=4, seconds=1), True),
        (timedelta(hours=13), True),  # eleven at night
        (timedelta(seconds=1), False),
    ],
)
async def test_not_too_early_not_too_late_not_at_night_and_not_unasked(
    club: Wednesday, late: timedelta, on: bool
) -> None:
    game = await played(club, on=on)
    at = due_after(game, "Europe/London") + late
    await club.store.write(partial(reminding.remind_after, fixture_id=game.fixture_id, at=at))
    assert await heard(club, SAM) == []
    assert await club.store.rounds.some([round_after(game.fixture_id)]) == {}


async def test_when_everybody_has_paid_nobody_hears_anything(club: Wednesday) -> None:
    game = await played(club)
    for telegram_id in (SAM, ASHLEY):
        await cash(club, (await club.store.players.of_person(telegram_id))[0])
    at = due_after(game, "Europe/London")
    await club.store.write(partial(reminding.remind_after, fixture_id=game.fixture_id, at=at))
    assert (await heard(club, SAM), await heard(club, OLLY)) == ([], [])
    assert (await club.store.rounds.get(round_after(game.fixture_id))).told == ()


async def test_there_is_no_such_list(club: Wednesday) -> None:
    nowhere = RoundId(derived("nowhere"))
    for act in (partial(reminding.send, round_id=nowhere, at=NOON), partial(reminding.drop, round_id=nowhere)):
        with pytest.raises(NotFound):
            await club.store.write(act)

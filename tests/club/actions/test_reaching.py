"""People open and block chats with the bot; what they had to hear finds another way."""

from dataclasses import replace
from functools import partial

import pytest

from club import notices
from club.actions.people import add_player
from club.actions.reaching import closed, reach, unreachable
from club.actions.signing_up import join, leave
from club.clubs import Club
from club.ids import ClubId, FixtureId, PlayerId, player_id
from club.notices import Notice, Topic
from club.people import Person
from club.players import Player, Reach
from club.ports import Books
from club.reminders import Round, why_not
from tests.builders import CHARLIE, NOW, OLLY, a_club, a_round
from tests.club.actions.wednesday import Wednesday

SAM = 901


async def sam(club: Wednesday, of: Club | None = None) -> Player:
    where = (of or club.club).club_id
    add = partial(add_player, club_id=where, new_id=PlayerId("unused"), name="Sam", telegram_id=SAM)
    return await club.store.write(add)


async def group_hears(club: Wednesday) -> list[Topic]:
    return [notice.topic for notice in await club.news(notices.group(club.club.club_id))][1:]


def promotion(club: Wednesday, player: Player) -> Notice:
    return Notice(
        key="promoted:game:sam:3",
        topic=Topic.PROMOTED,
        lane=notices.person(SAM),
        club_id=club.club.club_id,
        fixture_id=FixtureId("game"),
        player_id=player.player_id,
    )


def question(club: Wednesday, organiser: int) -> Notice:
    key = f"question:x:{organiser}"
    return Notice(key=key, topic=Topic.QUESTION, lane=notices.person(organiser), club_id=club.club.club_id)


async def test_pressing_start_is_known_in_every_club_where_they_play(club: Wednesday) -> None:
    here, there = await sam(club), await sam(club, club.other)
    for to in (Reach.OPEN, Reach.OPEN, Reach.BLOCKED):
        await club.store.write(partial(reach, telegram_id=SAM, to=to))
    for player in (here, there):
        stored = await club.store.players.get(player.player_id)
        assert (stored.reach, stored.version) == (Reach.BLOCKED, 3)
    assert await club.store.write(partial(reach, telegram_id=5, to=Reach.OPEN)) == []


async def test_who_never_pressed_start_is_asked_to_once_and_hears_in_the_group(club: Wednesday) -> None:
    player = await sam(club)
    for _ in range(2):
        await club.store.write(
            partial(unreachable, notice=promotion(club, player), telegram_id=SAM, why="no chat", blocked=False, at=NOW)
        )
    assert await group_hears(club) == [Topic.PLEASE_START, Topic.PROMOTED]
    stored = await club.store.players.get(player.player_id)
    assert (stored.reach, stored.asked_to_start) == (Reach.UNKNOWN, True)


async def test_who_blocked_the_bot_is_not_asked_and_hears_in_the_group_all_the_same(club: Wednesday) -> None:
    player = await sam(club)
    await club.store.write(
        partial(unreachable, notice=promotion(club, player), telegram_id=SAM, why="blocked", blocked=True, at=NOW)
    )
    assert await group_hears(club) == [Topic.PROMOTED]
    stored = await club.store.players.get(player.player_id)
    assert (stored.reach, stored.may_be_written_to) == (Reach.BLOCKED, False)


async def test_what_an_organiser_cannot_hear_the_other_ones_do(club: Wednesday) -> None:
    one = await club.store.clubs.get(club.club.club_id)

    async def join_forces(books: Books) -> None:
        books.save(replace(one, organisers=(OLLY, CHARLIE)))

    await club.store.write(join_forces)
    report = partial(unreachable, notice=question(club, OLLY), telegram_id=OLLY, why="blocked", blocked=True, at=NOW)
    for _ in range(2):
        await club.store.write(report)
    assert await club.news(notices.person(OLLY)) == []
    told = await club.news(notices.person(CHARLIE))
    assert [(notice.topic, notice.detail) for notice in told] == [(Topic.UNDELIVERED, "blocked")]


async def test_what_concerns_no_club_is_only_remembered(club: Wednesday) -> None:
    player = await sam(club)
    alone = Notice(key="k", topic=Topic.STILL_OPEN, lane=notices.person(SAM), player_id=player.player_id)
    await club.store.write(partial(unreachable, notice=alone, telegram_id=SAM, why="no chat", blocked=False, at=NOW))
    assert await group_hears(club) == [Topic.PLEASE_START]
    assert await club.news(notices.person(OLLY)) == []


async def test_organisers_hear_once_that_the_group_takes_no_messages(club: Wednesday) -> None:
    for _ in range(2):
        await club.store.write(partial(closed, club_id=club.club.club_id, why="the group was deleted"))
    told = await club.news(notices.person(OLLY))
    assert [(notice.topic, notice.detail) for notice in told] == [(Topic.GROUP_CLOSED, "the group was deleted")]
    assert await club.news(notices.person(CHARLIE)) == []
    await club.store.write(partial(closed, club_id=ClubId("nowhere"), why="gone"))


async def test_a_question_that_cannot_be_edited_any_more_is_nobody_s_business(club: Wednesday) -> None:
    both = (OLLY, CHARLIE)
    one = await club.store.clubs.get(club.club.club_id)

    async def join_forces(books: Books) -> None:
        books.save(replace(one, organisers=both))

    await club.store.write(join_forces)
    stands, _ = notices.decision_stands(await club.game(), both)
    gone = partial(unreachable, notice=stands, telegram_id=OLLY, why="blocked", blocked=True, at=NOW)
    await club.store.write(gone)
    assert await club.news(notices.person(CHARLIE)) == []


@pytest.mark.parametrize("topic", [Topic.STILL_OPEN, Topic.NOT_YOURS, Topic.YOURS_AFTER_ALL])
async def test_of_a_booking_nobody_else_hears_unless_the_person_blocked_the_bot(club: Wednesday, topic: Topic) -> None:
    player = await sam(club)
    rest = Notice(
        key=f"{topic}:x",
        topic=topic,
        lane=notices.person(SAM),
        club_id=club.club.club_id,
        player_id=player.player_id,
    )
    for blocked, told in ((False, []), (True, [Topic.UNDELIVERED])):
        gone = partial(unreachable, notice=rest, telegram_id=SAM, why="no chat", blocked=blocked, at=NOW)
        await club.store.write(gone)
        assert [notice.topic for notice in await club.news(notices.person(OLLY))] == told
    assert await group_hears(club) == [Topic.PLEASE_START]


def reminder(club: Wednesday, player: Player, sent: Round) -> Notice:
    return Notice(
        key=f"reminder:{sent.round_id}:{player.player_id}",
        topic=Topic.REMINDER,
        lane=notices.person(SAM),
        club_id=club.club.club_id,
        player_id=player.player_id,
        round_id=sent.round_id,
    )


async def test_of_a_reminder_that_went_nowhere_only_the_organiser_hears_and_only_once(club: Wednesday) -> None:
    player = await sam(club)
    sent = replace(a_round(), club_id=club.club.club_id).sent([player.player_id], at=NOW)

    async def keep(books: Books) -> None:
        books.save(sent)

    await club.store.write(keep)
    for _ in range(2):
        missed = partial(
            unreachable, notice=reminder(club, player, sent), telegram_id=SAM, why="no chat", blocked=False, at=NOW
        )
        await club.store.write(missed)
    assert await group_hears(club) == [], "not even that somebody should press Start"
    stored = await club.store.players.get(player.player_id)
    assert (stored.asked_to_start, stored.not_started) == (False, True)
    assert why_not(stored, a_club(), at=NOW) is not None, "nor is it tried every week"
    assert (await club.store.rounds.get(sent.round_id)).unreached == (player.player_id,)
    assert [notice.topic for notice in await club.news(notices.person(OLLY))] == [Topic.UNREACHED]


@pytest.mark.parametrize(("topic", "blocked"), [(Topic.LAST_CALL, True), (Topic.TONIGHT, False)])
async def test_of_a_call_that_went_nowhere_nobody_hears(club: Wednesday, topic: Topic, blocked: bool) -> None:
    player = await sam(club)
    call = replace(promotion(club, player), topic=topic)
    gone = partial(unreachable, notice=call, telegram_id=SAM, why="no chat", blocked=blocked, at=NOW)
    await club.store.write(gone)
    assert await group_hears(club) == []
    assert await club.news(notices.person(OLLY)) == []
    stored = await club.store.players.get(player.player_id)
    assert (stored.reach is Reach.BLOCKED, stored.not_started, stored.asked_to_start) == (blocked, not blocked, False)


async def test_a_reminder_that_could_not_follow_a_payment_is_nobody_s_business(club: Wednesday) -> None:
    player = await sam(club)
    follows = replace(reminder(club, player, a_round()), topic=Topic.REMINDER_FOLLOWS, round_id=None)
    for notice in (follows, reminder(club, player, a_round("gone"))):
        gone = partial(unreachable, notice=notice, telegram_id=SAM, why="blocked", blocked=True, at=NOW)
        await club.store.write(gone)
    assert await group_hears(club) == []
    assert await club.news(notices.person(OLLY)) == []
    assert (await club.store.players.get(player.player_id)).reach is Reach.BLOCKED


async def test_who_cannot_be_asked_whether_they_want_a_place_gets_it_and_the_group_says_so(club: Wednesday) -> None:
    game = await club.game(maximum=1)
    ashley, sam = Person(900, "Ashley"), Person(SAM, "Sam")
    for person in (ashley, sam):
        await club.store.write(partial(join, fixture_id=game.fixture_id, who=person, at=NOW))
    await club.store.write(partial(leave, fixture_id=game.fixture_id, who=ashley, at=NOW))
    (offer,) = await club.news(notices.person(SAM))
    for _ in range(2):
        gone = partial(unreachable, notice=offer, telegram_id=SAM, why="no chat", blocked=False, at=NOW)
        await club.store.write(gone)
    then = await club.store.fixtures.get(game.fixture_id)
    assert (then.players, then.waiting, then.offers) == ((player_id(club.club.club_id, SAM),), (), ())
    assert (await group_hears(club)).count(Topic.PROMOTED) == 1

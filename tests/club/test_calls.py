"""Who is asked before a game: those who usually play and said nothing, a few, and seldom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from club.calls import (
    DAYS_BETWEEN,
    LAST_GAMES,
    MOST,
    PATIENCE,
    asks,
    called,
    hears_of_the_day,
    may_have_been_asked,
    to_call,
    wanted,
)
from club.clubs import Club
from club.fixtures import Fixture, LateLeaver, Status, Verdict
from club.habits import Habits, LastCall
from club.ids import PlayerId, TelegramId
from club.players import Player, Reach
from tests.builders import NOW, a_club, a_fixture, a_player

CLUB = a_club()
SHORT = a_fixture(starts_at=NOW + timedelta(days=2), minimum=2, maximum=3)
OTHERS = (PlayerId("one"), PlayerId("two"), PlayerId("three"))


def open_to(name: str = "Ashley") -> Player:
    return a_player(name, telegram_id=TelegramId(901), reach=Reach.OPEN)


ASHLEY = open_to()


def played(*players: Player, times: int = 1) -> list[Fixture]:
    return [a_fixture(f"game {number}", players=tuple(one.player_id for one in players)) for number in range(times)]


def is_called(player: Player, *, fixture: Fixture = SHORT, club: Club = CLUB, at: datetime = NOW) -> bool:
    return to_call(fixture, club, [player], played(player), at=at) == [player]


def preferring(last_call: LastCall) -> Club:
    return replace(CLUB, habits=Habits(last_call=last_call))


def test_who_usually_plays_and_said_nothing_is_asked() -> None:
    assert is_called(ASHLEY)


@pytest.mark.parametrize(
    "other",
    [
        replace(ASHLEY, active=False),
        replace(ASHLEY, retired=True),
        replace(ASHLEY, telegram_id=None),
        replace(ASHLEY, reach=Reach.UNKNOWN),
        replace(ASHLEY, reach=Reach.BLOCKED),
        replace(ASHLEY, guest_of=PlayerId("host")),
        replace(ASHLEY, calls_stopped=True),
        replace(ASHLEY, calls_unanswered=PATIENCE),
    ],
)
def test_who_is_never_asked(other: Player) -> None:
    assert not is_called(other)


def test_signed_up_in_whatever_list_counts_and_a_stranger_does_not() -> None:
    assert to_call(SHORT, CLUB, [ASHLEY], played(open_to("Sam")), at=NOW) == []
    for game in (
        a_fixture(waiting=(ASHLEY.player_id,)),
        replace(a_fixture(), late=(LateLeaver(ASHLEY.player_id, NOW),)),
        replace(a_fixture(players=(ASHLEY.player_id,)), status=Status.CANCELLED),
    ):
        assert to_call(SHORT, CLUB, [ASHLEY], [game], at=NOW) == [ASHLEY]
    assert to_call(SHORT, CLUB, [ASHLEY], [replace(a_fixture(), out=(ASHLEY.player_id,))], at=NOW) == []


def test_what_somebody_played_under_another_name_counts_for_who_they_are() -> None:
    before = replace(a_player("Ash"), active=False, merged_into=ASHLEY.player_id)
    oldest = replace(a_player("A"), active=False, merged_into=before.player_id)
    assert to_call(SHORT, CLUB, [oldest, before, ASHLEY], played(oldest), at=NOW) == [ASHLEY]


@pytest.mark.parametrize(
    "answer",
    [
        lambda game: replace(game, players=(ASHLEY.player_id,)),
        lambda game: replace(game, waiting=(ASHLEY.player_id,)),
        lambda game: game.decline(ASHLEY.player_id, at=NOW),
        lambda game: game.join(ASHLEY.player_id, at=NOW)[0].leave(ASHLEY.player_id, at=NOW)[0],
        lambda game: game.cancel(at=NOW),
    ],
)
def test_who_answered_is_not_asked(answer: Callable[[Fixture], Fixture]) -> None:
    for habit in LastCall:
        assert not asks(answer(SHORT), ASHLEY.player_id, preferring(habit), at=NOW)


def test_the_club_decides_when() -> None:
    enough = replace(SHORT, players=OTHERS[:2])
    full = replace(SHORT, players=OTHERS)
    wishes = {habit: [wanted(game, preferring(habit)) for game in (SHORT, enough, full)] for habit in LastCall}
    assert wishes == {
        LastCall.NEVER: [False, False, False],
        LastCall.WHEN_SHORT: [True, False, False],
        LastCall.WHILE_PLACES: [True, True, False],
    }


def test_short_but_to_be_played_whatever_happens_needs_players_all_the_same() -> None:
    assert is_called(ASHLEY, fixture=SHORT.decide(Verdict.PLAY_ON, at=NOW))


def test_nobody_is_asked_whom_a_tap_would_only_put_in_line() -> None:
    kept = replace(SHORT, maximum=2, held_for=OTHERS[:2], held_until=NOW + timedelta(hours=1))
    assert not is_called(ASHLEY, fixture=kept)
    assert is_called(ASHLEY, fixture=replace(kept, held_for=(*OTHERS[:1], ASHLEY.player_id)))
    assert not is_called(ASHLEY, fixture=replace(SHORT, maximum=2, players=OTHERS[:1], waiting=OTHERS[1:]))


def test_too_late_for_an_answer_to_matter_nobody_is_asked() -> None:
    by = NOW + timedelta(hours=3)
    deadline = replace(SHORT, cancel_by=by)
    assert is_called(ASHLEY, fixture=deadline, at=by - timedelta(hours=1))
    assert not is_called(ASHLEY, fixture=deadline, at=by - timedelta(minutes=59))


def test_a_week_is_a_week_by_the_calendar_also_when_the_clocks_change_and_a_tick_was_late() -> None:
    monday = datetime(2026, 3, 23, 14, 0, 7, tzinfo=UTC)
    asked = replace(called(ASHLEY, at=monday), calls_unanswered=0)
    game = replace(SHORT, starts_at=monday + timedelta(days=9))
    sunday_night = datetime(2026, 3, 29, 23, 59, tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
    assert not is_called(asked, fixture=game, at=sunday_night)
    assert is_called(asked, fixture=game, at=sunday_night + timedelta(minutes=1))


def test_who_is_told_of_the_day() -> None:
    never = replace(ASHLEY, reach=Reach.UNKNOWN)
    assert hears_of_the_day(ASHLEY)
    assert hears_of_the_day(never), "one try tells whether they can be reached"
    assert not hears_of_the_day(replace(never, not_started=True))
    assert hears_of_the_day(replace(ASHLEY, not_started=True)), "they have pressed Start since"
    assert not hears_of_the_day(replace(ASHLEY, calls_stopped=True))
    assert not hears_of_the_day(replace(ASHLEY, active=False))


@given(st.lists(st.integers(0, LAST_GAMES), max_size=60))
@example([0, 8, *[3] * MOST, 1, 5])
def test_at_most_forty_are_asked_and_those_who_play_most_come_first(often: list[int]) -> None:
    people = {open_to(f"Player {number}"): times for number, times in enumerate(often)}
    games = [
        replace(game, players=tuple(one.player_id for one, times in people.items() if times > number))
        for number, game in enumerate(played(times=LAST_GAMES))
    ]
    asked = to_call(SHORT, CLUB, list(people), games, at=NOW)
    assert len(asked) == min(MOST, sum(times > 0 for times in often))
    assert [people[one] for one in asked] == sorted(filter(None, often), reverse=True)[:MOST]
    assert asked == to_call(SHORT, CLUB, list(reversed(people)), games, at=NOW)


def test_a_question_of_before_a_game_was_put_up_was_not_about_it() -> None:
    put_up = replace(SHORT, opened_at=NOW)
    assert not may_have_been_asked(ASHLEY, put_up)
    assert not may_have_been_asked(called(ASHLEY, at=NOW - timedelta(minutes=1)), put_up)
    assert may_have_been_asked(called(ASHLEY, at=NOW + timedelta(days=4)), put_up)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=60))
def test_however_many_games_a_season_has_nobody_is_asked_twice_a_week_or_for_ever(
    season: list[tuple[int, bool]],
) -> None:
    """Each game comes so many days after the one before, and is answered or not."""
    player, now, asked = ASHLEY, NOW, list[datetime]()
    in_a_row = 0
    for days, answers in season:
        now += timedelta(days=days)
        if is_called(player, fixture=replace(SHORT, starts_at=now + timedelta(days=1)), at=now):
            player = called(player, at=now)
            asked.append(now)
            in_a_row += 1
        if answers:
            player, in_a_row = replace(player, calls_unanswered=0), 0
        assert in_a_row <= PATIENCE
    assert all(later - earlier >= timedelta(days=DAYS_BETWEEN) for earlier, later in pairwise(asked))

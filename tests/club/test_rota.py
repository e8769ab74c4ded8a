"""Ball and bibs go round fairly, and whoever drops out is followed without anybody else's load changing."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from club.fixtures import Fixture, Guest
from club.ids import PlayerId
from club.rota import Duty, duty, line, taking_over
from tests.builders import NOW, a_fixture

EVERYBODY = tuple(PlayerId(f"player{number}") for number in range(6))
ASHLEY, SAM, PRIYA, TOM, *_ = EVERYBODY
GAME = a_fixture(players=EVERYBODY)


def before(weeks: int, *kit: PlayerId, players: tuple[PlayerId, ...] = EVERYBODY) -> Fixture:
    """A game so many weeks ago."""
    return replace(a_fixture(players=players, starts_at=NOW - timedelta(weeks=weeks)), kit=kit)


def test_whoever_did_it_least_often_and_then_longest_ago_is_next() -> None:
    games = [before(1, ASHLEY, SAM), before(2, PRIYA, TOM), before(3, PRIYA, ASHLEY)]
    assert line(GAME, games, {}) == (EVERYBODY[4], EVERYBODY[5], TOM, SAM, PRIYA, ASHLEY)


def test_of_two_who_never_did_it_whoever_has_played_more_is_next() -> None:
    games = [before(week, players=(SAM, ASHLEY)) for week in (1, 2, 3)] + [before(4, players=(SAM,))]
    assert line(replace(GAME, players=(ASHLEY, SAM)), games, {}) == (SAM, ASHLEY)


def test_guests_and_newcomers_are_never_asked() -> None:
    games = [before(week, players=EVERYBODY[:4]) for week in (1, 2)] + [before(3, players=EVERYBODY[1:])]
    game = replace(GAME, guests=(Guest(TOM, ASHLEY, ASHLEY),))
    assert line(game, games, {}) == (SAM, PRIYA)


def test_what_somebody_did_under_another_name_counts() -> None:
    former = PlayerId("former")
    games = [before(week, former, players=(former, SAM)) for week in (1, 2, 3)]
    assert line(replace(GAME, players=(ASHLEY, SAM)), games, {former: ASHLEY}) == (SAM, ASHLEY)


def test_who_was_to_bring_it_and_did_not_come_has_not_brought_it() -> None:
    games = [replace(before(1, ASHLEY), absent=(ASHLEY,)), before(2, SAM), before(3), before(4)]
    assert line(replace(GAME, players=(ASHLEY, SAM)), games, {}) == (ASHLEY, SAM)


def test_who_drops_out_is_followed_by_the_next_and_the_other_keeps_what_they_bring() -> None:
    game = replace(GAME, kit=(ASHLEY, SAM, PRIYA, TOM))
    assert duty(game) == Duty(ball=ASHLEY, bibs=SAM)
    without_ashley = replace(game, players=EVERYBODY[1:])
    assert duty(without_ashley) == Duty(ball=PRIYA, bibs=SAM)
    assert taking_over(game, without_ashley) == (PRIYA,)
    assert duty(replace(game, players=(SAM, TOM))) == Duty(ball=TOM, bibs=SAM)
    assert duty(replace(game, players=(ASHLEY, PRIYA))) == Duty(ball=ASHLEY, bibs=PRIYA)
    assert duty(replace(game, players=(SAM,))) == Duty(bibs=SAM)
    assert duty(replace(game, players=())) == duty(GAME) == Duty()


def test_nobody_takes_over_in_a_game_that_is_off() -> None:
    game = replace(GAME, kit=(ASHLEY, SAM, PRIYA))
    assert taking_over(game, replace(game.cancel(at=NOW), players=(PRIYA,))) == ()


@given(st.sets(st.sampled_from(EVERYBODY)), st.permutations(EVERYBODY), st.sampled_from(EVERYBODY))
def test_whoever_leaves_no_other_is_asked_for_something_else(
    players: set[PlayerId], kit: list[PlayerId], leaver: PlayerId
) -> None:
    game = replace(GAME, players=tuple(sorted(players)), kit=tuple(kit))
    after = replace(game, players=tuple(sorted(players - {leaver})))
    assert len(duty(after).both) == min(2, len(after.players))
    assert len(set(duty(after).both)) == len(duty(after).both)
    if len(after.players) >= 2 and leaver in duty(game).both:
        assert len(taking_over(game, after)) == 1


def test_the_longest_season_goes_round_evenly() -> None:
    games: list[Fixture] = [before(week) for week in (102, 101, 100)]
    for week in range(60, 0, -1):
        today = before(week)
        games.insert(0, replace(today, kit=line(today, games, {})))
    brought = [player for game in games for player in duty(game).both]
    counts = {brought.count(player) for player in EVERYBODY}
    assert counts == {20}

"""Who comes first: known by who played and who waited, kept for a day, and never at the cost of a rule."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.clubs import Club
from club.fair_order import first_go_until, owes_too_much, shortened, with_first_go
from club.fixtures import Fixture, Guest, Joined, Seated, Waitlisted, free_kept, move_up
from club.habits import Habits
from club.ids import PlayerId
from club.money import Pence
from club.nights import at_night
from club.players import Player
from club.schedule import scheduled
from tests.builders import NOW, a_club, a_fixture, a_player

LONDON = "Europe/London"
EVERYBODY = [a_player(name) for name in ("Ashley", "Sam", "Priya", "Tom", "Zoë", "Dev")]
ASHLEY, SAM, PRIYA, TOM, ZOE, DEV = IDS = [one.player_id for one in EVERYBODY]
GAME = a_fixture("next", starts_at=NOW + timedelta(days=7), minimum=1, maximum=4)
UNTIL = NOW + timedelta(days=1)


def a_club_with(**habits: bool | int) -> Club:
    return replace(a_club(), habits=Habits(**habits))  # type: ignore[arg-type]  # the test names habits


def game(*players: PlayerId, waiting: tuple[PlayerId, ...] = ()) -> Fixture:
    return a_fixture(players=players, waiting=waiting)


def put_up(
    club: Club,
    *played: Fixture,
    of: Fixture = GAME,
    everybody: list[Player] = EVERYBODY,
    balances: dict[PlayerId, int] | None = None,
) -> Fixture:
    owed = {player: Pence(balance) for player, balance in (balances or {}).items()}
    return with_first_go(of, club, until=UNTIL, played=played, everybody=everybody, balances=owed)


def test_a_regular_played_three_of_the_last_five_and_who_comes_most_often_is_first() -> None:
    club = a_club_with(regulars_first=True)
    played = (game(ASHLEY, SAM), game(SAM, PRIYA), game(SAM, ASHLEY), game(SAM, ASHLEY), game(PRIYA), game(PRIYA))
    kept = put_up(club, *played)
    assert (kept.held_for, kept.held_back, kept.held_until) == ((SAM, ASHLEY), (), UNTIL), "Priya's third is the sixth"
    assert put_up(club, *played[:2]) == GAME, "after two games nobody is a regular yet"
    no_show = replace(played[0], no_shows=(ASHLEY,))
    assert put_up(club, no_show, *played[1:]).held_for == (SAM,), "who did not turn up did not play"


def test_who_waited_in_vain_the_last_time_comes_before_the_regulars() -> None:
    last = game(ASHLEY, SAM, waiting=(PRIYA, TOM))
    before = (game(ASHLEY, SAM), game(ASHLEY, SAM, waiting=(ZOE,)))
    assert put_up(a_club_with(missed_out_first=True), last, *before).held_for == (PRIYA, TOM)
    both = a_club_with(missed_out_first=True, regulars_first=True)
    assert put_up(both, last, *before).held_for == (PRIYA, TOM, ASHLEY, SAM)
    assert put_up(both, last, *before, of=replace(GAME, maximum=3)).held_for == (PRIYA, TOM, ASHLEY)
    asked = replace(last, passed=(PRIYA,))
    assert put_up(a_club_with(missed_out_first=True), asked).held_for == (TOM,), "who was asked missed nothing"


def test_nothing_is_kept_for_who_plays_no_more_is_gone_or_was_brought_along() -> None:
    club = a_club_with(missed_out_first=True)
    everybody = [
        replace(EVERYBODY[0], retired=True),
        replace(EVERYBODY[1], active=False),
        replace(EVERYBODY[2], guest_of=TOM),
        EVERYBODY[3],
    ]
    assert put_up(club, game(waiting=(ASHLEY, SAM, PRIYA, TOM, ZOE)), everybody=everybody).held_for == (TOM,)


def test_who_turned_out_to_be_somebody_else_is_that_one() -> None:
    everybody = [
        replace(EVERYBODY[0], active=False, merged_into=SAM),
        replace(EVERYBODY[1], active=False, merged_into=PRIYA),
        *EVERYBODY[2:],
    ]
    played = (game(ASHLEY), game(SAM, ASHLEY), game(PRIYA))
    assert put_up(a_club_with(regulars_first=True), *played, everybody=everybody).held_for == (PRIYA,)
    twice = (game(SAM, ASHLEY), game(PRIYA))
    assert put_up(a_club_with(regulars_first=True), *twice, everybody=everybody) == GAME, "one game counts once"


def test_who_owes_for_too_many_games_waits_and_nothing_is_kept_for_them() -> None:
    club = a_club_with(missed_out_first=True, debtors_wait=2)
    last = game(waiting=(ASHLEY, SAM))
    kept = put_up(club, last, balances={ASHLEY: -1001, SAM: -1000, PRIYA: -5000, TOM: 700})
    assert (kept.held_for, kept.held_back) == ((SAM,), (ASHLEY, PRIYA))
    alone = put_up(a_club_with(debtors_wait=2), last, balances={ASHLEY: -1001})
    assert (alone.held_for, alone.held_back, alone.held_until) == ((), (ASHLEY,), UNTIL)
    assert put_up(a_club_with(debtors_wait=2), last, balances={ASHLEY: -1000}) == GAME


def test_games_are_counted_at_the_usual_price_and_where_nothing_costs_anything_nobody_waits() -> None:
    club = a_club_with(debtors_wait=2)
    free = replace(club, default_price=Pence(0))
    assert not owes_too_much(Pence(-1000), club, Pence(100))
    assert owes_too_much(Pence(-1001), club, Pence(9900))
    assert owes_too_much(Pence(-601), free, Pence(300))
    assert not owes_too_much(Pence(-601), free, Pence(0))
    assert not owes_too_much(Pence(-99_999), a_club(), Pence(500))


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("opened", "kick_off", "notice", "until"),
    [
        (NOW, at(11, 18), 24, at(5, 12)),
        (at(4, 12, 3).replace(second=17), at(11, 18), 24, at(5, 12, 3)),
        (NOW, at(6, 11, 59), 0, None),  # in less than two days
        (NOW, at(6, 12), 0, at(5, 12)),
        (NOW, at(6, 20), 24, at(4, 16)),  # when those who have not answered are asked
        (NOW, at(6, 13), 24, None),  # an hour is no first go
        (NOW, at(11, 18), 24 * 7, None),  # it is late already a few hours from now
        (at(4, 23, 30), at(11, 18), 24, at(6, 8)),  # not at night
        (NOW, at(7, 5), 24, at(4, 21)),  # a limit at night: the evening before
        (NOW, at(6, 23), 24, at(4, 19)),
        (at(28, 12), at(1, 18, month=4), 24, at(29, 11)),  # the clocks go forward, and noon stays noon
    ],
)
def test_a_day_by_the_wall_but_not_at_night_nor_too_near_to_the_deadline(
    opened: datetime, kick_off: datetime, notice: int, until: datetime | None
) -> None:
    fixture = a_fixture(starts_at=kick_off)
    assert first_go_until(fixture, a_club_with(notice_hours=notice), at=opened) == until


@given(
    st.integers(0, 60 * 24 * 40),
    st.integers(0, 60 * 24 * 30),
    st.integers(0, 14 * 24),
    st.sampled_from([LONDON, "UTC"]),
)
def test_first_go_leaves_the_others_time(opened: int, ahead: int, notice: int, timezone: str) -> None:
    start = NOW + timedelta(minutes=opened)
    fixture = a_fixture(starts_at=start + timedelta(minutes=ahead))
    club = replace(a_club_with(notice_hours=notice), timezone=timezone)
    until = first_go_until(fixture, club, at=start)
    if until is not None:
        assert start + timedelta(hours=4) <= until <= start + (fixture.starts_at - start) / 2
        assert until - start <= timedelta(hours=35), "a day, and a night where it would end in one"
        assert not at_night(until, timezone)
        cancel_by = scheduled(fixture, club, at=start).cancel_by
        assert cancel_by is None or until <= cancel_by - timedelta(days=1)
        assert ahead >= 2 * 24 * 60


def test_a_game_that_is_moved_keeps_places_no_longer_than_its_new_time_allows() -> None:
    club = a_club_with(notice_hours=24)
    kept = replace(GAME, held_for=(ASHLEY,), held_back=(SAM,), held_until=UNTIL, opened_at=NOW)
    noon = NOW + timedelta(hours=1)
    assert shortened(replace(kept, starts_at=at(30, 18)), club, at=noon) == replace(kept, starts_at=at(30, 18))
    sooner = shortened(replace(kept, starts_at=at(6, 20)), club, at=noon)
    assert (sooner.held_for, sooner.held_until) == ((ASHLEY,), at(4, 16))
    soon = shortened(replace(kept, starts_at=at(5, 20)), club, at=noon)
    assert (soon.held_for, soon.held_back, soon.held_until) == ((), (), None)
    over = shortened(replace(kept, starts_at=at(6, 20)), club, at=at(4, 20))
    assert (over.held_for, over.held_back, over.held_until) == ((), (), None)
    assert shortened(replace(kept, starts_at=at(6, 20)), club, at=UNTIL).held_for == (ASHLEY,), "that time is over"


def test_who_comes_first_gets_the_kept_place_also_when_others_wait_already() -> None:
    kept = replace(GAME, maximum=2, held_for=(ASHLEY, SAM), held_until=UNTIL)
    queued, outcome = kept.join(PRIYA, at=NOW)
    assert outcome == Waitlisted(1, held=True)
    both, outcome = queued.join(SAM, at=NOW)
    assert outcome == Joined(1)
    freed, seated = free_kept(both, at=UNTIL)
    assert (seated, freed.players) == ((Seated(PRIYA),), (SAM, PRIYA))


def test_a_guest_of_somebody_who_waits_until_others_had_first_go_waits_too() -> None:
    kept = replace(GAME, held_back=(ASHLEY,), held_until=UNTIL)
    queued, _ = kept.join(ASHLEY, at=NOW)
    queued, outcome = queued.bring(Guest(ZOE, ASHLEY, ASHLEY), at=NOW, most=1)
    assert isinstance(outcome, Waitlisted)
    queued, _ = move_up(queued, at=NOW, askable=IDS, timezone=LONDON)
    assert (queued.players, queued.offers) == ((), ())
    freed, seated = free_kept(replace(queued, waiting=(ASHLEY, ZOE, TOM)), at=UNTIL, last=[ASHLEY])
    assert [one.player_id for one in seated] == [TOM, ASHLEY, ZOE]
    assert freed.places_left == 1


acts = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(["in", "in", "out", "can't", "pass"])), max_size=25)


@given(
    st.lists(st.sampled_from(IDS), unique=True, max_size=6),
    st.lists(st.sampled_from(IDS), unique=True, max_size=3),
    st.lists(st.sampled_from(IDS), unique=True),
    acts,
)
def test_kept_places_are_nobody_else_s_and_after_that_day_who_waited_is_in_as_far_as_there_is_room(
    first: list[PlayerId], back: list[PlayerId], askable: list[PlayerId], happening: list[tuple[PlayerId, str]]
) -> None:
    club = a_club_with(missed_out_first=True, debtors_wait=1)
    fixture = put_up(club, game(waiting=tuple(first)), balances=dict.fromkeys(back, -501), of=replace(GAME, maximum=3))
    assert len(fixture.held_for) <= 3
    assert not {*fixture.held_for} & {*fixture.held_back}
    for who, act in happening:
        match act:
            case "in":
                first_go = who in fixture.kept_for(NOW)
                fixture, outcome = fixture.join(who, at=NOW)
                assert isinstance(outcome, Joined) or not first_go, "a place was kept for them"
            case "out":
                fixture, _ = fixture.leave(who, at=NOW)
            case "can't":
                fixture = fixture.decline(who, at=NOW)
            case _:
                fixture = fixture.pass_on(who, at=NOW)
        fixture, _ = move_up(fixture, at=NOW, askable=askable, timezone=LONDON)
        assert len(fixture.players) + len(fixture.offers) + len(fixture.kept_for(NOW)) <= fixture.maximum
        assert not {*fixture.players, *(offer.player_id for offer in fixture.offers)} & {*fixture.held_back}
    turn = [*(one for one in fixture.waiting if one not in back), *(one for one in fixture.waiting if one in back)]
    line = [one for one in turn if one not in fixture.passed and fixture.offer_to(one) is None]
    freed, seated = free_kept(fixture, at=UNTIL, last=back)
    assert [one.player_id for one in seated] == line[: fixture.places_left]
    assert freed.players == (*fixture.players, *(one.player_id for one in seated))
    assert len(freed.players) + len(freed.offers) <= freed.maximum
    assert (freed.held_for, freed.held_back, freed.held_until) == ((), (), None)

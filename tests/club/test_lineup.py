"""The sides of a game: made, shuffled, swapped, and true to the list whatever becomes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from club import lineup
from club.errors import Conflict
from club.fixtures import Fixture, Sides
from club.ids import PlayerId
from club.sides import Split
from tests.builders import NOW, a_club, a_fixture

PEOPLE = [PlayerId(f"player{number}") for number in range(8)]
ASHLEY, SAM, PRIYA, TOM, *_ = PEOPLE
CLUB = a_club()
GAME = a_fixture(players=tuple(PEOPLE[:6]))
STRENGTHS = dict(zip(PEOPLE, (50, 40, 30, 30, 20, 10, 30, 30), strict=True))


def made(game: Fixture = GAME, number: int = 0) -> Fixture:
    return lineup.made(game, CLUB, STRENGTHS, number=number, at=NOW)


def sides_of(game: Fixture) -> Split:
    shown = lineup.shown(game)
    assert shown is not None
    return shown


def test_a_shuffle_is_other_sides_and_twice_is_once() -> None:
    first = made()
    second = made(first, 1)
    assert not sides_of(second).is_like(sides_of(first))
    assert made(second, 1) == second
    assert made(second, 0) == second, "an old button does nothing"
    assert made(second, 999_999) == made(second, 2), "numbers don't run out"


def test_once_the_group_sees_them_it_goes_on_seeing_them() -> None:
    seen = made(lineup.posted(made()), 1)
    assert seen.sides is not None
    assert seen.sides.posted


def test_wishes_of_the_club_are_kept_and_told() -> None:
    club = replace(CLUB, apart=((ASHLEY, SAM), (ASHLEY, PEOPLE[7])), together=((PRIYA, TOM), (ASHLEY, SAM)))
    game = lineup.made(GAME, club, STRENGTHS, number=0, at=NOW)
    told = lineup.account(game, club)
    assert (told.apart, told.together) == (((ASHLEY, SAM),), ((PRIYA, TOM),))
    assert (told.not_apart, told.not_together) == ((), ((ASHLEY, SAM),)), "who is not in is not told of"


def test_the_points_are_told_only_while_they_tell_of_nobody_in_particular() -> None:
    game = made()
    told = lineup.account(game, CLUB)
    assert (told.bibs, told.others, told.told) == (9, 9, True)
    one_left = replace(game, players=game.players[1:])
    assert not lineup.account(one_left, CLUB).told, "what is missing now is what Ashley is worth"
    one_came = replace(game, players=tuple(PEOPLE[:7]))
    assert not lineup.account(one_came, CLUB).told
    now = sides_of(game)
    by_hand = lineup.changed_by_hand(game, now.bibs[0], now.others[0])
    assert not lineup.account(by_hand, CLUB).told
    few = made(a_fixture(players=tuple(PEOPLE[:5])))
    assert not lineup.account(few, CLUB).told, "two against three"


def test_sides_that_nobody_has_seen_are_made_anew_for_another_list() -> None:
    assert lineup.next_number(GAME) == 0
    game = made()
    assert lineup.next_number(game) is None
    others_in = replace(game, players=tuple(PEOPLE))
    assert lineup.next_number(others_in) == 1
    assert lineup.next_number(lineup.posted(others_in)) is None
    now = sides_of(game)
    by_hand = lineup.changed_by_hand(game, now.bibs[0], now.others[0])
    assert lineup.next_number(replace(by_hand, players=tuple(PEOPLE))) is None


def test_a_swap_by_hand_twice_is_once() -> None:
    game = made()
    now = sides_of(game)
    after = lineup.changed_by_hand(game, now.bibs[0], now.others[0])
    assert sides_of(after).bibs[0] == now.others[0]
    assert lineup.changed_by_hand(after, now.bibs[0], now.others[0]) == after
    assert lineup.changed_by_hand(GAME, ASHLEY, SAM) == GAME, "no sides, no swap"


def test_a_swap_keeps_whoever_came_since() -> None:
    game = replace(made(), players=tuple(PEOPLE))
    now = sides_of(game)
    late = next(player for player in PEOPLE[6:] if player in now.bibs)
    after = sides_of(lineup.changed_by_hand(game, late, now.others[0]))
    assert late in after.others
    assert sorted((*after.bibs, *after.others)) == PEOPLE


def test_who_turned_out_to_be_another_takes_the_place_on_the_side_and_in_the_line() -> None:
    game = replace(GAME, kit=(SAM, TOM), sides=Sides((ASHLEY, SAM), (PRIYA, TOM), 0, NOW, ((SAM, 40), (TOM, 20))))
    new = PEOPLE[7]
    after = lineup.renamed(game, SAM, new)
    assert after.kit == (new, TOM)
    assert after.sides is not None
    assert (after.sides.bibs, after.sides.others) == ((ASHLEY, new), (PRIYA, TOM))
    assert dict(after.sides.strengths) == {TOM: 20, new: 40}


@pytest.mark.parametrize(("gone", "kept"), [(SAM, TOM), (TOM, SAM)])
def test_of_two_on_both_sides_who_are_one_only_one_is_left(gone: PlayerId, kept: PlayerId) -> None:
    game = replace(GAME, kit=(SAM, TOM, PRIYA), sides=Sides((ASHLEY, SAM), (PRIYA, TOM), 0, NOW))
    after = lineup.renamed(game, gone, kept)
    assert after.kit == game.kit, "nobody behind moves from the ball to the bibs"
    assert after.sides is not None
    assert (after.sides.bibs, after.sides.others) == ((ASHLEY, kept), (PRIYA,))


def test_who_is_erased_is_on_no_side() -> None:
    game = made()
    after = lineup.without(game, ASHLEY)
    assert after.sides is not None
    assert ASHLEY not in (*after.sides.bibs, *after.sides.others, *dict(after.sides.strengths))
    assert lineup.without(GAME, ASHLEY) == GAME
    assert lineup.renamed(GAME, ASHLEY, SAM) == GAME


def test_there_are_no_sides_of_one_nor_of_a_game_that_is_over() -> None:
    lineup.check(GAME, NOW)
    for game, at in ((a_fixture(players=(ASHLEY,)), NOW), (GAME, GAME.over_at), (GAME.cancel(at=NOW), NOW)):
        assert not lineup.may_have_sides(game, at)
        with pytest.raises(Conflict):
            lineup.check(game, at)
    assert lineup.may_have_sides(GAME, GAME.over_at - timedelta(minutes=1)), "while they play, too"

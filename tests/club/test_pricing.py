"""What a game should cost, from how many really come."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.money import Pence
from club.pricing import LOOKED_BACK, Prospect, covering, prospect
from club.season import Season
from tests.builders import a_club
from tests.club.test_season import game

WEDNESDAY = Prospect(price=Pence(500), hire=Pence(4500), minimum=8, maximum=12, usual=9)


def test_short_at_eight_and_over_at_twelve() -> None:
    assert [WEDNESDAY.margin(players) for players in (8, 9, 12)] == [-500, 0, 1500]
    assert WEDNESDAY.short_at == (8,)
    assert replace(WEDNESDAY, usual=7).short_at == (7, 8)
    assert replace(WEDNESDAY, usual=8).short_at == (8,)
    assert replace(WEDNESDAY, usual=None, minimum=9).short_at == ()


@pytest.mark.parametrize(("players", "price"), [(8, 570), (9, 500), (12, 380), (1, 4500)])
def test_what_would_cover_it(players: int, price: int) -> None:
    assert covering(Pence(4500), players) == price


@given(st.integers(0, 100_000).map(Pence), st.integers(1, 100))
def test_it_covers_and_ten_pence_less_would_not(hire: Pence, players: int) -> None:
    price = covering(hire, players)
    assert price % 10 == 0
    assert price * players >= hire > (price - 10) * players or hire == price == 0


def test_the_price_is_that_of_the_last_game_and_the_usual_number_that_of_the_last_ten() -> None:
    packed = [game(number, came=12) for number in range(30)]
    recent = [game(30 + number, came=8 + number % 2) for number in range(LOOKED_BACK)]
    season = Season((*packed, *recent[:-1], replace(recent[-1], price=Pence(600), hire=Pence(5000))))
    found = prospect(a_club(), season)
    assert found == Prospect(price=Pence(600), hire=Pence(5000), minimum=8, maximum=12, usual=8)


def test_an_evening_on_which_nobody_came_says_nothing_of_the_usual() -> None:
    found = prospect(a_club(), Season((game(0, came=10), game(7, came=0), game(14, came=0))))
    assert found is not None
    assert found.usual == 10


def test_before_the_first_game_it_is_what_the_club_means_to_do() -> None:
    found = prospect(a_club(default_price=Pence(550)), Season())
    assert found == Prospect(price=Pence(550), hire=Pence(4500), minimum=8, maximum=12, usual=None)


def test_where_the_pitch_is_free_there_is_no_advice() -> None:
    assert prospect(a_club(), Season((game(0, hire=0),))) is None


def test_who_pays_without_having_played_counts_towards_the_usual_number() -> None:
    found = prospect(a_club(), Season((game(0, came=8, more=2), game(7, came=0, more=1))))
    assert found is not None
    assert found.usual == 1, "of two, the lower one"
    assert prospect(a_club(), Season((game(0, came=8, more=2),))) == replace(found, usual=10)

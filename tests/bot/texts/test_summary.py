"""The season in words, exact to the penny, and never longer than a caption."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import summary as texts
from bot.texts.words import CAPTION_ROOM, length
from club.money import LARGEST, Pence
from club.ports import Summary
from club.pricing import Prospect
from club.season import MonthSums, Season, Taking
from tests.builders import NOW, a_club
from tests.club.test_season import game

WEDNESDAY = Prospect(price=Pence(500), hire=Pence(4500), minimum=8, maximum=12, usual=9)
NOTHING = Summary(Pence(0), Pence(0), Pence(0), Pence(0), Pence(0))


FEWER, PACKED, FREE = (
    replace(WEDNESDAY, usual=7),
    replace(WEDNESDAY, minimum=10, usual=12),
    replace(WEDNESDAY, price=Pence(0)),
)


@pytest.mark.parametrize(
    ("prospect", "price", "better"),
    [
        (
            replace(WEDNESDAY, usual=None),
            "£5.00 each is £5.00 short at 8, £15.00 over at 12",
            "£5.70 would cover it at 8.",
        ),
        (
            WEDNESDAY,
            "£5.00 each is £5.00 short at 8, just right at the 9 you usually get, £15.00 over at 12",
            "£5.70 would cover it at 8.",
        ),
        (
            FEWER,
            "£5.00 each is £10.00 short at the 7 you usually get, £5.00 short at 8, £15.00 over at 12",
            "£6.50 would cover it at 7, £5.70 at 8.",
        ),
        (PACKED, "£5.00 each is £5.00 over at 10, £15.00 over at the 12 you usually get", None),
        (
            FREE,
            "A free game is £45.00 short at 8, £45.00 short at the 9 you usually get, £45.00 short at 12",
            "£5.70 would cover it at 8, £5.00 at 9.",
        ),
    ],
)
def test_the_price_advice(prospect: Prospect, price: str, better: str | None) -> None:
    assert texts.advice(prospect).split("\n") == [f"{price} (hire £45.00).", *([better] if better else [])]


def test_how_the_organiser_stands() -> None:
    assert [texts.standing(Pence(outlay)) for outlay in (2750, 0, -1200)] == [
        "£27.50 out of pocket",
        "all square",
        "£12.00 in hand",
    ]


def test_without_advice_there_is_none() -> None:
    season = Season((game(0, hire=0),), (Taking(NOW, Pence(1200)),))
    text = texts.summary(a_club(name="<Five>"), season, NOTHING, None)
    assert text == (
        "<b>&lt;Five&gt;</b>: 1 game so far\nPaid in: £12.00\nPitch hire: £0.00\nYou're £12.00 in hand\n"
        "Still owed: £0.00\nIn credit: £0.00"
    )


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=64)
sums = st.integers(1, LARGEST).map(Pence)


@given(names, st.lists(st.tuples(names, sums), min_size=1, max_size=60))
def test_who_owes_is_never_longer_than_a_caption(club: str, owing: list[tuple[str, Pence]]) -> None:
    assert length(texts.who_owes(a_club(name=club * 2), owing)) <= CAPTION_ROOM


def test_nor_is_the_summary() -> None:
    most = Summary(*(Pence(100_000_000),) * 5)
    season = Season((game(0),) * 999, (Taking(NOW, Pence(-100_000_000)),))
    assert length(texts.summary(a_club(name="&" * 64), season, most, WEDNESDAY)) <= CAPTION_ROOM


def test_who_owes_as_in_the_picture() -> None:
    owing = [("Kwame <b>", Pence(1500)), ("שלום", Pence(500))]
    assert texts.who_owes(a_club(), owing) == (
        "<b>Wednesday Five</b>: £20.00 still to come from 2 players\n\n"
        "1. Kwame &lt;b&gt;: £15.00\n2. \u2068שלום\u2069: £5.00"
    )


def test_a_month_names_nobody() -> None:
    month = MonthSums(4, 38, 48, Pence(18500), Pence(18000))
    assert texts.month("February", month, Pence(0)) == (
        "<b>February</b>: 4 games, 38 of 48 places filled.\nPaid in £185.00, pitch hire £180.00.\nAll square."
    )
    free = MonthSums(1, 1, 1, Pence(0), Pence(0))
    assert texts.month("May 2025", free, Pence(500)) == (
        "<b>May 2025</b>: 1 game, 1 of 1 place filled.\nPaid in £0.00.\n£5.00 is still to come."
    )

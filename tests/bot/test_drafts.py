"""A game that is being put together: step by step, and nothing invented gets in."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.commands import parse_new_fixture
from bot.drafts import Draft, begun, key_of, price_of, prices_near, recalled
from club.errors import Invalid
from club.money import Pence
from tests.builders import NOW, a_club

CLUB = replace(a_club(), places=("Riverside", "The Cage: 2"))
LOCAL = NOW.astimezone(UTC)


def a_draft(text: str = "") -> Draft:
    return begun(parse_new_fixture(text, now=NOW, timezone="Europe/London", defaults=CLUB), CLUB, thread_id=7)


def test_asks_in_order_and_remembers_everything() -> None:
    draft = a_draft("£50 6-10")
    steps = []
    for choice in (("day", "2026-03-11"), ("time", "1930"), ("place", key_of(1, "The Cage: 2")), ("price", "0")):
        steps.append(draft.step)
        chosen = draft.with_choice(*choice, CLUB)
        assert chosen is not None
        draft = chosen
        assert recalled(draft.facts()) == draft
    assert steps == ["day", "time", "place", "price"]
    assert draft.step == "ready"
    plan = draft.plan("Europe/London")
    assert (plan.starts_at, plan.location) == (datetime(2026, 3, 11, 19, 30, tzinfo=UTC), "The Cage: 2")
    assert (plan.price, plan.hire, plan.minimum, plan.maximum) == (0, 5000, 6, 10)
    assert draft.thread_id == 7


@pytest.mark.parametrize(("said", "every"), [("", None), ("weekly", 1), ("fortnightly", 2)])
def test_how_often_is_remembered_and_can_be_chosen_anew(said: str, every: int | None) -> None:
    draft = a_draft(f"Wed 18:00 Riverside {said}")
    assert (draft.every, recalled(draft.facts())) == (every, draft)
    for value, weeks in (("2", 2), ("1", 1), ("0", None)):
        chosen = draft.with_choice("every", value, CLUB)
        assert chosen is not None
        assert (chosen.every, recalled(chosen.facts())) == (weeks, chosen)
    assert recalled(draft.facts() | {"e": "3"}) is None


@pytest.mark.parametrize(
    ("step", "value"),
    [
        ("every", "3"),
        ("day", "soon"),
        ("time", "2500"),
        ("time", "18:00"),
        ("place", "0-1"),
        ("place", "9-9"),
        ("price", "x"),
        ("x", "1"),
    ],
)
def test_a_choice_that_no_longer_fits(step: str, value: str) -> None:
    assert a_draft().with_choice(step, value, CLUB) is None


def test_a_known_place_that_has_moved_up_the_list_is_not_confused() -> None:
    moved = replace(CLUB, places=("New", "Riverside"))
    assert a_draft().with_choice("place", key_of(0, "Riverside"), moved) is None


def test_of_two_pitches_one_is_not_taken_for_the_other() -> None:
    moved = replace(CLUB, places=("Pitch 21", "Pitch 12"))
    assert a_draft().with_choice("place", key_of(0, "Pitch 12"), moved) is None


@pytest.mark.parametrize("facts", [{}, {"c": "short"}, {"c": "0123456789ab", "h": "x", "n": "1", "x": "2", "u": "5"}])
def test_a_memo_that_cannot_be_read(facts: dict[str, str]) -> None:
    assert recalled(facts) is None


def test_words() -> None:
    draft = a_draft()
    assert draft.with_words("day", "25 December", local=LOCAL).day == date(2026, 12, 25)
    assert draft.with_words("time", "7pm", local=LOCAL).time == time(19)
    assert draft.with_words("place", "  The   Cage ", local=LOCAL).place == "The Cage"
    assert draft.with_words("price", "£5.50", local=LOCAL).price == 550


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("day", "whenever"),
        ("day", "yesterday"),
        ("day", "1/1/2020"),
        ("time", "6"),
        ("time", "late"),
        ("place", " "),
        ("price", "lots"),
    ],
)
def test_words_that_do_not_help(step: str, said: str) -> None:
    with pytest.raises(Invalid):
        a_draft().with_words(step, said, local=LOCAL)


def test_an_unfinished_draft_is_no_plan() -> None:
    with pytest.raises(Invalid):
        a_draft("Wed 18:00").plan("Europe/London")


def test_prices() -> None:
    assert [price_of(said) for said in ("free", "0", "£5")] == [0, 0, 500]
    assert prices_near(Pence(500)) == [500, 400, 600, 700]
    assert prices_near(Pence(0)) == [0, 100, 200]

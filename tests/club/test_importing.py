"""What somebody's spreadsheet says."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from club.cells import Says
from club.columns import Sheet, Use
from club.doubts import NONE_OF_THEM, NOTHING_SAID, Answers, WhatItMeans, WhichMoney, WhichName
from club.errors import Invalid
from club.importing import Understanding, understand
from club.meeting import Problem, Why
from tests.builders import a_player
from tests.club.test_columns import a_sheet


def understood(*rows: str, answers: Answers = NOTHING_SAID) -> Understanding:
    return understand([a_sheet(*rows)], (), answers)


def balances(what: Understanding) -> dict[str, int]:
    return {one.name: one.balance for one in what.people}


def test_a_plain_sheet() -> None:
    what = understood("Name|Owes|Bank names|Phone", "Ashley Jones|£5|A JONES; ASH|07700900123", "Sam|-3||")
    assert what.doubt is None
    assert balances(what) == {"Ashley Jones": -500, "Sam": 300}
    assert what.people[0].bank_names == ("A JONES", "ASH")
    assert [column.heading for column in what.of(Use.CONTACT)] == ["Phone"]
    assert what.problems == ()


def test_owes_and_credit_side_by_side() -> None:
    assert balances(understood("Name|Owes|Credit", "Ash|5|", "Sam||3,50", "Zoë||", "Tom|5|2")) == {
        "Ash": -500, "Sam": 350, "Zoë": 0, "Tom": -300,
    }  # fmt: skip


def test_words_in_the_cell_win_over_the_heading() -> None:
    assert balances(understood("Name|Owes", "Ash|5 credit", "Sam|owes 3")) == {"Ash": 500, "Sam": -300}


def test_a_balance_with_a_plain_number_is_asked_about_with_somebody_for_an_example() -> None:
    rows = ("Name|Balance", "Sam|-3", "Ash|5", "Zoë|0")
    doubt = understood(*rows).doubt
    assert isinstance(doubt, WhatItMeans)
    assert (doubt.column.heading, doubt.name, doubt.amount) == ("Balance", "Ash", 500)
    assert balances(understood(*rows, answers=Answers(means=Says.OWES))) == {"Sam": 300, "Ash": -500, "Zoë": 0}
    assert balances(understood(*rows, answers=Answers(means=Says.CREDIT))) == {"Sam": -300, "Ash": 500, "Zoë": 0}
    assert balances(understood(*rows, answers=Answers(money=NONE_OF_THEM))) == {"Sam": 0, "Ash": 0, "Zoë": 0}


def test_a_balance_that_is_nowhere_positive_or_says_it_itself_needs_no_question() -> None:
    assert balances(understood("Name|Balance", "Ash|-5", "Sam|")) == {"Ash": -500, "Sam": 0}
    assert balances(understood("Name|Balance", "Ash|5 owed", "Sam|2 CR")) == {"Ash": -500, "Sam": 200}
    assert understood("Name|Balance", "Ash|5 owed", "Sam|2 CR", "Total|3").doubt is None


def test_sums_under_a_heading_that_says_nothing_are_always_asked_about() -> None:
    doubt = understood("Bloke|Dosh", "Ash|-5", "Sam|0").doubt
    assert isinstance(doubt, WhatItMeans)
    assert (doubt.name, doubt.amount) == ("Ash", -500)


@pytest.mark.parametrize(("heading", "plain"), [("Owes", -500), ("In credit", 500)])
def test_only_minuses_under_a_heading_that_is_clear_may_mean_either(heading: str, plain: int) -> None:
    rows = (f"Name|{heading}", "Ash|-5", "Sam|")
    assert isinstance(understood(*rows).doubt, WhatItMeans)
    assert balances(understood(*rows, answers=Answers(means=Says.OWES)))["Ash"] == 500
    assert balances(understood(*rows, answers=Answers(means=Says.CREDIT)))["Ash"] == -500
    mixed = understood(f"Name|{heading}", "Ash|5", "Sam|-3")
    assert mixed.doubt is None
    assert balances(mixed) == {"Ash": plain, "Sam": -plain * 3 // 5}


def test_a_minus_means_nothing_where_credit_has_a_column_of_its_own() -> None:
    what = understood("Name|Owes|Credit", "Ash|-5|", "Sam|3|")
    assert what.doubt is None
    assert balances(what) == {"Sam": -300}
    assert what.problems == (Problem(2, "Ash", Why.UNREADABLE, "-5"),)


def test_bad_rows_are_listed_with_their_numbers_and_left_out() -> None:
    what = understood(
        "Our list",
        "Name|Owes|Bank name",
        "Ash|five|",
        "|5|",
        "Sam|5|",
        "SAM|6|",
        "Big|10,000.01|",
        "Largest|10,000.00|",
        f"{'x' * 65}|1|",
        "Odd|1|!!!",
        "",
        "Name|Owes|Bank name",
        "Total owed|99|",
        "|Total|",
    )
    assert balances(what) == {"Largest": -1_000_000}
    assert what.heading_row == 2
    assert [(problem.row, problem.why) for problem in what.problems] == [
        (3, Why.UNREADABLE),
        (4, Why.NO_NAME),
        (5, Why.TWICE),
        (6, Why.TWICE),
        (7, Why.TOO_MUCH),
        (9, Why.LONG_NAME),
        (10, Why.BANK_NAMES),
        (12, Why.ADDS_UP),
        (13, Why.ADDS_UP),
        (14, Why.ADDS_UP),
    ]
    assert what.problems[0] == Problem(3, "Ash", Why.UNREADABLE, "five")


def test_the_likeliest_of_several_sheets() -> None:
    games = Sheet("Games", (("Player", "Balance"), *([("Sam", "5")] * 30)))
    notes = Sheet("Notes", (("Bring bibs",),))
    people = Sheet("Squad", (("Name", "Owes"), ("Sam", "5")))
    what = understand([notes, games, people], (), NOTHING_SAID)
    assert (what.sheet, what.other_sheets) == ("Squad", ("Notes", "Games"))


def test_first_and_last_names_are_put_together() -> None:
    assert balances(understood("First name|Surname|Owes", "Ash|Jones|1", "Zoë||2")) == {"Ash Jones": -100, "Zoë": -200}
    assert balances(understood("Name|Surname|Owes", "Ash Jones|Jones|1")) == {"Ash Jones": -100}


def test_known_players_are_met_and_removed_ones_are_not() -> None:
    players = [a_player("Sam Carter"), a_player("Ash", active=False)]
    what = understand([a_sheet("Name", "sam carter", "Ash", "Tom")], players, NOTHING_SAID)
    assert [one.shown for one in what.known] == ["Sam Carter"]
    assert [one.shown for one in what.new] == ["Ash", "Tom"]


def test_a_list_of_names_is_enough() -> None:
    assert balances(understood("Ash", "Sam")) == {"Ash": 0, "Sam": 0}


@pytest.mark.parametrize("rows", [(), ("",), ("|||",)])
def test_a_sheet_with_nothing_in_it(rows: tuple[str, ...]) -> None:
    with pytest.raises(Invalid, match="nothing in that sheet"):
        understood(*rows)


def test_a_sheet_without_names() -> None:
    with pytest.raises(Invalid, match="Put “Name” above it"):
        understood("Owes|Due", "5|6")


CELLS = st.sampled_from(
    [
        "",
        " ",
        "Name",
        "Owes",
        "Balance",
        "Bank",
        "Total",
        "Sam",
        "Ash",
        "Zoë Ball",
        "5",
        "-3.50",
        "(2)",
        "five",
        "owes 1",
    ]
) | st.text(max_size=8)
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=9).map(tuple)
ANSWERS = st.builds(
    Answers,
    name=st.none() | st.integers(0, 5),
    money=st.none() | st.integers(NONE_OF_THEM, 5),
    means=st.none() | st.sampled_from(Says),
)


@given(ROWS, ANSWERS)
@settings(deadline=None)
def test_no_row_is_left_out_silently_and_nobody_is_met_twice(rows: tuple[tuple[str, ...], ...], said: Answers) -> None:
    with suppress(Invalid):
        what = understand([Sheet("Players", rows)], (a_player("Sam"), a_player("Zoë Ball")), said)
        below = [
            number
            for number, row in enumerate(rows, 1)
            if number > (what.heading_row or 0) and any(cell.strip() for cell in row)
        ]
        told = [one.row for one in what.people] + [problem.row for problem in what.problems]
        assert sorted(told) == below
        whom = [one.known.player_id for one in what.known if one.known]
        assert len(set(whom)) == len(whom)


@given(ROWS)
@settings(deadline=None)
def test_answers_end_the_questions(rows: tuple[tuple[str, ...], ...]) -> None:
    answers = NOTHING_SAID
    with suppress(Invalid):
        for _ in range(4):
            match understand([Sheet("Players", rows)], (), answers).doubt:
                case None:
                    return
                case WhatItMeans():
                    answers = replace(answers, means=Says.OWES)
                case WhichMoney(columns):
                    answers = replace(answers, money=columns[-1].index)
                case WhichName(columns):
                    answers = replace(answers, name=columns[-1].index)
        pytest.fail("it goes on asking")

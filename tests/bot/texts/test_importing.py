"""What was understood of a sheet, in words."""

from dataclasses import replace

from bot.texts import importing as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.adjustments import Sort, adjusted
from club.cells import Says
from club.columns import Sheet
from club.doubts import NOTHING_SAID, Answers
from club.ids import AdjustmentId
from club.importing import Understanding, understand
from club.meeting import Problem, Why
from club.money import Pence
from club.players import Player
from tests.builders import NOW, a_club, a_player
from tests.club.test_columns import a_sheet


def understood(*rows: str, answers: Answers = NOTHING_SAID, players: tuple[Player, ...] = ()) -> Understanding:
    return understand([a_sheet(*rows)], players, answers)


def test_everything_is_said_and_names_are_text() -> None:
    ashley = a_player("Ashley <Jones>")
    what = understood(
        "Our list",
        "Name|Owes|Bank name|Phone|Shirt",
        "Ashley|5|A & T JONES|07700900123|M",
        "Sam|-3|||L",
        "Tom|0|T BAKER; TOM BAKER||S",
        "Zoë|0|||S",
        "Bad <one>|x||",
        players=(ashley,),
    )
    assert texts.understood(what, "<our> list.xlsx", {ashley.player_id: Pence(-200)}) == (
        "<b>&lt;our&gt; list.xlsx</b>: 4 players. The headings are in row 2.\n\n"
        "Name: column A “Name”\n"
        "What they owe: column B “Owes”\n"
        "Bank names: column C “Bank name”\n"
        "Left out, since I keep no phone numbers or addresses: “Phone”\n"
        "Left out: “Shirt”\n\n"
        "3 new: Sam, Tom, Zoë\n"
        "1 on the books already: Ashley &lt;Jones&gt; (“Ashley” in the sheet)\n"
        "Comes on top of what is booked here already: Ashley &lt;Jones&gt; owes £2.00\n"
        "In all: £5.00 owed, £3.00 in credit\n\n"
        "Ashley &lt;Jones&gt; owes £5.00, bank name A &amp; T JONES\n"
        "Sam is £3.00 in credit\n"
        "Tom is all square, bank names T BAKER and TOM BAKER\n\n"
        "<b>Rows left out</b>\n"
        "Row 7, Bad &lt;one&gt;: I couldn't read “x” as a sum"
    )


def test_what_a_balance_means_was_answered() -> None:
    rows = ("Name|Balance", "Sam|3")
    owes, credit = (understood(*rows, answers=Answers(means=says)) for says in Says)
    assert "What they owe (a minus is credit): column B “Balance”" in texts.understood(owes, "a", {})
    assert "What they have in credit (a minus is owed): column B" in texts.understood(credit, "a", {})


def test_which_of_several_sheets_and_who_shares_a_bank_name() -> None:
    rows = a_sheet("Name|Bank", "Sam|S CARTER", "Sue|Carter S")
    what = understand([rows, Sheet("Old <2024>", (("x",),))], (), NOTHING_SAID)
    said = texts.understood(what, "a.xlsx", {})
    assert said.startswith("<b>a.xlsx</b>, sheet “Players”: 2 players. I left “Old &lt;2024&gt;” alone.")
    assert said.endswith(
        "More than one player goes by Carter S at the bank. That's fine: I'll ask whose it is when it pays."
    )


def test_every_kind_of_problem_has_its_words() -> None:
    base = understood("Name", "Sam")
    problems = tuple(Problem(row, "Ash", why, "<x>") for row, why in enumerate(Why, 2))
    lines = texts.understood(replace(base, problems=problems), "a", {}).split("<b>Rows left out</b>\n")[1].split("\n")
    assert len(lines) == len(set(lines)) == len(Why)
    assert all(line.startswith(f"Row {row}") for row, line in enumerate(lines, 2))


def test_the_longest_sheet_still_fits_into_a_message() -> None:
    players = tuple(a_player(f"{number:03} {'<' * 60}") for number in range(300))
    rows = [f"{player.name}|1|{'&' * 40}{number}; {'B' * 60}" for number, player in enumerate(players)]
    rows += [f"New {number:03} {'>' * 56}|1|SAME <NAME> {number // 2}" for number in range(300)]
    rows += [f"Bad {number:03} {'x' * 50}|{'five' * 30}|" for number in range(900)]
    headings = "|".join([f"{number}{'h' * 60}" for number in range(40)])
    what = understand(
        [a_sheet(f"Name|Owes|Bank|{headings}|Phone|E-mail", *rows), Sheet("S" * 31, (("x",),))], players, NOTHING_SAID
    )
    said = texts.understood(what, "n" * 60, dict.fromkeys((player.player_id for player in players), Pence(-1_000_000)))
    assert len(what.problems) == 900
    assert length(said) <= MESSAGE_ROOM
    assert "more" in said


def test_questions_name_the_column_and_somebody_in_it() -> None:
    means, which, name = (
        understood("Name|Balance", "<Sam>|3").doubt,
        understood("Name|Owed|Balance", "Sam|3|4").doubt,
        understood("Name|Nickname", "Sam|Sammy").doubt,
    )
    assert means is not None
    assert which is not None
    assert name is not None
    assert texts.asked(means, "a<b").splitlines() == [
        "<b>a&lt;b</b>",
        "Column B “Balance” says £3.00 for &lt;Sam&gt;. What does that mean?",
    ]
    assert "how people stand now?" in texts.asked(which, "a")
    assert "names that you use here?" in texts.asked(name, "a")


def test_what_came_of_it() -> None:
    club, sam, ash = a_club(), a_player("Sam"), a_player("Ash")
    amounts = {sam.player_id: Pence(-500), ash.player_id: Pence(200)}
    made = adjusted(AdjustmentId("x"), club.club_id, Sort.OPENING, amounts, at=NOW)
    assert texts.imported(1, 1, made) == (
        "Imported: 1 new player, 1 on the books before. £5.00 owed and £2.00 in credit brought in. "
        "/undo takes the balances back; the players stay."
    )
    assert texts.imported(2, 0, replace(made, entries=())).endswith("0 on the books before. /players lists them.")
    assert texts.before(made, now=NOW, timezone=club.timezone) == (
        "That sheet was imported on Wed 4 Mar. Nothing was changed."
    )

"""The buttons of a spreadsheet that is being brought in."""

from bot import keyboards
from bot.callbacks import Sheet, unpack
from club.doubts import NOTHING_SAID
from club.importing import understand
from tests.bot.keyboards.words import words
from tests.club.test_columns import a_sheet


def asked(*rows: str) -> list[list[str]]:
    doubt = understand([a_sheet(*rows)], (), NOTHING_SAID).doubt
    assert doubt is not None
    return words(keyboards.sheet_question(doubt))


def test_what_a_sum_means() -> None:
    rest = [["Leave that column out"], ["Drop it"]]
    assert asked("Name|Balance", "Sam|3") == [["They owe £3.00"], ["They have £3.00 in credit"], *rest]


def test_a_minus_is_told_as_what_it_would_mean() -> None:
    doubt = understand([a_sheet("Name|Dosh", "Sam|-3", "Ash|-2")], (), NOTHING_SAID).doubt
    assert doubt is not None
    keyboard = keyboards.sheet_question(doubt)
    assert words(keyboard)[:2] == [["They have £3.00 in credit"], ["They owe £3.00"]]
    assert unpack(str(keyboard.inline_keyboard[0][0].callback_data)) == Sheet("means", "owes")


def test_columns_show_what_stands_in_them() -> None:
    assert asked("Name|Nickname", "Sam Carter|Sammy") == [["Name: Sam Carter"], ["Nickname: Sammy"], ["Drop it"]]
    assert asked("Name|Owed|Balance", "Sam|3|4") == [["Owed: 3"], ["Balance: 4"], ["None of them"], ["Drop it"]]


def test_a_very_wide_sheet_still_has_buttons() -> None:
    headings = "|".join(f"{number} {'ü' * 60}" for number in range(49))
    rows = asked(f"Name|{headings}", "|".join(["Sam", *["5"] * 49]))
    assert len(rows) == 22
    assert all(len(text.encode()) < 130 for [text] in rows)


def test_booking_it() -> None:
    assert words(keyboards.import_sheet(14)) == [["Import 14 players"], ["Drop it"]]
    rest = [["Leave the balances out"], ["Drop it"]]
    assert words(keyboards.import_sheet(1, on_top=True)) == [["Import 1 player"], *rest]

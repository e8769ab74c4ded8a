"""The buttons of a weekly game."""

from datetime import date

from bot import keyboards
from club.series import Ahead, Why
from tests.bot.keyboards.words import words
from tests.builders import NOW, a_series

NEXT = Ahead(date(2026, 3, 11), NOW, None)
SKIPPED = Ahead(date(2026, 3, 18), NOW, Why.SKIPPED)
HOLIDAY = Ahead(date(2027, 1, 1), NOW, Why.BANK_HOLIDAY)


def test_the_next_date_is_offered_to_be_skipped_and_those_left_out_to_be_played() -> None:
    rows = words(keyboards.weekly_page(a_series(), [NEXT, SKIPPED, HOLIDAY], now=NOW))
    assert rows[:3] == [["Skip Wed 11 Mar"], ["Play on Wed 18 Mar after all"], ["Play on Fri 1 Jan 2027 after all"]]
    assert rows[-2:] == [["Players", "Every two weeks"], ["Stop"]]
    assert words(keyboards.weekly_page(a_series(every=2), [], now=NOW))[-2] == ["Players", "Every week"]


def test_only_a_few_dates_are_offered_to_be_brought_back() -> None:
    rows = words(keyboards.weekly_page(a_series(), [SKIPPED] * 30, now=NOW))
    assert sum("after all" in row[0] for row in rows) == 3


def test_a_stopped_one_can_only_be_started_again() -> None:
    assert words(keyboards.weekly_page(a_series(stopped=True), [], now=NOW)) == [["Start again"]]


def test_when_it_opens_shows_all_days_and_hours_and_what_it_is_now() -> None:
    rows = words(keyboards.opens_when(a_series()))
    flat = [word for row in rows for word in row]
    assert flat[0] == "1 day"
    assert [word for word in flat if word.startswith("✓")] == ["✓ 6 days", "✓ 12:00"]
    assert (len(flat), flat[12], flat[13], flat[-2:]) == (13 + 14 + 1, "13 days", "08:00", ["21:00", "Done"])


def test_which_one_fits_a_button() -> None:
    [[shown]] = words(keyboards.which_weekly([a_series(location="x" * 80)]))
    assert shown.startswith("Wed 18:00, xxx")
    assert shown.endswith("…, every week")
    assert len(shown) <= 60

"""Weekly games in words."""

from datetime import date, timedelta

from bot.texts import weekly as texts
from bot.texts.words import MESSAGE_ROOM, length
from club.series import Ahead, Series, Why
from tests.builders import NOW, a_series

LONDON = "Europe/London"


def ahead(series: Series, holiday: date | None = None) -> tuple[Ahead, ...]:
    return series.ahead(at=NOW, timezone=LONDON, closed=lambda day: day == holiday)


def test_a_page_says_what_it_is_like_and_what_comes() -> None:
    series = a_series(location="The <Cage>", skipped=(date(2026, 3, 18), date(2026, 12, 23)))
    assert texts.page(series, ahead(series, date(2026, 3, 25)), now=NOW, timezone=LONDON) == (
        "<b>Wed 18:00, The &lt;Cage&gt;, every week</b>\n"
        "£5.00 each, hire £45.00, 8 to 12 players\n"
        "Opens 6 days before, at 12:00\n"
        "Next: Wed 11 Mar (opens Thu 5 Mar, 12:00), Wed 1 Apr, Wed 8 Apr; not on Wed 18 Mar (skipped), "
        "Wed 25 Mar (bank holiday), Wed 23 Dec (skipped).\n\n"
        f"{texts.FOR_GAMES_TO_COME}"
    )


def test_a_game_that_is_about_to_open_opens_now_and_a_year_is_told_where_it_is_another() -> None:
    late = NOW + timedelta(days=300)
    series = a_series(next_date=date(2027, 1, 6), opens_days=1)
    coming = series.ahead(at=late, timezone=LONDON, closed=lambda _day: False)
    text = texts.begun(series, coming, now=late, timezone=LONDON)
    assert text.startswith("I'll put it up every week from now on. Next: Wed 6 Jan 2027 (opens Tue 5 Jan 2027, 12:00),")
    shown = [Ahead(date(2026, 3, 11), NOW, None)]
    assert "Wed 11 Mar (opens now)." in texts.begun(a_series(), shown, now=NOW, timezone=LONDON)


def test_when_every_date_is_left_out_it_says_that_alone() -> None:
    shown = [Ahead(date(2026, 3, 11), NOW, Why.BANK_HOLIDAY)]
    assert "\nNot on Wed 11 Mar (bank holiday).\n" in texts.page(a_series(), shown, now=NOW, timezone=LONDON)


def test_a_stopped_one_says_so_and_promises_no_dates() -> None:
    stopped = a_series(stopped=True)
    assert texts.STOPPED in texts.page(stopped, ahead(stopped), now=NOW, timezone=LONDON)


def test_many_with_many_dates_fit_a_message() -> None:
    many = tuple(date(2026, 3, 11) + timedelta(weeks=turn) for turn in range(60))
    games = [a_series(str(number), location="&" * 80, skipped=many) for number in range(20)]
    text = texts.overview([(one, ahead(one)) for one in games], now=NOW, timezone=LONDON)
    assert "more" in text
    assert length(text) <= MESSAGE_ROOM
    assert length(texts.page(games[0], ahead(games[0]), now=NOW, timezone=LONDON)) <= MESSAGE_ROOM


def test_how_often() -> None:
    assert [texts.how_often(weeks) for weeks in (None, 1, 2)] == ["just once", "every week", "every two weeks"]

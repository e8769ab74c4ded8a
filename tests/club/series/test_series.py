"""On which dates a weekly game is played, when each opens, and how it is changed."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.errors import Conflict, Invalid
from club.series import Ahead, Series, Terms, Why, begun
from tests.builders import NOW, a_fixture, a_series

LONDON = "Europe/London"
WED = date(2026, 3, 11)
WEEK = timedelta(weeks=1)


def never(_day: date) -> bool:
    return False


def due(series: Series, at: datetime, timezone: str = LONDON) -> tuple[Series, tuple[date, ...]]:
    return series.due(at=at, timezone=timezone, closed=never)


def ahead(series: Series, at: datetime = NOW, **how: Any) -> tuple[Ahead, ...]:
    return series.ahead(at=at, timezone=LONDON, closed=how.pop("closed", never), **how)


def changed(series: Series, at: datetime = NOW, **terms: Any) -> Series:
    return series.on_terms(Terms(**terms), at=at, timezone=LONDON)


def test_a_game_opens_when_its_time_has_come_and_not_a_second_before() -> None:
    opens = datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert due(a_series(), opens - timedelta(seconds=1)) == (a_series(), ())
    settled, days = due(a_series(), opens)
    assert days == (WED,)
    assert (settled.next_date, settled.opens_at) == (WED + WEEK, opens + WEEK)
    assert due(settled, opens) == (settled, ())


def test_after_a_long_downtime_only_what_is_still_ahead_is_opened() -> None:
    settled, days = due(a_series(), datetime(2026, 5, 6, 16, 59, tzinfo=UTC))
    assert days == (date(2026, 5, 6),), "an hour and a minute before kick-off is not too late"
    assert settled.next_date == date(2026, 5, 13)
    _, days = due(a_series(), datetime(2026, 5, 6, 17, tzinfo=UTC))
    assert days == ()


@given(
    gaps=st.lists(st.integers(1, 60 * 24 * 40), max_size=25),
    every=st.sampled_from([1, 2]),
    days=st.integers(1, 13),
    hour=st.integers(8, 21),
    zone=st.sampled_from([LONDON, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    kick_off=st.times().map(lambda clock: time(clock.hour, clock.minute)),
    left_out=st.sets(st.integers(1, 60)),
    closed_weeks=st.sets(st.integers(1, 60)),
)
def test_however_the_clock_ticks_each_date_that_could_be_seen_in_time_opens_once(
    gaps: list[int],
    every: int,
    days: int,
    hour: int,
    zone: str,
    kick_off: time,
    left_out: set[int],
    closed_weeks: set[int],
) -> None:
    series = a_series(every=every, opens_days=days, opens_hour=hour, kick_off=kick_off)
    series = replace(series, next_date=series.first + every * WEEK)
    skipped = {series.first + turn * every * WEEK for turn in left_out}
    closed = {series.first + turn * every * WEEK for turn in closed_weeks}
    series, opened, ticks, at = replace(series, skipped=tuple(sorted(skipped))), Counter[date](), [], NOW
    for gap in gaps:
        at += timedelta(minutes=gap)
        ticks.append(at)
        series, now_open = series.due(at=at, timezone=zone, closed=closed.__contains__)
        opened.update(now_open)
        assert series.opens_at is None or series.opens_at > at, "or it would be due for ever"
    played = (series.first + turn * every * WEEK for turn in range(1, 160))
    in_time = [
        day
        for day in played
        if day not in skipped | closed
        and any(series.opens(day, zone) <= tick < series.starts(day, zone) for tick in ticks)
    ]
    assert opened == Counter(in_time)


@pytest.mark.parametrize(
    ("day", "kick_off", "opening"),
    [
        (date(2026, 3, 25), (18, "UTC"), (12, "UTC")),
        (date(2026, 4, 1), (17, "BST"), (12, "before the clocks go forward")),
        (date(2026, 4, 8), (17, "BST"), (11, "BST")),
        (date(2026, 10, 28), (18, "GMT again"), (11, "before the clocks go back")),
    ],
)
def test_local_time_is_what_counts_when_the_clocks_change(
    day: date, kick_off: tuple[int, str], opening: tuple[int, str]
) -> None:
    series = a_series()
    assert series.starts(day, LONDON) == datetime(day.year, day.month, day.day, kick_off[0], tzinfo=UTC), kick_off[1]
    opens = day - timedelta(days=6)
    assert series.opens(day, LONDON) == datetime(opens.year, opens.month, opens.day, opening[0], tzinfo=UTC), opening[1]


def test_a_kick_off_that_the_clocks_skip_is_an_hour_later_and_one_that_they_repeat_is_the_first() -> None:
    nightly = a_series(first=date(2026, 3, 1), kick_off=time(1, 30), next_date=date(2026, 3, 29))
    assert nightly.starts(date(2026, 3, 29), LONDON).astimezone(ZoneInfo(LONDON)).time() == time(2, 30)
    assert nightly.starts(date(2026, 10, 25), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    _, days = due(nightly, datetime(2026, 3, 29, 1, 29, tzinfo=UTC))
    assert days == (date(2026, 3, 29),)


def test_every_two_weeks_stays_so_over_a_year_of_53_weeks() -> None:
    series = a_series(first=date(2026, 12, 9), every=2, next_date=date(2026, 12, 23))
    dates = [one.day for one in ahead(series, datetime(2026, 12, 10, tzinfo=UTC), most=4)]
    assert dates == [date(2026, 12, 23), date(2027, 1, 6), date(2027, 1, 20), date(2027, 2, 3)]
    assert not series.is_on(date(2026, 12, 30))
    assert not series.is_on(date(2026, 11, 25)), "before it began"


def test_what_lies_ahead_is_told_with_what_is_left_out_and_without_what_is_up() -> None:
    series = a_series(skipped=(WED + WEEK,))
    found = ahead(series, closed=lambda day: day == WED + 2 * WEEK)
    assert [(one.day.day, one.left_out) for one in found] == [
        (11, None), (18, Why.SKIPPED), (25, Why.BANK_HOLIDAY), (1, None), (8, None),
    ]  # fmt: skip
    assert found[0].opens_at == datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert ahead(replace(series, stopped=True)) == ()
    assert len(ahead(series, closed=lambda _day: True)) == 60, "where every day is a holiday, it comes to an end"


def test_a_date_is_skipped_and_brought_back() -> None:
    skipped = a_series().skip([WED, WED + 2 * WEEK, WED], at=NOW, timezone=LONDON)
    assert skipped.skipped == (WED, WED + 2 * WEEK)
    settled, days = due(skipped, datetime(2026, 3, 10, tzinfo=UTC))
    assert (days, settled.next_date) == ((), WED + WEEK)
    back = settled.play(WED, at=datetime(2026, 3, 10, tzinfo=UTC), timezone=LONDON)
    assert back.opens_at is not None
    assert back.opens_at < datetime(2026, 3, 10, tzinfo=UTC), "its time to open has come, so it opens at once"
    assert due(back, datetime(2026, 3, 10, tzinfo=UTC))[1] == (WED,)


def test_on_a_bank_holiday_it_is_played_if_somebody_says_so_until_it_is_skipped() -> None:
    kept = a_series().play(WED, at=NOW, timezone=LONDON)
    assert kept.why_not(WED, lambda _day: True) is None
    assert kept.why_not(WED + WEEK, lambda _day: True) is Why.BANK_HOLIDAY
    assert kept.skip([WED], at=NOW, timezone=LONDON).kept == ()


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 12, 25), "Fri 25 Dec isn't one of its days: it's every week on a Wednesday, such as Wed 23 Dec."),
        (date(2026, 3, 4), "Wed 4 Mar is in the past."),
        (date(2027, 9, 29), "Wed 29 Sep is more than a year away."),
    ],
)
def test_a_date_that_cannot_be_skipped_or_brought_back_is_answered(day: date, says: str) -> None:
    tonight = NOW + timedelta(hours=7)
    with pytest.raises(Invalid) as skipping:
        a_series().skip([day], at=tonight, timezone=LONDON)
    with pytest.raises(Invalid) as playing:
        a_series().play(day, at=tonight, timezone=LONDON)
    assert skipping.value.message == playing.value.message == says


def test_a_game_that_is_up_is_called_off_rather_than_skipped() -> None:
    with pytest.raises(Conflict, match="/cancel"):
        a_series(next_date=WED + WEEK).skip([WED], at=NOW, timezone=LONDON)


def test_only_so_many_dates_are_kept_and_those_gone_by_are_forgotten() -> None:
    many = [a_series().next_date + turn * WEEK for turn in range(57)]
    series = a_series().skip(many, at=NOW, timezone=LONDON)
    settled, _ = due(series, datetime(2026, 4, 1, 12, tzinfo=UTC))
    assert settled.skipped == tuple(many[3:])
    full = replace(series, skipped=tuple(WED - turn * WEEK for turn in range(1, 61)))
    with pytest.raises(Invalid, match="60 dates"):
        full.skip([WED], at=NOW, timezone=LONDON)


def test_new_terms_count_from_the_next_game_that_opens() -> None:
    series = changed(
        a_series(), kick_off=time(19, 30), location=" Arches ", price=600, hire=5000, minimum=6, maximum=10
    )
    assert (series.kick_off, series.location, series.price, series.hire) == (time(19, 30), "Arches", 600, 5000)
    assert (series.minimum, series.maximum, series.next_date) == (6, 10, WED)
    assert changed(a_series(), opens_days=2, opens_hour=18).opens_at == datetime(2026, 3, 9, 18, tzinfo=UTC)
    assert changed(a_series()) == a_series()


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"opens_days": 0}, "opens_days_before"),
        ({"opens_days": 14}, "opens_days_before"),
        ({"opens_hour": 7}, "opens_hour"),
        ({"opens_hour": 22}, "opens_hour"),
        ({"every": 3}, "every_weeks"),
        ({"minimum": 13}, "maximum"),
        ({"location": " "}, "location"),
        ({"price": -1}, "price"),
        ({"hire": 10**9}, "hire"),
    ],
)
def test_terms_that_cannot_be_are_refused_by_field(terms: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        changed(a_series(), **terms)
    assert wrong.value.field == field


@pytest.mark.parametrize(("weekday", "day"), [(0, 16), (1, 17), (2, 18), (3, 19), (6, 22)])
def test_on_another_weekday_a_week_that_has_its_game_does_not_get_another(weekday: int, day: int) -> None:
    series = changed(a_series(next_date=WED + WEEK, skipped=(WED + WEEK,)), weekday=weekday)
    assert series.next_date == date(2026, 3, day)
    assert series.skipped == (series.next_date,), "a week that was skipped stays so"
    assert series.weekday == weekday
    assert series.is_on(series.next_date)


def test_every_two_weeks_counts_from_the_next_date_and_back_again_the_week_between_counts() -> None:
    fortnightly = changed(a_series(), every=2)
    assert [one.day for one in ahead(fortnightly, most=2)] == [WED, WED + 2 * WEEK]
    settled, _ = due(fortnightly, datetime(2026, 3, 5, 12, tzinfo=UTC))
    assert settled.next_date == WED + 2 * WEEK
    weekly = changed(settled, datetime(2026, 3, 6, tzinfo=UTC), every=1)
    assert weekly.next_date == WED + WEEK
    assert changed(settled, datetime(2026, 3, 19, tzinfo=UTC), every=1).next_date == WED + 2 * WEEK


def test_every_two_weeks_by_mistake_and_back_is_as_it_was() -> None:
    again = changed(changed(a_series(), every=2), every=1)
    assert (again.next_date, again.opens_at) == (a_series().next_date, a_series().opens_at)


def test_nothing_lies_before_the_first_date() -> None:
    later = a_series(first=WED + 2 * WEEK, next_date=WED + 3 * WEEK)
    assert ahead(later, closed=lambda _day: True)[0].day == WED + 2 * WEEK
    assert changed(changed(later, stopped=True), stopped=False).next_date == WED + 2 * WEEK


def test_stopped_it_opens_nothing_and_started_again_it_goes_on_with_the_next_date() -> None:
    stopped = changed(a_series(), stopped=True)
    assert stopped.opens_at is None
    assert due(stopped, NOW + timedelta(days=90)) == (stopped, ())
    again = changed(stopped, datetime(2026, 6, 3, 17, 1, tzinfo=UTC), stopped=False)
    assert again.next_date == date(2026, 6, 10), "today's kick-off is past"
    assert again.opens_at == datetime(2026, 6, 4, 11, tzinfo=UTC)
    assert changed(a_series(), stopped=False) == a_series()


def test_the_skipped_dates_can_be_given_all_at_once() -> None:
    old = a_series(skipped=(WED,), next_date=WED + WEEK)
    assert changed(old, skipped=(WED, WED + WEEK)).skipped == (WED, WED + WEEK)
    assert changed(old, skipped=()).skipped == ()


@pytest.mark.parametrize(
    ("facts", "clash"),
    [
        ({}, True),
        ({"location": "riverside"}, True),
        ({"location": "Arches"}, False),
        ({"kick_off": time(19)}, False),
        ({"stopped": True}, False),
        ({"first": date(2026, 3, 5)}, False),
        ({"first": date(2026, 3, 11), "every": 2}, True),
    ],
)
def test_two_weekly_games_at_one_time_and_place_clash(facts: dict[str, Any], clash: bool) -> None:
    one, other = a_series(), a_series("other", **facts)
    assert one.clashes_with(other) is clash
    assert other.clashes_with(one) is clash


def test_two_that_take_turns_do_not_clash() -> None:
    even, odd = a_series(every=2), a_series("odd", every=2, first=WED)
    assert not even.clashes_with(odd)
    assert even.clashes_with(replace(odd, first=WED + WEEK))


def test_it_begins_with_a_game_and_is_like_it() -> None:
    game = replace(a_fixture(starts_at=datetime(2026, 6, 3, 17, tzinfo=UTC)), thread_id=7)
    series = begun(game, a_series().series_id, every=2, timezone=LONDON, terms=Terms(opens_days=3))
    assert (series.first, series.kick_off, series.next_date) == (date(2026, 6, 3), time(18), date(2026, 6, 17))
    assert (series.location, series.hire, series.price, series.minimum, series.maximum) == (
        "Riverside", 4500, 500, 8, 12,
    )  # fmt: skip
    assert (series.thread_id, series.opens_at) == (7, datetime(2026, 6, 14, 11, tzinfo=UTC))
    assert series.game_on(series.first) != series.game_on(series.next_date)

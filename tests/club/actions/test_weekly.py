"""Weekly games begin, open by themselves once for each date, and are changed for the games to come."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest

from club import notices
from club.actions.fixing import Alteration, alter, call_off, plan
from club.actions.settings import Preferences, prefer
from club.actions.weekly import MOST, begin, change, check_series, open_next, play_on, skip
from club.actions.welcome import farewell
from club.errors import Conflict, Invalid, NotFound
from club.fixtures import Fixture, Status
from club.habits import Nation
from club.ids import FixtureId, SeriesId, derived
from club.money import Pence
from club.notices import Topic
from club.planning import Plan
from club.series import BankHolidays, Series, Terms, no_bank_holidays
from storage.store import MongoStore
from tests.builders import NOW
from tests.club.actions.wednesday import KICK_OFF, Wednesday

WEEK = timedelta(weeks=1)
WED = date(2026, 3, 11)
OPENS = datetime(2026, 3, 5, 12, tzinfo=UTC)
PLAN = Plan(starts_at=KICK_OFF, location="Riverside", price=Pence(600), minimum=6, maximum=10)


async def begun(club: Wednesday, name: str = "weekly", *, wanted: Plan = PLAN, **how: Any) -> Series:
    new = SeriesId(derived(name))
    asked = {"every": 1, "at": NOW, **how}
    series, _ = await club.store.write(lambda books: begin(books, club.club.club_id, wanted, new_id=new, **asked))
    return series


async def opened(
    club: Wednesday, series: Series, at: datetime = OPENS, holidays: BankHolidays = no_bank_holidays
) -> list[Fixture]:
    return await club.store.write(partial(open_next, series_id=series.series_id, at=at, is_bank_holiday=holidays))


async def games(club: Wednesday) -> int:
    return await club.store.database["fixtures"].count_documents({})


async def test_it_begins_with_a_game_and_its_card(club: Wednesday) -> None:
    series = await begun(club, thread_id=7)
    game = await club.store.fixtures.get(series.game_on(series.first))
    assert (game.series_id, game.opened_at, game.thread_id) == (series.series_id, NOW, 7)
    assert (series.kick_off, series.price, series.hire, series.minimum, series.maximum) == (time(18), 600, 4500, 6, 10)
    assert await club.store.series.get(series.series_id) == replace(series, version=1)
    assert [one.topic for one in await club.news(notices.group(club.club.club_id))] == [Topic.WELCOME, Topic.CARD]


async def test_delivered_twice_it_begins_once(club: Wednesday, rival: MongoStore) -> None:
    beginning = partial(
        begin, club_id=club.club.club_id, wanted=PLAN, every=1, new_id=SeriesId(derived("once")), at=NOW
    )
    await asyncio.gather(*(store.write(beginning) for store in (club.store, rival, club.store)))
    _, game = await rival.write(beginning)
    assert game.starts_at == KICK_OFF
    assert await games(club) == 1
    assert len(await club.store.series.of_club(club.club.club_id)) == 1


async def test_a_game_that_was_put_up_by_hand_before_is_the_first_one_as_it_is(club: Wednesday) -> None:
    game = await club.game()
    beginning = partial(
        begin, club_id=club.club.club_id, wanted=PLAN, every=1, new_id=SeriesId(derived("weekly")), at=NOW
    )
    series, first = await club.store.write(beginning)
    assert await club.store.write(beginning) == (replace(series, version=1), replace(first, version=first.version + 1))
    assert (first.fixture_id, first.series_id) == (game.fixture_id, series.series_id)
    assert (first.price, first.minimum, series.price, series.minimum) == (500, 1, 600, 6)
    assert await games(club) == 1
    assert len(await opened(club, series)) == 1


async def test_a_game_by_hand_at_another_hour_stays_another(club: Wednesday) -> None:
    await club.game()
    await begun(club, wanted=replace(PLAN, starts_at=KICK_OFF + timedelta(hours=1)))
    assert await games(club) == 2


async def test_two_at_one_time_and_place_would_make_every_game_double(club: Wednesday) -> None:
    first = await begun(club)
    with pytest.raises(Conflict, match="/weekly"):
        await begun(club, "again")
    assert await games(club) == 1, "nor was its first game made"
    later = await begun(club, "later", wanted=replace(PLAN, starts_at=KICK_OFF + timedelta(hours=1)))
    with pytest.raises(Conflict):
        await club.store.write(
            partial(change, series_id=later.series_id, wanted=Terms(kick_off=first.kick_off), at=NOW)
        )
    await club.store.write(partial(change, series_id=first.series_id, wanted=Terms(stopped=True), at=NOW))
    await begun(club, "again")


async def test_a_club_has_only_so_many(club: Wednesday) -> None:
    for number in range(MOST):
        await begun(club, str(number), wanted=replace(PLAN, location=f"Pitch {number}"))
    with pytest.raises(Conflict, match="20"):
        await begun(club, "one more", wanted=replace(PLAN, location="Arches"))


async def test_every_three_weeks_is_refused(club: Wednesday) -> None:
    with pytest.raises(Invalid):
        await begun(club, every=3)
    assert await games(club) == 0


async def test_the_next_game_opens_as_the_series_is_with_one_card(club: Wednesday) -> None:
    series = await begun(club, thread_id=7)
    assert await opened(club, series, OPENS - timedelta(seconds=1)) == []
    assert await club.store.series.due(OPENS - timedelta(seconds=1)) == []
    assert [one.series_id for one in await club.store.series.due(OPENS)] == [series.series_id]
    [game] = await opened(club, series)
    assert (game.fixture_id, game.starts_at) == (series.game_on(WED), KICK_OFF + WEEK)
    assert (game.price, game.hire, game.minimum, game.maximum, game.thread_id) == (600, 4500, 6, 10, 7)
    assert (game.series_id, game.opened_at, game.cancel_by) == (
        series.series_id, OPENS, KICK_OFF + WEEK - timedelta(days=1),
    )  # fmt: skip
    before = await club.store.series.get(series.series_id)
    assert await opened(club, series) == []
    assert await club.store.series.get(series.series_id) == before, "nothing was due, so nothing is written"
    cards = [one.fixture_id for one in await club.news(notices.group(club.club.club_id)) if one.topic is Topic.CARD]
    assert cards == [series.game_on(series.first), game.fixture_id]


async def test_two_processes_open_one_game(club: Wednesday, rival: MongoStore) -> None:
    series = await begun(club)
    opening = partial(open_next, series_id=series.series_id, at=OPENS, is_bank_holiday=no_bank_holidays)
    each = await asyncio.gather(*(store.write(opening) for store in (club.store, rival, club.store, rival)))
    assert sorted(len(made) for made in each) == [0, 0, 0, 1]
    assert await games(club) == 2
    assert await club.store.series.due(OPENS) == []


async def test_after_a_month_away_only_games_that_are_ahead_are_opened(club: Wednesday) -> None:
    series = await begun(club, terms=Terms(opens_days=13))
    made = await opened(club, series, datetime(2026, 4, 8, 16, tzinfo=UTC))
    assert [game.starts_at for game in made] == [
        datetime(2026, 4, 8, 17, tzinfo=UTC),
        datetime(2026, 4, 15, 17, tzinfo=UTC),
    ]


async def test_where_the_organiser_made_the_game_by_hand_there_is_no_second_one(club: Wednesday) -> None:
    series = await begun(club)
    by_hand = Plan(starts_at=KICK_OFF + WEEK + timedelta(hours=1), location="riverside")
    planning = partial(plan, club_id=club.club.club_id, wanted=by_hand, new_id=FixtureId("by hand"), at=NOW)
    await club.store.write(planning)
    assert await opened(club, series) == []
    [game] = await opened(club, series, OPENS + WEEK)
    assert game.starts_at == KICK_OFF + 2 * WEEK


@pytest.mark.parametrize("other", ["elsewhere", "the day before", "called off"])
async def test_another_game_by_hand_is_no_reason(club: Wednesday, other: str) -> None:
    series = await begun(club)
    starts_at = KICK_OFF + WEEK - (timedelta(hours=18, minutes=1) if other == "the day before" else timedelta())
    by_hand = Plan(starts_at=starts_at, location="Arches" if other == "elsewhere" else "Riverside")
    new = FixtureId("by hand")
    await club.store.write(partial(plan, club_id=club.club.club_id, wanted=by_hand, new_id=new, at=NOW))
    if other == "called off":
        await club.store.write(partial(call_off, fixture_id=new, at=NOW))
    assert len(await opened(club, series)) == 1


async def test_another_weekly_game_there_later_that_evening_opens_too(club: Wednesday) -> None:
    early = await begun(club)
    late = await begun(club, "late", wanted=replace(PLAN, starts_at=KICK_OFF + timedelta(hours=1)))
    assert len(await opened(club, early)) == len(await opened(club, late)) == 1


async def test_a_game_that_was_moved_onto_the_date_or_called_off_is_not_made_again(club: Wednesday) -> None:
    series = await begun(club)
    first = series.game_on(series.first)
    later = Alteration(starts_at=KICK_OFF + WEEK)
    await club.store.write(partial(alter, fixture_id=first, wanted=later, at=NOW))
    assert await opened(club, series) == []
    [game] = await opened(club, series, OPENS + WEEK)
    await club.store.write(partial(call_off, fixture_id=game.fixture_id, at=OPENS + WEEK))
    again = Terms(stopped=False)
    for wanted in (Terms(stopped=True), again):
        await club.store.write(partial(change, series_id=series.series_id, wanted=wanted, at=OPENS + WEEK))
    assert await opened(club, series, OPENS + WEEK) == []
    assert (await club.store.fixtures.get(game.fixture_id)).status is Status.CANCELLED


async def test_skipped_dates_and_bank_holidays_are_left_out(club: Wednesday) -> None:
    series = await begun(club)
    await club.store.write(partial(skip, series_id=series.series_id, days=[WED], at=NOW))
    assert await opened(club, series) == []

    def holiday(day: date, nation: Nation) -> bool:
        return (day, nation) == (WED + WEEK, Nation.SCOTLAND)

    wanted = Preferences(habits={"bank_holidays": "scotland"})
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=wanted))
    assert await opened(club, series, OPENS + WEEK, holiday) == []
    await club.store.write(partial(play_on, series_id=series.series_id, day=WED + WEEK, at=OPENS + WEEK))
    [game] = await opened(club, series, OPENS + WEEK, holiday)
    assert game.fixture_id == series.game_on(WED + WEEK)


async def test_a_price_for_one_game_does_not_change_the_series_and_the_other_way_round(club: Wednesday) -> None:
    series = await begun(club)
    first = series.game_on(series.first)
    await club.store.write(partial(alter, fixture_id=first, wanted=Alteration(price=Pence(100)), at=NOW))
    await club.store.write(partial(change, series_id=series.series_id, wanted=Terms(minimum=5), at=NOW))
    [game] = await opened(club, series)
    assert (game.price, game.minimum) == (600, 5)
    dearer = Terms(price=Pence(900), kick_off=time(20))
    await club.store.write(partial(change, series_id=series.series_id, wanted=dearer, at=OPENS))
    assert (await club.store.fixtures.get(game.fixture_id)).price == 600
    assert await opened(club, series) == []


async def test_in_a_group_that_the_bot_has_left_nothing_opens(club: Wednesday) -> None:
    series = await begun(club)
    await club.store.write(partial(farewell, chat_id=club.club.chat_id))
    assert await opened(club, series) == []
    assert await club.store.series.due(OPENS) == [], "nor is it looked at again at every tick"


async def test_by_another_clock_it_opens_and_starts_by_that_one(club: Wednesday) -> None:
    series = await begun(club)
    wanted = Preferences(timezone="America/New_York")
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=wanted))
    assert await opened(club, series) == []
    assert await club.store.series.due(OPENS) == []
    [game] = await opened(club, series, OPENS + timedelta(hours=5))
    assert game.starts_at == datetime(2026, 3, 11, 22, tzinfo=UTC), "18:00 there, where it is summer time already"


async def test_what_changes_nothing_writes_nothing(club: Wednesday) -> None:
    series = await begun(club)
    for act in (
        partial(change, wanted=Terms(price=series.price)), partial(skip, days=[]), partial(change, wanted=Terms()),
    ):  # fmt: skip
        await club.store.write(partial(act, series_id=series.series_id, at=NOW))
    assert (await club.store.series.get(series.series_id)).version == 1


async def test_another_clubs_weekly_game_does_not_exist_here(club: Wednesday) -> None:
    series = await begun(club)
    assert check_series(series, club.club.club_id) is series
    with pytest.raises(NotFound):
        check_series(series, club.other.club_id)
    with pytest.raises(NotFound):
        await club.store.write(lambda books: books.series(SeriesId("none")))

"""The statement of a month: told while it is news, and only of a month in which somebody played."""

from datetime import UTC, datetime, timedelta

from club import notices
from club.months import Month
from club.ports import Delivered
from tests.bot.handlers.test_summary import in_april
from tests.bot.town import Town

MARCH = Month(2026, 3)


async def told(town: Town, month: Month, *, since: datetime) -> bool:
    """Whether the group reads anything of it."""
    before = len(town.telegram.messages(town.group))
    notice = notices.month(await town.club(), month, since=since)
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    return len(town.telegram.messages(town.group)) > before


async def test_it_names_nobody(town: Town) -> None:
    await in_april(town)
    assert await told(town, MARCH, since=town.clock.now)
    assert town.last() == (
        "March: 1 game, 2 of 12 places filled.\nPaid in £3.00, pitch hire £45.00.\n£7.00 is still to come."
    )


async def test_a_month_without_a_game_is_not_told(town: Town) -> None:
    await in_april(town)
    assert not await told(town, MARCH.before, since=town.clock.now)


async def test_what_could_not_be_told_for_three_days_is_told_no_more(town: Town) -> None:
    await in_april(town)
    assert await told(town, MARCH, since=town.clock.now - timedelta(days=3))
    assert not await told(town, MARCH, since=town.clock.now - timedelta(days=3, seconds=1))


async def test_it_comes_by_itself_once_it_is_turned_on(town: Town) -> None:
    from app.jobs.ticking import Ticking

    ticking = Ticking(town.store, town.clock)
    await town.dm(town.olly, "/settings statement yes")
    await ticking.tick()
    await in_april(town)
    town.clock.now = datetime(2026, 4, 1, 8, 59, 59, tzinfo=UTC)
    await ticking.tick()
    await town.idle()
    assert "March" not in town.words()
    for _ in range(2):
        town.clock.forward(seconds=5)
        await ticking.tick()
        await town.idle()
    assert town.words().count("March: 1 game") == 1

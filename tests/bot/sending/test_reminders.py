"""Reminders as they are told: as things stand by then, to one person; and what the organiser has to know of it."""

from functools import partial

import pytest

from club.actions.answering_reminders import stop_reminders, wait_for_payday
from club.actions.reaching import unreachable
from club.actions.reminding import draw_up, send
from club.ids import RoundId, derived
from club.notices import Notice
from club.notices.reminders import reminder, says_paid, unreached
from club.paydays import FRIDAYS
from club.ports import Delivered, Refused
from club.reckoning import debts
from club.reminders import Round
from tests.bot.debtors import hush, owing
from tests.bot.town import Town
from tests.builders import NOW
from tests.storage.keeping import keep

TEXT = "Hi Sam, £5.00 from Wed 4 Mar is still open."


async def sent(town: Town) -> Round:
    """A round is sent, and its news not yet delivered."""
    club = await town.club()
    act = partial(
        draw_up,
        club_id=club.club_id,
        debts=await debts(town.store, club.club_id),
        round_id=RoundId(derived("round", str(town.clock.now))),
        by=town.olly.id,
        at=town.clock.now,
    )
    drawn = await town.store.write(act)
    return await town.store.write(partial(send, round_id=drawn.round_id, at=town.clock.now))


async def news(town: Town, one: Round) -> Notice:
    notice = reminder(one, await town.player(town.sam))
    assert notice is not None
    return notice


@pytest.fixture
async def season(town: Town) -> Town:
    await owing(town, town.sam)
    return town


async def test_who_paid_in_the_meantime_is_told_nothing(season: Town) -> None:
    one = await sent(season)
    told = len(season.telegram.messages(season.sam))
    await season.dm(season.olly, "/cash Sam £5")
    assert await season.bot.messenger.deliver([await news(season, one)]) == Delivered()
    texts = season.telegram.texts(season.sam)
    assert TEXT not in texts
    assert len(texts) == told


async def test_the_sum_is_what_is_owed_when_it_is_told(season: Town) -> None:
    one = await sent(season)
    cash = partial(season.telegram.say, season.olly, None, "/cash Sam £2")
    await cash()
    await season.telegram.settled(30)
    assert await season.bot.messenger.deliver([await news(season, one)]) == Delivered()
    assert season.last(season.sam) == "Hi Sam, £3.00 from Wed 4 Mar is still open."


@pytest.mark.parametrize("answer", ["stop", "payday", "a day later"])
async def test_nor_is_who_wants_none_by_now_or_whom_it_would_reach_a_day_late(season: Town, answer: str) -> None:
    one, player = await sent(season), await season.player(season.sam)
    match answer:
        case "stop":
            await season.store.write(partial(stop_reminders, player_id=player.player_id, stopped=True))
        case "payday":
            act = partial(wait_for_payday, player_id=player.player_id, payday=FRIDAYS, at=season.clock.now)
            await season.store.write(act)
        case _:
            season.clock.forward(days=1, seconds=1)
    assert await season.bot.messenger.deliver([await news(season, one)]) == Delivered()
    assert TEXT not in season.words(season.sam)


@pytest.mark.parametrize(("hour", "silent"), [(20, False), (23, True)])
async def test_put_off_into_the_night_it_makes_no_sound(season: Town, hour: int, silent: bool) -> None:
    one = await sent(season)
    season.clock.now = season.clock.now.replace(hour=hour)
    await season.bot.messenger.deliver([await news(season, one)])
    call = season.telegram.made("sendMessage")[-1]
    assert call.params["text"] == TEXT
    assert str(call.params.get("disable_notification")).lower() == str(silent).lower()


async def test_told_twice_after_a_crash_is_told_once(season: Town) -> None:
    notice = await news(season, await sent(season))
    for _ in range(2):
        assert await season.bot.messenger.deliver([notice]) == Delivered()
    assert season.words(season.sam).count(TEXT) == 1


async def test_several_whom_it_did_not_reach_are_one_message_to_the_organiser(town: Town) -> None:
    await owing(town, town.sam, town.charlie, started=False)
    one = await sent(town)
    listed = len(town.telegram.messages(town.olly))
    async with hush(town):
        for person in (town.sam, town.charlie):
            player = await town.player(person)
            notice = reminder(one, player)
            assert notice is not None
            refused = await town.bot.messenger.deliver([notice])
            assert isinstance(refused, Refused)
            report = partial(unreachable, notice=notice, telegram_id=person.id, why=refused.why, blocked=False, at=NOW)
            await town.store.write(report)
            await town.idle()
    assert len(town.telegram.messages(town.olly)) == listed + 1
    assert town.last(town.olly) == (
        "I couldn't message Sam Carter and Charlie: they blocked me, or never pressed Start. "
        "You may want to tell them yourself."
    )


async def test_that_message_comes_back_when_it_was_deleted(season: Town) -> None:
    stored = await season.store.rounds.get((await sent(season)).round_id)
    one = stored.missed((await season.player(season.sam)).player_id)
    await keep(season.store, one)
    (notice,) = unreached(one, await season.club())
    for _ in range(2):
        await season.bot.messenger.deliver([notice])
    season.telegram.delete(season.telegram.dm(season.olly), season.telegram.messages(season.olly)[-1])
    await season.bot.messenger.deliver([notice])
    assert season.words(season.olly).count("I couldn't message Sam Carter") == 1


async def test_a_deleted_reminder_follows_nothing_and_harms_nothing(season: Town) -> None:
    await sent(season)
    await season.idle()
    assert season.last(season.sam) == TEXT
    season.telegram.delete(season.telegram.dm(season.sam), season.telegram.messages(season.sam)[-1])
    await season.dm(season.olly, "/cash Sam £5")
    assert "Paid, thank you." not in season.words(season.sam)


async def test_says_paid_is_not_said_once_it_is(season: Town) -> None:
    (notice,) = says_paid(await season.player(season.sam), await season.club(), at=season.clock.now)
    await season.dm(season.olly, "/cash Sam £5")
    told = len(season.telegram.messages(season.olly))
    assert await season.bot.messenger.deliver([notice]) == Delivered()
    assert len(season.telegram.messages(season.olly)) == told

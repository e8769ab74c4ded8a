"""`/weekly`: the games that open by themselves, in private: dates left out, when they open, what they are like."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial

from telegram import InlineKeyboardMarkup

from bot import keyboards, memo
from bot.callbacks import ChangeWeekly, OpensWhen, ShowWeekly, SkipDate, StopWeekly
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, reply, tap, unknown_button
from bot.texts import weekly as texts
from bot.turn import Turn
from bot.weeks import coming, dates, terms
from club.actions.weekly import change, play_on, skip
from club.clubs import Club
from club.ids import SeriesId, well_formed
from club.ports import Books
from club.series import FORTNIGHTLY, WEEKLY, Series, Terms
from club.wall import on_the_wall

MEMO = "weekly"
_EVERY = {f"every{weeks}": Terms(every=weeks) for weeks in (WEEKLY, FORTNIGHTLY)}


def handlers() -> list[Handler]:
    """The list, the buttons, and what the questions are answered with."""
    return [
        *organiser("weekly", weekly),
        tap(ShowWeekly, show),
        tap(SkipDate, skip_or_play),
        tap(ChangeWeekly, ask),
        tap(OpensWhen, opens),
        tap(StopWeekly, stop_or_start),
        reply(MEMO, answered),
    ]


async def weekly(turn: Turn, club: Club, _: str) -> None:
    """`/weekly`: the only one, or a choice."""
    games = await turn.store.series.of_club(club.club_id)
    if not games:
        turn.whisper(texts.NONE, payload=club.club_id)
    elif len(games) == 1:
        turn.whisper(*_page(turn, games[0], club), payload=club.club_id)
    else:
        ahead = [(one, coming(turn, one, club)) for one in games]
        overview = texts.overview(ahead, now=turn.now, timezone=club.timezone)
        turn.whisper(overview, keyboards.which_weekly(games), payload=club.club_id)


async def show(turn: Turn, button: ShowWeekly) -> None:
    """One was picked."""
    turn.edit(*_page(turn, *await _series(turn, button.series_id)))


async def skip_or_play(turn: Turn, button: SkipDate) -> None:
    """The next date is left out, or is not."""
    series, club = await _series(turn, button.series_id)
    try:
        day = date.fromisoformat(button.day)
    except ValueError:
        return unknown_button(turn)
    act = partial(play_on, day=day) if button.play else partial(skip, days=[day])
    return turn.edit(*_page(turn, await _changed(turn, series, act), club))


async def ask(turn: Turn, button: ChangeWeekly) -> None:
    """What should change: chosen here, or asked for in words."""
    series, club = await _series(turn, button.series_id)
    if button.what in _EVERY:
        act = partial(change, wanted=_EVERY[button.what])
        return turn.edit(*_page(turn, await _changed(turn, series, act), club))
    if button.what == "opens":
        return turn.edit(texts.when_it_opens(series), keyboards.opens_when(series))
    if button.what not in texts.QUESTIONS:
        return unknown_button(turn)
    hidden = memo.hide(MEMO, s=series.series_id, w=button.what)
    question = texts.ask_for(button.what, series)
    return turn.say(f"{hidden}{turn.addressed}{question}", keyboards.reply(button.what.capitalize()))


async def opens(turn: Turn, button: OpensWhen) -> None:
    """So many days before, at this hour."""
    series, _ = await _series(turn, button.series_id)
    wanted = Terms(opens_days=button.days, opens_hour=button.hour)
    changed = await _changed(turn, series, partial(change, wanted=wanted))
    turn.edit(texts.when_it_opens(changed), keyboards.opens_when(changed))


async def stop_or_start(turn: Turn, button: StopWeekly) -> None:
    """Stopped, after asking once more; or started again."""
    series, club = await _series(turn, button.series_id)
    if button.step == "stop":
        return turn.edit(texts.sure_to_stop(series), keyboards.sure_to_stop(series))
    if button.step not in ("sure", "start"):
        return unknown_button(turn)
    stopped = button.step == "sure"
    changed = await _changed(turn, series, partial(change, wanted=Terms(stopped=stopped)))
    turn.toast(texts.STOPPED if stopped else texts.STARTED)
    return turn.edit(*_page(turn, changed, club))


async def answered(turn: Turn, facts: dict[str, str]) -> None:
    """The words came."""
    if not well_formed(facts.get("s", "")):
        return
    series, club = await _series(turn, SeriesId(facts["s"]))
    local = on_the_wall(turn.now, club.timezone)
    act = (
        partial(skip, days=dates(turn.text, local=local))
        if facts.get("w") == "dates"
        else partial(change, wanted=terms(facts.get("w", ""), turn.text))
    )
    turn.whisper(*_page(turn, await _changed(turn, series, act), club), payload=club.club_id)
    turn.tidy_prompt()


async def _changed(turn: Turn, series: Series, act: Callable[..., Awaitable[Series]]) -> Series:
    async def action(books: Books) -> Series:
        return await act(books, series_id=series.series_id, at=turn.now)

    return await turn.write(action)


def _page(turn: Turn, series: Series, club: Club) -> tuple[str, InlineKeyboardMarkup]:
    ahead = coming(turn, series, club)
    text = texts.page(series, ahead, now=turn.now, timezone=club.timezone)
    return text, keyboards.weekly_page(series, ahead, now=turn.now)


async def _series(turn: Turn, series_id: SeriesId) -> tuple[Series, Club]:
    """The weekly game, for somebody who may organise it."""
    series = await turn.store.series.get(series_id)
    club = await turn.store.clubs.get(series.club_id)
    await must_organise(turn, club)
    return series, club

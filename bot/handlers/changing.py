"""A game that is planned already: another time, place, price or limit, or called off. For organisers."""

from functools import partial
from zoneinfo import ZoneInfo

from bot import keyboards, memo
from bot.callbacks import Cancel, Change, Manage
from bot.changes import alteration
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, reply, tap, unknown_button
from bot.texts import fixtures as texts
from bot.texts.words import short_names
from bot.turn import Turn
from club.actions.fixing import alter, call_off
from club.clubs import Club
from club.errors import Conflict, NotFound
from club.fixtures import Fixture, Status
from club.ids import FixtureId, TelegramId, well_formed

MEMO = "change"
LONGEST_REASON = 200


def handlers() -> list[Handler]:
    """`/change`, `/cancel`, the menu of a game and what its questions are answered with."""
    return [
        *organiser("change", change, in_person=False),
        *organiser("cancel", cancel, in_person=False),
        tap(Manage, manage),
        tap(Change, ask),
        tap(Cancel, confirm, lambda button: not button.sure),
        tap(Cancel, off, lambda button: button.sure),
        reply(MEMO, answered),
    ]


async def change(turn: Turn, club: Club, _: str) -> None:
    """`/change`: the only game, or a choice."""
    games = await _ahead(turn, club, texts.NONE_TO_CHANGE)
    show = partial(keyboards.which_game, Manage, now=turn.now, timezone=club.timezone)
    if len(games) > 1:
        turn.say(texts.WHICH_TO_CHANGE, show(games))
    else:
        turn.say(await _menu(turn, games[0], club), keyboards.game_menu(games[0]))


async def cancel(turn: Turn, club: Club, said: str) -> None:
    """`/cancel`, with the reason if one is given: never without asking once more."""
    games = await _ahead(turn, club, texts.NONE_TO_CANCEL)
    if len(games) > 1:
        turn.say(
            f"{_reason(said)}{texts.WHICH_TO_CANCEL}",
            keyboards.which_to_cancel(games, now=turn.now, timezone=club.timezone),
        )
    else:
        sure = texts.confirm_cancel(games[0], now=turn.now, timezone=club.timezone, reason=said[:LONGEST_REASON])
        turn.say(f"{_reason(said)}{sure}", keyboards.confirm_cancel(games[0]))


async def manage(turn: Turn, button: Manage) -> None:
    """A game was picked."""
    fixture, club = await _game(turn, button.fixture_id)
    turn.edit(await _menu(turn, fixture, club), keyboards.game_menu(fixture))


async def ask(turn: Turn, button: Change) -> None:
    """What should change: asked for in words."""
    fixture, club = await _game(turn, button.fixture_id)
    if button.what not in texts.QUESTIONS:
        return unknown_button(turn)
    hidden = memo.hide(MEMO, f=fixture.fixture_id, w=button.what)
    question = texts.ask_for(button.what, fixture, now=turn.now, timezone=club.timezone)
    turn.delete()
    return turn.say(f"{hidden}{turn.addressed}{question}", keyboards.reply(button.what.capitalize()))


async def answered(turn: Turn, facts: dict[str, str]) -> None:
    """The words came."""
    if not well_formed(facts.get("f", "")):
        return
    fixture, club = await _game(turn, FixtureId(facts["f"]))
    local = turn.now.astimezone(ZoneInfo(club.timezone))
    wanted = alteration(facts.get("w", ""), turn.text, fixture, local=local, timezone=club.timezone)
    changed = await turn.write(lambda books: alter(books, fixture.fixture_id, wanted, at=turn.now))
    if turn.private:
        turn.say(texts.changed(changed, now=turn.now, timezone=club.timezone))
    turn.tidy_prompt()


async def confirm(turn: Turn, button: Cancel) -> None:
    """Before it is called off."""
    fixture, club = await _game(turn, button.fixture_id)
    why = _remembered(turn)
    sure = texts.confirm_cancel(fixture, now=turn.now, timezone=club.timezone, reason=why)
    asked = turn.private and fixture.awaits_decision(turn.now)
    keyboard = keyboards.sure_to_call_off if asked else keyboards.confirm_cancel
    turn.edit(f"{_reason(why)}{sure}", keyboard(fixture))


async def off(turn: Turn, button: Cancel) -> None:
    """Called off. The group hears of it by the card, and those who signed up by name."""
    fixture, club = await _game(turn, button.fixture_id)
    why = _remembered(turn)
    by = TelegramId(turn.person.telegram_id)
    await turn.write(lambda books: call_off(books, fixture.fixture_id, at=turn.now, reason=why, by=by))
    if turn.private:
        turn.edit(texts.cancelled(fixture, now=turn.now, timezone=club.timezone))
    else:
        turn.delete()


async def _menu(turn: Turn, fixture: Fixture, club: Club) -> str:
    names = short_names(await turn.store.players.names(club.club_id))
    return texts.menu(fixture, names, private=turn.private, now=turn.now, timezone=club.timezone)


async def _ahead(turn: Turn, club: Club, none: str) -> list[Fixture]:
    games = await turn.store.fixtures.upcoming(club.club_id, turn.now)
    if not games:
        raise NotFound(none)
    return games


async def _game(turn: Turn, fixture_id: FixtureId) -> tuple[Fixture, Club]:
    """The game, for somebody who may organise it and as long as it is ahead."""
    fixture = await turn.store.fixtures.get(fixture_id)
    club = await turn.store.clubs.get(fixture.club_id)
    await must_organise(turn, club)
    if fixture.status_at(turn.now) is not Status.OPEN:
        raise Conflict(texts.CLOSED)
    return fixture, club


def _reason(said: str) -> str:
    return memo.hide("why", r=said[:LONGEST_REASON]) if said else ""


def _remembered(turn: Turn) -> str:
    found = turn.memo(turn.origin)
    return found[1].get("r", "") if found is not None and found[0] == "why" else ""

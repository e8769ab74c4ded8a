"""`/settings`: how the club's games run, in sections, seen and changed with buttons or in one line."""

from telegram import InlineKeyboardMarkup

from bot import keyboards, memo
from bot.callbacks import FreeUntil, Setting, SetTo, ShowSettings
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, reply, tap, unknown_button
from bot.settings import (
    EVERYWHERE,
    OVERVIEW,
    USUAL,
    WHICH,
    WORDS,
    WORTH,
    Section,
    hours_said,
    option_called,
    pitch_of,
    read_settings,
    section_called,
    section_of,
    usual_hours,
)
from bot.texts import settings as texts
from bot.texts.habits import label
from bot.turn import Turn
from club.actions.settings import Preferences, prefer
from club.clubs import Club
from club.ids import ClubId, well_formed

MEMO = "setting"


def handlers() -> list[Handler]:
    """The overview and its sections, their buttons, and the answers to their questions."""
    return [
        *organiser("settings", settings),
        tap(ShowSettings, show),
        tap(SetTo, switch),
        tap(FreeUntil, pitch),
        tap(Setting, ask),
        reply(MEMO, answered),
    ]


async def settings(turn: Turn, club: Club, said: str) -> None:
    """`/settings`, `/settings guests`, or at once `/settings guests 3`."""
    typed = read_settings(said, club)
    changed = await _change(turn, club, typed.wanted)
    turn.whisper(*_page(changed, typed.section), payload=club.club_id)


async def show(turn: Turn, button: ShowSettings) -> None:
    """Another section, or back to the overview."""
    club = await _club(turn, button.club_id)
    section = section_called(button.section)
    if section is None and button.section != OVERVIEW:
        return unknown_button(turn)
    return turn.edit(*_page(club, section))


async def switch(turn: Turn, button: SetTo) -> None:
    """A button that says what shall be."""
    await _set(turn, await _club(turn, button.club_id), button.name, button.value)


async def ask(turn: Turn, button: Setting) -> None:
    """What is asked for in words; and the switches of former times, which said what shall be in the same tag."""
    club = await _club(turn, button.club_id)
    name, _, value = button.what.partition("-")
    option = option_called(name)
    if value:
        return await _set(turn, club, name, value)
    if option is None or option.name not in texts.QUESTIONS:
        return unknown_button(turn)
    return _ask(turn, texts.QUESTIONS[option.name], label(option.name), c=club.club_id, w=option.name)


async def pitch(turn: Turn, button: FreeUntil) -> None:
    """How long before kick-off a place can be called off for free: which hours, the ones chosen, or others in words."""
    club = await _club(turn, button.club_id)
    place = None if button.place == EVERYWHERE else pitch_of(club, button.place)
    if place is None and button.place != EVERYWHERE:
        return unknown_button(turn)
    if button.hours == WHICH:
        return turn.edit(texts.which_hours(place), keyboards.hours(club, place))
    if button.hours == WORDS:
        return _ask(turn, texts.hours_asked(place), place or "Hours", c=club.club_id, p=place or "")
    wanted = usual_hours(place) if button.hours == USUAL else hours_said(place, button.hours)
    changed = await _change(turn, club, wanted)
    turn.toast(texts.now_at(changed, place))
    return turn.edit(*_page(changed, WORTH))


async def answered(turn: Turn, facts: dict[str, str]) -> None:
    """The words came."""
    option = option_called(facts.get("w", ""))
    if not well_formed(facts.get("c", "")) or (option is None and "p" not in facts):
        return
    club = await _club(turn, ClubId(facts["c"]))
    wanted = hours_said(facts["p"] or None, turn.text) if option is None else option.preference(turn.text)
    changed = await _change(turn, club, wanted)
    turn.whisper(*_page(changed, WORTH if option is None else section_of(option)), payload=club.club_id)
    turn.tidy_prompt()


def _page(club: Club, section: Section | None) -> tuple[str, InlineKeyboardMarkup]:
    if section is None:
        return texts.overview(club), keyboards.sections(club)
    return texts.section(club, section), keyboards.section(club, section)


def _ask(turn: Turn, question: str, placeholder: str, **facts: str) -> None:
    turn.say(f"{memo.hide(MEMO, **facts)}{turn.addressed}{question}", keyboards.reply(placeholder))


async def _club(turn: Turn, club_id: ClubId) -> Club:
    club = await turn.store.clubs.get(club_id)
    await must_organise(turn, club)
    return club


async def _set(turn: Turn, club: Club, name: str, value: str) -> None:
    option = option_called(name)
    wanted = None if option is None else option.read(value)
    if option is None or wanted is None:
        return unknown_button(turn)
    changed = await _change(turn, club, wanted)
    turn.toast(texts.now(changed, option.name))
    return turn.edit(*_page(changed, section_of(option)))


async def _change(turn: Turn, club: Club, wanted: Preferences | None) -> Club:
    if wanted is None:
        return club
    return await turn.write(lambda books: prefer(books, club.club_id, wanted))

"""`/settings`: what a game usually costs, how many it needs, the monzo.me link, who may organise."""

from typing import Final

from bot import keyboards, memo
from bot.callbacks import Setting
from bot.desk import organiser
from bot.habits import preference
from bot.rights import must_organise
from bot.routes import Handler, reply, tap, unknown_button
from bot.texts import club as texts
from bot.turn import Turn
from club.actions.settings import Preferences, prefer
from club.clubs import Club
from club.ids import ClubId, well_formed

MEMO = "setting"
SWITCHES: Final = {
    "admins-yes": Preferences(admins_may=True),
    "admins-no": Preferences(admins_may=False),
    "statement-yes": Preferences(monthly_statement=True),
    "statement-no": Preferences(monthly_statement=False),
}


def handlers() -> list[Handler]:
    """The list, its buttons, and the answers to its questions."""
    return [*organiser("settings", settings), tap(Setting, choose), reply(MEMO, answered)]


async def settings(turn: Turn, club: Club, said: str) -> None:
    """`/settings`, or at once `/settings price £6`."""
    what, _, value = said.partition(" ")
    if what and value:
        club = await _change(turn, club, preference(what.casefold(), value))
    turn.whisper(texts.settings(club), keyboards.settings(club), payload=club.club_id)


async def choose(turn: Turn, button: Setting) -> None:
    """A button: some are switches, everything else is asked for in words."""
    club = await turn.store.clubs.get(button.club_id)
    await must_organise(turn, club)
    if button.what in SWITCHES:
        changed = await _change(turn, club, SWITCHES[button.what])
        turn.edit(texts.settings(changed), keyboards.settings(changed))
    elif button.what in texts.SETTING_QUESTIONS:
        hidden = memo.hide(MEMO, c=club.club_id, w=button.what)
        turn.say(
            f"{hidden}{turn.addressed}{texts.SETTING_QUESTIONS[button.what]}", keyboards.reply(button.what.capitalize())
        )
    else:
        unknown_button(turn)


async def answered(turn: Turn, facts: dict[str, str]) -> None:
    """The words came."""
    if not well_formed(facts.get("c", "")):
        return
    club = await turn.store.clubs.get(ClubId(facts["c"]))
    await must_organise(turn, club)
    changed = await _change(turn, club, preference(facts.get("w", ""), turn.text))
    turn.whisper(texts.settings(changed), keyboards.settings(changed), payload=club.club_id)
    turn.tidy_prompt()


async def _change(turn: Turn, club: Club, wanted: Preferences) -> Club:
    return await turn.write(lambda books: prefer(books, club.club_id, wanted))

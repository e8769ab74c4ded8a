"""One bank account for several clubs of one organiser: which could be shared, and whom a line serves."""

from typing import TypedDict

from bot.turn import Turn
from club.clubs import Club
from club.errors import NotFound
from club.ids import TelegramId
from club.lines import Mode
from club.ports import Store


class Others(TypedDict):
    """The other clubs on a line: those that this person organises, and how many there are beside."""

    others: list[Club]
    strangers: int


async def others_on_line(store: Store, person: int, club: Club) -> Others:
    """Whom this club's account serves beside it. Other people's clubs are counted and not named."""
    if club.line_id is None:
        return Others(others=[], strangers=0)
    line = await store.lines.get(club.line_id)
    run = {one.club_id: one for one in await store.clubs.run_by(TelegramId(person))}
    beside = [club_id for club_id in line.clubs if club_id != club.club_id]
    mine = [run[club_id] for club_id in beside if club_id in run]
    return Others(others=mine, strangers=len(beside) - len(mine))


async def to_share(turn: Turn, club: Club) -> list[Club]:
    """Other clubs that this person organises whose account this one could use; one club for each account."""
    found: dict[str, Club] = {}
    for one in await turn.store.clubs.run_by(turn.person.telegram_id):
        if one.club_id == club.club_id or one.line_id is None or one.line_id in found:
            continue
        try:
            line = await turn.store.lines.get(one.line_id)
        except NotFound:
            continue
        if line.mode is not Mode.NONE:
            found[one.line_id] = one
    return list(found.values())

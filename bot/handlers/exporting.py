"""`/export`: everything that is in the club's books, as files."""

import asyncio
from zoneinfo import ZoneInfo

from bot import keyboards
from bot.desk import organiser
from bot.gathering import Everything, gather
from bot.routes import Handler
from bot.texts import exporting as texts
from bot.texts.club import ORGANISER_ALONE
from bot.turn import Turn
from club.clubs import Club
from club.errors import Forbidden


def handlers() -> list[Handler]:
    """The command."""
    return organiser("export", export)


async def export(turn: Turn, club: Club, _: str) -> None:
    """The books hold what the organiser's own bank said, so they are the organiser's alone, and in private."""
    if not club.is_organiser(turn.person.telegram_id):
        raise Forbidden(ORGANISER_ALONE)
    if not turn.private:
        turn.say(texts.NOT_HERE, keyboards.open_chat(turn.means.bot.username, "hello"))
        return
    every = await gather(turn.store, club, at=turn.now)
    files = await asyncio.to_thread(_files, every)
    turn.hand_over(files, caption=texts.caption(every), otherwise=texts.NOT_TAKEN)


def _files(every: Everything) -> dict[str, bytes]:
    """The workbook first; the games' lists are in the games, so there is no CSV of the sign-ups."""
    from bot.sheets.writing import csv_file, xlsx  # noqa: PLC0415  # 25 MB, only for those who export

    timezone = every.club.timezone
    day = every.at.astimezone(ZoneInfo(timezone)).date().isoformat()
    single = (texts.players(every), texts.games(every), texts.payments(every), texts.ledger(every))
    return {
        f"fiver-{day}.xlsx": xlsx(texts.tables(every), timezone=timezone, made_at=every.at),
        **{f"{table.name.lower()}.csv": csv_file(table, timezone=timezone) for table in single},
    }

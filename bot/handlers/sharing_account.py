"""[Use the account of Wednesday Five]: an organiser's second club joins the bank line of the first. In private only."""

from functools import partial

from bot.bank_page import bank_page
from bot.callbacks import ShareAccount
from bot.logging_in import mine
from bot.routes import Handler, tap
from bot.texts import shared_account as texts
from bot.turn import Turn
from club.actions.banking import share_line
from club.errors import Conflict


def handlers() -> list[Handler]:
    """The button of `/connect`."""
    return [tap(ShareAccount, share)]


async def share(turn: Turn, button: ShareAccount) -> None:
    """Both have to be theirs. A tap that comes late takes away no bank that the club has by now."""
    club, other = await mine(turn, button.club_id), await mine(turn, button.other_id)
    if other.line_id is None:
        raise Conflict(texts.NO_SUCH)
    if club.line_id not in (None, other.line_id):
        raise Conflict(texts.OTHERWISE)
    joining = partial(share_line, club_id=club.club_id, other_id=other.club_id, at=turn.now)
    await turn.write(joining)
    turn.edit(*await bank_page(turn, await turn.store.clubs.get(club.club_id)))

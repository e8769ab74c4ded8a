"""`/connect` and `/bank`: where the bank stands, and its secret address; `/apitoken`, a key for scripts. In private."""

from bot import keyboards
from bot.bank_page import bank_page
from bot.callbacks import Bank
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, tap, unknown_button
from bot.shared_account import others_on_line
from bot.texts import club as texts
from bot.texts import shared_account as shared
from bot.turn import Turn
from club.actions.banking import cut_line, open_line
from club.clubs import Club
from club.errors import Forbidden
from club.ids import LineId


def handlers() -> list[Handler]:
    """The bank line and the token."""
    return [
        *organiser("connect", connect),
        *organiser("bank", connect),
        tap(Bank, change),
        *organiser("apitoken", api_token),
    ]


async def connect(turn: Turn, club: Club, _: str) -> None:
    """Where the bank stands. It is somebody's own account, and its address is secret: no administrator's business."""
    club = await turn.store.clubs.get(club.club_id)  # which may have found its organiser just now
    if not club.is_organiser(turn.person.telegram_id):
        raise Forbidden(texts.ORGANISER_ALONE)
    text, keyboard = await bank_page(turn, club)
    turn.whisper(text, keyboard, payload=club.club_id)


async def change(turn: Turn, button: Bank) -> None:
    """Make an address, make another, or cut it. It is the account of whoever organises, so administrators may not."""
    club = await turn.store.clubs.get(button.club_id)
    await must_organise(turn, club)
    if not turn.private or not club.is_organiser(turn.person.telegram_id):
        raise Forbidden(texts.ORGANISER_ALONE)
    match button.what:
        case "open":
            await _open(turn, club)
        case "renew" if club.line_id is not None:
            await turn.write(lambda books: cut_line(books, club.club_id, at=turn.now))
            await _open(turn, club)
        case "cut":
            sure = shared.cut_sure(club, **await others_on_line(turn.store, turn.person.telegram_id, club))
            return turn.edit(sure, keyboards.sure_to_cut(club))
        case "cut!":
            others = await others_on_line(turn.store, turn.person.telegram_id, club)
            await turn.write(lambda books: cut_line(books, club.club_id, at=turn.now))
            return turn.edit(shared.cut(club, **others))
        case _:
            return unknown_button(turn)
    text, keyboard = await bank_page(turn, await turn.store.clubs.get(club.club_id))
    return turn.edit(text, keyboard)


async def api_token(turn: Turn, club: Club, _: str) -> None:
    """`/apitoken`: shown once, and kept as a digest only."""
    who = turn.person.telegram_id
    if not club.is_organiser(who):
        raise Forbidden(texts.ORGANISER_ALONE)
    if not turn.private:
        turn.say(texts.TOKEN_IN_PRIVATE, keyboards.open_chat(turn.means.bot.username, "hello"))
        return
    token = turn.means.new_secret()
    await turn.store.tokens.keep(turn.means.keys.digest(token), who, turn.now)
    turn.say(texts.api_token(token))


async def _open(turn: Turn, club: Club) -> None:
    new_id = LineId(turn.means.new_id())
    digest = turn.means.keys.digest(turn.means.keys.line_secret(new_id))
    owner = turn.person.telegram_id
    await turn.write(lambda books: open_line(books, club.club_id, new_id=new_id, digest=digest, owner=owner))

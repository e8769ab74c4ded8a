"""A client of the organiser's own at the bank: its id and its secret are typed, and the secret goes at once."""

import re

from telegram.error import BadRequest, TelegramError

from bot import keyboards, memo
from bot.logging_in import ID_MEMO, line_of, log_in, mine
from bot.routes import Handler, reply
from bot.texts import connecting as texts
from bot.turn import Turn
from club.bank import Client
from club.clubs import Club
from club.errors import Invalid
from club.ids import ClubId, well_formed

SECRET_MEMO = "secret"  # noqa: S105  # the name of a question
_CLIENT_ID = re.compile(r"oauth2client_[A-Za-z0-9]{4,64}")
_SECRET = re.compile(r"[\x21-\x7e]{8,512}")


def handlers() -> list[Handler]:
    """The two things that are typed."""
    return [reply(ID_MEMO, id_typed), reply(SECRET_MEMO, secret_typed)]


async def id_typed(turn: Turn, facts: dict[str, str]) -> None:
    """The id of their own client. It is no secret; what follows is."""
    club = await _remembered(turn, facts)
    client_id = turn.text.strip()
    if _CLIENT_ID.fullmatch(client_id) is None:
        raise Invalid(texts.NO_CLIENT_ID)
    asked = f"{memo.hide(SECRET_MEMO, c=club.club_id, i=client_id)}{texts.ASK_SECRET}"
    turn.say(asked, keyboards.reply("mnzconf.…"))


async def secret_typed(turn: Turn, facts: dict[str, str]) -> None:
    """Its secret: taken out of the chat before anything else, whatever it is."""
    deleted = texts.DELETED if await _delete(turn) else texts.NOT_DELETED
    club = await _remembered(turn, facts)
    client = Client(facts.get("i", ""), turn.text.strip())
    if _SECRET.fullmatch(client.client_secret) is None or _CLIENT_ID.fullmatch(client.client_id) is None:
        raise Invalid(f"{texts.ODD_SECRET} {deleted}")
    line_id = await line_of(turn, club)
    await log_in(turn, club, turn.means.bank.own_client(line_id, client), deleted=deleted)


async def _delete(turn: Turn) -> bool:
    """Whether what was typed is gone from the chat."""
    assert turn.origin is not None
    try:
        await turn.means.bot.delete_message(turn.chat_id, turn.origin.message_id)
    except BadRequest as error:
        return "not found" in error.message.lower()  # an update that came twice finds its own work done
    except TelegramError:
        return False
    return True


async def _remembered(turn: Turn, facts: dict[str, str]) -> Club:
    """The club that our question was about."""
    if not well_formed(facts.get("c", "")):
        raise Invalid(texts.NO_CLIENT_ID)
    return await mine(turn, ClubId(facts["c"]))

"""A spreadsheet, sent in the direct chat: what was understood is shown, doubts are asked about, then it is booked once.

Nothing is kept between the steps but the message itself; the file is fetched from Telegram again.
"""

import asyncio
import hashlib
from functools import partial

from telegram import Document, InlineKeyboardMarkup
from telegram.ext import filters

from bot import keyboards, memo
from bot.callbacks import Sheet
from bot.desk import organiser, organiser_sends, say_what_it_settled
from bot.downloads import download
from bot.incoming import KIND, LONGEST_NAME, Incoming, recalled
from bot.rights import must_organise
from bot.routes import Handler, tap, unknown_button
from bot.sheets.bounds import LARGEST_FILE
from bot.sheets.reading import read
from bot.texts import importing as texts
from bot.turn import Turn
from club.actions.importing import Imported, bring_in, imported_before
from club.clubs import Club
from club.errors import Invalid
from club.ids import TelegramId
from club.importing import Understanding, understand
from club.players import one_line


def handlers() -> list[Handler]:
    """The file, the command that explains it, and the buttons."""
    return [
        *organiser("import", begin),
        organiser_sends(filters.Document.ALL, "import", begin),
        tap(Sheet, step),
    ]


async def begin(turn: Turn, club: Club, _: str) -> None:
    """A file; or `/import`, which says what to send, and may reply to a file that was sent before."""
    document = _document(turn)
    if not turn.private:
        return turn.say(texts.NOT_HERE, keyboards.open_chat(turn.means.bot.username, "hello"))
    if document is None:
        return turn.say(texts.EXPLAINED)
    if (document.file_size or 0) > LARGEST_FILE:
        raise Invalid(texts.TOO_BIG)
    name = one_line(document.file_name or "")[:LONGEST_NAME] or "Your sheet"
    return await _show(turn, club, Incoming(club_id=club.club_id, file_id=document.file_id, name=name))


async def step(turn: Turn, button: Sheet) -> None:
    """A button on the way."""
    found = turn.memo(turn.origin)
    incoming = recalled(found[1]) if found is not None and found[0] == KIND else None
    if incoming is None:
        return unknown_button(turn)
    club = await turn.store.clubs.get(incoming.club_id)
    await must_organise(turn, club)
    match button.step:
        case "drop":
            turn.edit(texts.DROPPED)
        case "go":
            await _book(turn, club, incoming)
        case _:
            answered = incoming.with_answer(button.step, button.value)
            unknown_button(turn) if answered is None else await _show(turn, club, answered)
    return None


async def _show(turn: Turn, club: Club, incoming: Incoming) -> None:
    """The next question, or all that was understood, in place of the last one after a tap."""
    what, digest = await _understood(turn, club, incoming)
    if before := await turn.write(lambda books: imported_before(books, club.club_id, digest)):
        return _say(turn, texts.before(before, now=turn.now, timezone=club.timezone), None)
    hidden = memo.hide(KIND, **incoming.facts())
    if what.doubt is not None:
        text = f"{hidden}{texts.asked(what.doubt, incoming.name)}"
        return _say(turn, text, keyboards.sheet_question(what.doubt))
    balances = await turn.store.ledger.balances(club.club_id) if what.known else {}
    text = f"{hidden}{texts.understood(what, incoming.name, balances)}"
    ready = keyboards.import_sheet(len(what.people), on_top=bool(what.on_top(balances))) if what.people else None
    return _say(turn, text, ready)


async def _book(turn: Turn, club: Club, incoming: Incoming) -> None:
    """[Import 14 players]."""
    what, digest = await _understood(turn, club, incoming)
    if what.doubt is not None:
        return await _show(turn, club, incoming)
    act = partial(
        bring_in,
        club_id=club.club_id,
        people=what.people,
        digest=digest,
        file=incoming.name,
        by=TelegramId(turn.person.telegram_id),
        at=turn.now,
    )
    outcome = await turn.write(act)
    if not isinstance(outcome, Imported):
        return turn.toast(texts.before(outcome.made, now=turn.now, timezone=club.timezone), alert=True)
    turn.edit(texts.imported(outcome.new, outcome.known, outcome.made))
    return await say_what_it_settled(turn, club.club_id)


async def _understood(turn: Turn, club: Club, incoming: Incoming) -> tuple[Understanding, str]:
    """What the file says, and the digest of its bytes. Raises Invalid for what is no sheet."""
    content = await download(turn.means.bot, incoming.file_id, most=LARGEST_FILE)
    players = await turn.store.players.all(club.club_id)
    what = await asyncio.to_thread(lambda: understand(read(content), players, incoming.answers))
    return what, hashlib.sha256(content).hexdigest()


def _say(turn: Turn, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    if turn.update.callback_query is not None:
        turn.edit(text, keyboard)
    else:
        turn.say(text, keyboard, quote=True)


def _document(turn: Turn) -> Document | None:
    message = turn.origin
    if message is None:
        return None
    asked = message.reply_to_message
    return message.document or (asked.document if asked is not None else None)

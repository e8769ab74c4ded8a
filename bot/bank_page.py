"""How a club's bank stands, and what can be done about it: one page, whoever shows it."""

from telegram import InlineKeyboardMarkup

from bot.keyboards import connecting as keyboards
from bot.shared_account import others_on_line, to_share
from bot.texts import club as club_texts
from bot.texts import connecting as texts
from bot.texts import shared_account as shared
from bot.turn import Turn
from club.clubs import Club
from club.lines import Line, Mode
from club.logins import Login, State


async def bank_page(turn: Turn, club: Club) -> tuple[str, InlineKeyboardMarkup]:
    """The words and the buttons. For the organiser alone: there may be a secret address among them."""
    ours = turn.means.bank.client is not None
    if club.line_id is None:
        public = "" if turn.means.public_url is not None else club_texts.NOT_PUBLIC
        sharing = await to_share(turn, club)
        words = texts.not_connected(club, public=public) + (shared.OFFER if sharing else "")
        return words, keyboards.ways_in(club, ours=ours, to_share=sharing)
    line = await turn.store.lines.get(club.line_id)
    login = await turn.store.logins.find(club.line_id)
    if login is not None and login.choices:
        connected = login.state is State.READY
        return texts.which_account(login.choices), keyboards.which_account(club, login.choices, connected=connected)
    if login is not None and login.state is State.AWAITING_APPROVAL:
        return texts.APPROVE, keyboards.approve(club)
    if line.mode is Mode.OAUTH:
        return await _logged_in(turn, club, line, login)
    url = turn.means.keys.webhook_url(line)
    by_hand = club_texts.connect(club, line, url, public=turn.means.public_url is not None, now=turn.now)
    served = shared.served(club, **await others_on_line(turn.store, turn.person.telegram_id, club))
    return f"{by_hand}{served}\n\n{texts.LACKS}", keyboards.ways_in(club, ours=ours)


async def _logged_in(turn: Turn, club: Club, line: Line, login: Login | None) -> tuple[str, InlineKeyboardMarkup]:
    served = shared.served(club, **await others_on_line(turn.store, turn.person.telegram_id, club))
    unconfirmed = await turn.store.hints.waiting(line.line_id)
    if login is None or login.state is not State.READY:
        waits = texts.unconfirmed(texts.Waiting(unconfirmed=unconfirmed), club, now=turn.now)
        return texts.logged_out(club) + waits + served, keyboards.log_in_again(club)
    reading = await turn.store.readings.find(line.line_id)
    waiting = texts.Waiting(
        questions=len(await turn.store.payments.unmatched([club.club_id])),
        unconfirmed=unconfirmed,
        silent=reading.behind_since if reading is not None else None,
    )
    read_at = reading.read_at if reading is not None else None
    public = turn.means.public_url is not None
    text = texts.connected(club, line, login, waiting=waiting, read_at=read_at, now=turn.now, public=public)
    return text + served, keyboards.connected(club)

"""Connecting a bank account step by step: by whose client, logging in, approving, which account. In private only."""

import re
from functools import partial

from telegram.error import BadRequest, TelegramError

from bot import keyboards, memo
from bot.bank_page import bank_page
from bot.callbacks import BankStep, LastWeeks, PickAccount
from bot.keyboards import connecting as buttons
from bot.rights import must_organise
from bot.routes import Handler, reply, tap, unknown_button
from bot.texts import club as club_texts
from bot.texts import connecting as texts
from bot.turn import Turn
from club.actions.banking import open_line
from club.actions.connecting import offer
from club.bank import BankError, Client, Refused
from club.catching_up import catch_up
from club.clubs import Club
from club.connecting import Connecting, Standing
from club.errors import Conflict, Forbidden, Invalid
from club.first_look import book_last_weeks, first_look
from club.ids import ClubId, LineId, TelegramId, well_formed
from club.logging_in import begin
from club.logins import Login, OwnClient, State
from club.teller import Teller

ID_MEMO, SECRET_MEMO = "client", "secret"
_CLIENT_ID = re.compile(r"oauth2client_[A-Za-z0-9]{4,64}")
_SECRET = re.compile(r"[\x21-\x7e]{8,512}")


def handlers() -> list[Handler]:
    """The buttons of `/connect` and `/bank`, and the two things that are typed."""
    return [
        tap(BankStep, step),
        tap(PickAccount, pick),
        tap(LastWeeks, last_weeks),
        reply(ID_MEMO, id_typed),
        reply(SECRET_MEMO, secret_typed),
    ]


async def step(turn: Turn, button: BankStep) -> None:
    """One step on, or another way in."""
    club = await _mine(turn, button.club_id)
    match button.what:
        case "login":
            await _log_in(turn, club, None)
        case "again":
            await _log_in(turn, club, await _client_before(turn, club))
        case "own":
            asked = f"{memo.hide(ID_MEMO, c=club.club_id)}{texts.own_client(turn.means.keys.callback_url())}"
            turn.say(f"{asked}\n\n{texts.ASK_CLIENT}", keyboards.reply("oauth2client_…"))
        case "done" | "check" | "other" | "keep" if club.line_id is not None:
            await _look(turn, club, club.line_id, button.what)
        case _:
            unknown_button(turn)


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
    line_id = await _line(turn, club)
    await _log_in(turn, club, turn.means.bank.own_client(line_id, client), deleted=deleted)


async def pick(turn: Turn, button: PickAccount) -> None:
    """[Personal account …1234]."""
    club = await _mine(turn, button.club_id)
    login = await _login(turn, club)
    chosen = [one for one in login.choices if buttons.key_of(one) == button.key] if login is not None else []
    if login is None or not chosen:
        return unknown_button(turn)
    standing = await _connecting(turn).choose(login.line_id, chosen[0], tell=False)
    return await _show(turn, club, standing)


async def last_weeks(turn: Turn, button: LastWeeks) -> None:
    """[Show me the last 30 days], [Book them], [Start from today]."""
    club = await _mine(turn, button.club_id)
    teller = _teller(turn)
    try:
        match button.what:
            case "show" if club.line_id is not None:
                look = await first_look(teller, club.line_id)
                if len(look):
                    turn.edit(texts.found(look, club, now=turn.now), buttons.found(club))
                else:
                    turn.edit(texts.NOTHING_FOUND)
            case "book" if club.line_id is not None:
                turn.edit(texts.booked(await book_last_weeks(teller, club.line_id)))
            case "skip":
                turn.edit(texts.FROM_TODAY)
            case _:
                unknown_button(turn)
    except BankError as error:
        raise Conflict(texts.why(error)) from None


async def _look(turn: Turn, club: Club, line_id: LineId, what: str) -> None:
    """Ask the bank; [I've done it] twice, or after the clock found out, is once."""
    login, connecting = await _login(turn, club), _connecting(turn)
    waits = login is not None and login.state is State.AWAITING_APPROVAL and not login.choices
    if what == "keep":
        await turn.write(partial(offer, line_id=line_id, choices=(), tell=False, at=turn.now))
    elif what == "other" or (what == "done" and waits):
        return await _show(turn, club, await connecting.look(line_id, tell=False, anew=what == "other"))
    elif what == "check" and login is not None and login.state is State.READY:
        standing = await connecting.look(line_id, tell=False)
        if standing not in (Standing.CONNECTED, Standing.AGAIN):
            return await _show(turn, club, standing)
        await catch_up(_teller(turn), line_id, anyway=True)
        told = (await _login(turn, club) or login).hook_id is not None
        turn.toast(texts.ALL_WELL if told else texts.ALL_WELL_UNTOLD, alert=True)
    return turn.edit(*await bank_page(turn, club))


async def _show(turn: Turn, club: Club, standing: Standing) -> None:
    """What came of it."""
    login = await _login(turn, club)
    match standing:
        case Standing.NOT_APPROVED:
            turn.toast(texts.NOT_APPROVED, alert=True)
        case Standing.DOWN:
            turn.toast(texts.DOWN, alert=True)
        case Standing.NO_ACCOUNT:
            turn.edit(texts.NO_ACCOUNT)
        case Standing.CONNECTED if login is not None:
            turn.edit(texts.just_connected(club, login, again=False), buttons.first_look(club))
        case Standing.AGAIN if login is not None:
            turn.edit(texts.just_connected(club, login, again=True))
        case Standing.CONNECTED | Standing.AGAIN | Standing.CHOOSE | Standing.LOGGED_OUT:
            turn.edit(*await bank_page(turn, club))


async def _log_in(turn: Turn, club: Club, client: OwnClient | None, *, deleted: str = "") -> None:
    """The link to the login, by their own client or by the deployment's."""
    line_id = await _line(turn, club)
    means = turn.means
    try:
        url = await begin(
            means.bank,
            means.keys,
            line_id,
            by=TelegramId(turn.person.telegram_id),
            client=client,
            state=means.new_secret(),
            public_url=means.public_url,
        )
    except Refused:
        raise Conflict(texts.NO_CLIENT) from None
    turn.say(texts.log_in(club, deleted=deleted), buttons.open_monzo(url))


async def _line(turn: Turn, club: Club) -> LineId:
    """The club's bank line; one is opened where there is none."""
    new_id = LineId(turn.means.new_id())
    digest = turn.means.keys.digest(turn.means.keys.line_secret(new_id))
    owner = turn.person.telegram_id
    line = await turn.write(lambda books: open_line(books, club.club_id, new_id=new_id, digest=digest, owner=owner))
    return line.line_id


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


async def _client_before(turn: Turn, club: Club) -> OwnClient | None:
    login = await _login(turn, club)
    return login.client if login is not None else None


async def _login(turn: Turn, club: Club) -> Login | None:
    return None if club.line_id is None else await turn.store.logins.find(club.line_id)


async def _remembered(turn: Turn, facts: dict[str, str]) -> Club:
    """The club that our question was about."""
    if not well_formed(facts.get("c", "")):
        raise Invalid(texts.NO_CLIENT_ID)
    return await _mine(turn, ClubId(facts["c"]))


async def _mine(turn: Turn, club_id: ClubId) -> Club:
    """It is the account of whoever organises, so administrators may not. Raises Forbidden."""
    club = await turn.store.clubs.get(club_id)
    await must_organise(turn, club)
    if not turn.private or not club.is_organiser(turn.person.telegram_id):
        raise Forbidden(club_texts.ORGANISER_ALONE)
    return club


def _teller(turn: Turn) -> Teller:
    means = turn.means
    return Teller(access=means.bank, keys=means.keys, public=means.public_url is not None)


def _connecting(turn: Turn) -> Connecting:
    means = turn.means
    return Connecting(access=means.bank, keys=means.keys, public=means.public_url is not None)

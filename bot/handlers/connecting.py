"""Connecting a bank account step by step: by whose client, logging in, approving, which account. In private only."""

from functools import partial

from bot.bank_page import bank_page
from bot.callbacks import BankStep, LastWeeks, PickAccount
from bot.keyboards import connecting as buttons
from bot.logging_in import ask_for_client, client_before, log_in, mine
from bot.routes import Handler, tap, unknown_button
from bot.shared_account import others_on_line
from bot.texts import connecting as texts
from bot.texts import shared_account as shared
from bot.turn import Turn
from club.actions.banking import label_payments
from club.actions.connecting import offer
from club.bank import BankError
from club.catching_up import catch_up
from club.clubs import Club
from club.connecting import Connecting, Standing
from club.errors import Conflict
from club.first_look import book_last_weeks, first_look
from club.ids import LineId
from club.logins import Login, State
from club.teller import Teller


def handlers() -> list[Handler]:
    """The buttons of `/connect` and `/bank`."""
    return [
        tap(BankStep, step),
        tap(PickAccount, pick),
        tap(LastWeeks, last_weeks),
    ]


async def step(turn: Turn, button: BankStep) -> None:
    """One step on, or another way in."""
    club = await mine(turn, button.club_id)
    match button.what:
        case "login":
            await log_in(turn, club, None)
        case "again":
            await log_in(turn, club, await client_before(turn, club))
        case "own":
            ask_for_client(turn, club)
        case "label" | "unlabel":
            on = button.what == "label"
            await turn.write(partial(label_payments, club_id=club.club_id, on=on))
            turn.edit(*await bank_page(turn, await turn.store.clubs.get(club.club_id)))
        case "done" | "check" | "other" | "keep" if club.line_id is not None:
            await _look(turn, club, club.line_id, button.what)
        case _:
            unknown_button(turn)


async def pick(turn: Turn, button: PickAccount) -> None:
    """[Personal account …1234]."""
    club = await mine(turn, button.club_id)
    login = await _login(turn, club)
    chosen = [one for one in login.choices if buttons.key_of(one) == button.key] if login is not None else []
    if login is None or not chosen:
        return unknown_button(turn)
    standing = await _connecting(turn).choose(login.line_id, chosen[0], tell=False)
    return await _show(turn, club, standing)


async def last_weeks(turn: Turn, button: LastWeeks) -> None:
    """[Show me the last 30 days], [Book them], [Start from today]."""
    club = await mine(turn, button.club_id)
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
        if standing not in (Standing.CONNECTED, Standing.REPLACED, Standing.AGAIN):
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
        case Standing.REFUSED:
            turn.say(texts.REFUSED)
        case Standing.NO_ACCOUNT:
            turn.edit(texts.NO_ACCOUNT)
        case Standing.CONNECTED | Standing.REPLACED | Standing.AGAIN if login is not None:
            served = shared.served(club, **await others_on_line(turn.store, turn.person.telegram_id, club))
            again, by_hand = standing is Standing.AGAIN, standing is Standing.REPLACED
            text = texts.just_connected(club, login, again=again, served=served, by_hand=by_hand)
            turn.edit(text, None if again else buttons.first_look(club))
        case Standing.CONNECTED | Standing.REPLACED | Standing.AGAIN | Standing.CHOOSE | Standing.LOGGED_OUT:
            turn.edit(*await bank_page(turn, club))


async def _login(turn: Turn, club: Club) -> Login | None:
    return None if club.line_id is None else await turn.store.logins.find(club.line_id)


def _teller(turn: Turn) -> Teller:
    means = turn.means
    return Teller(access=means.bank, keys=means.keys, public=means.public_url is not None)


def _connecting(turn: Turn) -> Connecting:
    means = turn.means
    return Connecting(access=means.bank, keys=means.keys, public=means.public_url is not None)

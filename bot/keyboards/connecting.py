"""The buttons of the bank: ways to connect, the next step, which account, and what to do once it works."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import Bank, BankStep, LastWeeks, PickAccount, ShareAccount
from bot.keyboards.common import button, column
from bot.texts import connecting as texts
from bot.texts import shared_account as shared
from club.clubs import Club
from club.ids import derived
from club.logins import Choice


def ways_in(club: Club, *, ours: bool, to_share: Sequence[Club] = ()) -> InlineKeyboardMarkup:
    """How a bank may be connected, or its address be changed. `ours`: whether this server has a client of its own.

    `to_share` are clubs whose account this one could use.
    """
    rows = [[button("Log in with Monzo", BankStep(club.club_id, "login"))]] if ours else []
    rows.append([button("Use my own client", BankStep(club.club_id, "own"))])
    if club.line_id is None:
        rows.append([button("Make my address", Bank(club.club_id, "open"))])
        rows += [[button(shared.use_of(one), ShareAccount(club.club_id, one.club_id))] for one in to_share[:20]]
    else:
        rows.append([button("New address", Bank(club.club_id, "renew")), _disconnect(club)])
    return InlineKeyboardMarkup(rows)


def open_monzo(url: str) -> InlineKeyboardMarkup:
    """The way to the login."""
    return InlineKeyboardMarkup([[InlineKeyboardButton("Open Monzo", url=url)]])


def approve(club: Club) -> InlineKeyboardMarkup:
    """The owner has to do something in the bank's app."""
    again = button("Log in again", BankStep(club.club_id, "again"))
    return InlineKeyboardMarkup([[button("I've done it", BankStep(club.club_id, "done"))], [again, _disconnect(club)]])


def which_account(club: Club, choices: Sequence[Choice], *, connected: bool) -> InlineKeyboardMarkup:
    """An account each; who has one connected may leave it so."""
    rows = [button(texts.account(one)[:60], PickAccount(club.club_id, key_of(one))) for one in choices[:20]]
    return column([*rows, button("Leave it as it is", BankStep(club.club_id, "keep"))] if connected else rows)


def connected(club: Club) -> InlineKeyboardMarkup:
    """All is well."""
    steps = [("Check now", "check"), ("Log in again", "again"), ("Other account", "other")]
    check, again, other = (button(words, BankStep(club.club_id, step)) for words, step in steps)
    on = club.labels_payments
    label = button(texts.LABELS_ON if on else texts.LABELS_OFF, BankStep(club.club_id, "unlabel" if on else "label"))
    return InlineKeyboardMarkup([[check, again], [other, _disconnect(club)], [label]])


def first_look(club: Club) -> InlineKeyboardMarkup:
    """The account was just connected."""
    show, skip = LastWeeks(club.club_id, "show"), LastWeeks(club.club_id, "skip")
    return InlineKeyboardMarkup([[button("Show me the last 30 days", show)], [button("Start from today", skip)]])


def found(club: Club) -> InlineKeyboardMarkup:
    """What may be booked was shown."""
    book, skip = LastWeeks(club.club_id, "book"), LastWeeks(club.club_id, "skip")
    return InlineKeyboardMarkup([[button("Book them", book), button("Start from today", skip)]])


def log_in_again(club: Club) -> InlineKeyboardMarkup:
    """The login is over."""
    again = button("Log in again", BankStep(club.club_id, "again"))
    return InlineKeyboardMarkup(
        [[again], [button("Use my own client", BankStep(club.club_id, "own")), _disconnect(club)]]
    )


def key_of(account: Choice) -> str:
    """An account in a button."""
    return derived("account", account.account_id)


def _disconnect(club: Club) -> InlineKeyboardButton:
    return button("Disconnect", Bank(club.club_id, "cut"))

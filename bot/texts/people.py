"""The organiser's desk: players, what they owe, and the names by which a bank may call them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import when
from bot.texts.money import standing
from bot.texts.words import listed, plural, safe, together
from club.clubs import Club
from club.ids import PlayerId
from club.ledger import credit, owes
from club.money import Pence, pounds
from club.players import Player, Reach

NOBODY_YET = "Nobody plays here yet. Players appear when they tap I'm in, or with /addplayer NAME."
TRY_ADD = "Who is it? Try: /addplayer Ashley Jones"
TRY_PLAYER = "Whom do you mean? Try: /player Ashley"


def players(club: Club, people: Sequence[Player], balances: Mapping[PlayerId, Pence]) -> str:
    """Everybody with their balance, those who owe most first."""
    if not people:
        return NOBODY_YET
    ordered = sorted(people, key=lambda one: (balances.get(one.player_id, 0), one.name.casefold()))
    lines = [f"{safe(one.name)}: {standing(balances.get(one.player_id, Pence(0)))}" for one in ordered]
    owed = sum(owes(balances.get(one.player_id, Pence(0))) for one in people)
    ahead = sum(credit(balances.get(one.player_id, Pence(0))) for one in people)
    sums = f"{pounds(Pence(owed))} owed, {pounds(Pence(ahead))} in credit"
    head = f"<b>{safe(club.name)}</b>: {plural(len(people), 'player')}, {sums}"
    return f"{head}\n\n{listed(lines, room=3600, between=chr(10))}"


def player(one: Player, balance: Pence, *, now: datetime, timezone: str) -> str:
    """One player, with everything by which their money is recognised."""
    names = ", ".join(map(safe, one.accepted_bank_names)) or "none"
    since = ", ".join(when.day(account.since, now=now, timezone=timezone) for account in one.accounts)
    reach = {
        Reach.OPEN: "yes",
        Reach.BLOCKED: "no, they blocked me",
        Reach.UNKNOWN: "not yet, they never pressed Start",
    }
    telegram = reach[one.reach] if one.telegram_id is not None else "no, they aren't on Telegram"
    return (
        f"<b>{safe(one.name)}</b>: {standing(balance)}\n"
        f"Reference: <code>{one.reference_code}</code>\n"
        f"Bank names: {names}\n"
        f"Known accounts: {f'{len(one.accounts)}, since {since}' if since else 'none'}\n"
        f"Can I message them? {telegram}"
    )


def added(one: Player) -> str:
    """After /addplayer."""
    return f"{safe(one.name)} is on the books, reference <code>{one.reference_code}</code>."


def on_the_books_already(one: Player) -> str:
    """A second player of exactly one name could not be told from the first by any command."""
    return (
        f"{one.name} is on the books already. If this is somebody else, add what tells them apart: a middle name, say."
    )


def alias_kept(one: Player, bank_name: str) -> str:
    """After /alias."""
    return f"From now on a payment from {safe(bank_name)} is {safe(one.name)}'s."


def no_such_player(name: str) -> str:
    """A name that nobody has."""
    return f"I don't know anybody called “{name[:60]}”. /players lists everybody."


def which_player(name: str) -> str:
    """A name that several have."""
    return f"Which “{safe(name[:60])}”?"


def cash_booked(one: Player, amount: Pence, balance: Pence) -> str:
    """After /cash."""
    return f"{pounds(amount)} in cash from {safe(one.name)}, who {_now(balance)}. /undo takes it back."


def _now(balance: Pence) -> str:
    return f"still {standing(balance)}" if balance < 0 else f"is {standing(balance)} now"


def several(name: str, names: Sequence[str]) -> str:
    """A name that several have, where a choice of buttons would not do."""
    return f"“{name[:60]}” could be {together(list(names[:6]), last='or')}. Write the whole name, please."

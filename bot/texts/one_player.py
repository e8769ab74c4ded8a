"""One player's page, and what becomes of players: gone, one with another, erased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import when
from bot.texts.money import standing
from bot.texts.ratings import line as strength
from bot.texts.words import cut, plural, safe
from club.ids import PlayerId
from club.ledger import Entry, Kind
from club.money import Pence, pounds
from club.players import Player, Reach
from club.ports import Lapses, Statement

TRY_PLAYER = "Whom do you mean? Try: /player Ashley"
IN_PRIVATE = "That is about somebody's money: ask me in our own chat."
_REACH = {
    Reach.OPEN: "yes",
    Reach.BLOCKED: "no, they blocked me",
    Reach.UNKNOWN: "not yet, they never pressed Start",
}
_WORDS = {
    Kind.CHARGE: "game",
    Kind.PAYMENT: "paid",
    Kind.CASH: "paid in cash",
    Kind.REFUND: "paid back to them",
    Kind.WRITE_OFF: "written off",
    Kind.CORRECTION: "corrected",
    Kind.TRANSFER: "credit moved",
    Kind.OPENING: "brought in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is shown of a player: some lines of the statement, oldest first, and the names of all players ever."""

    player: Player
    balance: Pence
    lines: Sequence[Statement]
    names: Mapping[PlayerId, str]
    last_paid: datetime | None
    latest: bool
    lapses: Lapses = field(default_factory=Lapses)


def player(page: Page, *, now: datetime, timezone: str) -> str:
    """One player, with everything by which their money is recognised, and their statement."""
    one = page.player
    names = ", ".join(map(safe, one.accepted_bank_names)) or "none"
    known = [
        f"{safe(cut(account.payer or 'an account', 40))} since {when.day(account.since, now=now, timezone=timezone)}"
        for account in one.accounts
    ]
    paid = f"last paid {when.day(page.last_paid, now=now, timezone=timezone)}" if page.last_paid else "never paid yet"
    telegram = _REACH[one.reach] if one.telegram_id is not None else "no, they aren't on Telegram"
    codes = f"<code>{one.reference_code}</code>" + "".join(f", formerly {code}" for code in one.former_codes)
    host = page.names.get(one.guest_of) if one.guest_of is not None else None
    pays = "pays for themselves" if not one.is_paid_for else "who pays for them"
    guest = "" if host is None else f"Guest of {safe(host)}, {pays}\n"
    top = (
        f"<b>{safe(one.name)}</b>: {standing(page.balance)}, {paid}{'. Plays no more' if one.retired else ''}\n"
        f"{guest}Reference: {codes}\n"
        f"Bank names: {names}\n"
        f"Known accounts: {', '.join(known) or 'none'}\n"
        f"Can I message them? {telegram}"
        f"{_lapses(page.lapses)}\n"
        f"{strength(one)}"
    )
    if not page.lines:
        return f"{top}\n\nNothing in the books yet."
    lines = [_line(line, page, now=now, timezone=timezone) for line in page.lines]
    return f"{top}\n\n{'Latest' if page.latest else 'Earlier'}:\n" + "\n".join(lines)


def _lapses(lapses: Lapses) -> str:
    """`3 late drop-outs, 1 no-show this season`; nothing for the reliable."""
    late = [plural(lapses.late, "late drop-out")] if lapses.late else []
    parts = [*late, *([plural(lapses.no_shows, "no-show")] if lapses.no_shows else [])]
    return f"\n{', '.join(parts)} this season" if parts else ""


def _line(line: Statement, page: Page, *, now: datetime, timezone: str) -> str:
    entry = line.entry
    day = when.day(entry.booked_at, now=now, timezone=timezone)
    sign = "+" if entry.amount > 0 else "−"
    sum_ = f"{sign}{pounds(Pence(abs(entry.amount)))}"
    whose = page.names.get(entry.player_id, "") if entry.player_id != page.player.player_id else ""
    before = f" (as {safe(whose)})" if whose and whose != page.player.name else ""
    guest = page.names.get(entry.guest_id, "somebody") if entry.guest_id is not None else ""
    place = f", for {safe(guest)}" if guest else ""
    return f"{day}: {_words(entry)}{place}{before} {sum_}, {standing(line.balance)}"


def _words(entry: Entry) -> str:
    if entry.reverses is None:
        return _WORDS[entry.kind]
    what = entry.reverses.partition(":")[0]
    return {"charge": "game taken back", "payment": "payment taken back"}.get(what, "taken back")


def last_paid(statement: Sequence[Statement]) -> datetime | None:
    """When money last came in that was not taken back (UTC)."""
    back = {line.entry.reverses for line in statement}
    paid = (
        line.entry.booked_at
        for line in statement
        if line.entry.kind in (Kind.PAYMENT, Kind.CASH) and line.entry.entry_id not in back
    )
    return max(paid, default=None)


def retired_toast(one: Player, balance: Pence) -> str:
    """After [Plays no more] or [Plays again]."""
    if not one.retired:
        return f"{one.name} is back."
    rest = f" {one.name} {standing(balance)}: that stays." if balance else ""
    return f"{one.name} plays no more.{rest}"


def same_as_whom(one: Player) -> str:
    """Before two are made one."""
    return f"Who is the same person as {safe(one.name)}?"


def one_already(one: Player) -> str:
    """Both names are one player's."""
    return f"Both names are {one.name}'s: that is one player already."


def sure_to_make_one(pair: tuple[Player, Player], balances: Sequence[Pence]) -> str:
    """What will be, before it is; the first of the pair is kept."""
    kept, gone = pair
    both = "\n".join(
        f"{safe(one.name)}: {standing(balance)}, code {one.reference_code}"
        for one, balance in zip(pair, balances, strict=True)
    )
    return (
        f"{both}\n\nThey become one player, {safe(kept.name)}: {standing(Pence(sum(balances)))}. "
        f"{safe(gone.name)}'s code, bank names and accounts count for {safe(kept.name)}. This can't be undone."
    )


def sure_to_erase(one: Player, *, banks: bool) -> str:
    """Before somebody is forgotten; `banks`: whether it is their bank account that the club reads."""
    bank = "Their bank account is disconnected, from every club that it serves. " if banks else ""
    return (
        f"Erase everything about {safe(one.name)}? Name, Telegram, code, bank names, accounts and the names on their "
        f"payments go. {bank}The sums stay in the books, without a name. This can't be undone."
    )


def erased(one: Player) -> str:
    """After it."""
    return f"Erased. Nothing here tells of {safe(one.name)} any more."

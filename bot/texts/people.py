"""The organiser's desk: players, what they owe, and the names by which a bank may call them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import when
from bot.texts.money import standing
from bot.texts.words import listed, plural, safe, short_names, together
from club.candidates import Standing
from club.clubs import Club
from club.guests import with_host
from club.ids import PlayerId
from club.ledger import credit, owes
from club.money import Pence, pounds
from club.players import Player

NOBODY_YET = "Nobody plays here yet. Players appear when they tap I'm in, or with /addplayer NAME."
TRY_ADD = "Who is it? Try: /addplayer Ashley Jones"


def players(club: Club, people: Sequence[Player], standings: Mapping[PlayerId, Standing], *, now: datetime) -> str:
    """Everybody with their balance and when they last paid, those who owe most first.

    Who plays no more and who is somebody's guest come at the end.
    """
    if not people:
        return NOBODY_YET
    balances = {one.player_id: _balance(one, standings) for one in people}
    ordered = sorted(people, key=lambda one: (one.retired, balances[one.player_id], one.name.casefold()))
    names = short_names({one.player_id: one.name for one in people})
    own = [one for one in ordered if one.guest_of is None]
    playing = [_stands(one, standings, now, club) for one in own if not one.retired]
    gone = [_stands(one, standings, now, club) for one in own if one.retired]
    guests = [_stands(one, standings, now, club, with_host(one, names)) for one in ordered if one.guest_of is not None]
    owed = sum(owes(balance) for balance in balances.values())
    ahead = sum(credit(balance) for balance in balances.values())
    sums = f"{pounds(Pence(owed))} owed, {pounds(Pence(ahead))} in credit"
    head = f"<b>{safe(club.name)}</b>: {plural(len(playing), 'player')}, {sums}"
    rest = [*(["", "Plays no more:", *gone] if gone else []), *(["", "Guests:", *guests] if guests else [])]
    return f"{head}\n\n{listed([*playing, *rest], room=3600, between=chr(10))}"


def _balance(one: Player, standings: Mapping[PlayerId, Standing]) -> Pence:
    return standings[one.player_id].balance if one.player_id in standings else Pence(0)


def _stands(
    one: Player, standings: Mapping[PlayerId, Standing], now: datetime, club: Club, called: str | None = None
) -> str:
    known = standings.get(one.player_id)
    last = known.last_paid if known is not None else None
    paid = f", last paid {when.day(last, now=now, timezone=club.timezone)}" if last else ""
    return f"{safe(called or one.name)}: {standing(_balance(one, standings))}{paid}"


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


def told_apart(some: Sequence[Player], everybody: Sequence[Player]) -> list[str]:
    """Their names, a guest's with whose it is: those that a command takes."""
    names = {one.player_id: one.name.split(maxsplit=1)[0] for one in everybody if one.name.strip()}
    return [with_host(one, names) for one in some]


def several(name: str, names: Sequence[str]) -> str:
    """A name that several have, where a choice of buttons would not do."""
    return f"“{name[:60]}” could be {together(list(names[:6]), last='or')}. Write the whole name, please."

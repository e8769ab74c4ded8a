"""Reminders: what the player reads, and the list that the organiser sees before anything is sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import when
from bot.texts.words import LONGEST_FIRST_NAME, cut, listed, ordinal, plural, safe, together
from club.clubs import Club
from club.debts import Debt
from club.ids import PlayerId
from club.money import Pence, pounds
from club.paydays import FRIDAYS, MONTHS_END, Payday
from club.players import Player
from club.reminders import Due, LeftOut, Round, State, Why

LOOK_AGAIN, AFTER_PAYDAY, STOP = "I've paid: look again", "After payday", "Stop these"
PAID = "Paid, thank you."
ALL_SQUARE = "All square now, thank you."
ASKED_AGAIN = "I've asked again, further down."
NOT_YOURS = "That button is somebody else's."
ASK_PAYDAY = "When are you paid? I'll say nothing more until the day after."
TYPE_PAYDAY = "On which day of the month are you paid? Reply with a number, such as 25."
STOPPED = "No more reminders from me. /balance says where you stand, whenever you like."
NOBODY_OWES = "Nobody owes anything, so there is nobody to remind."
DROPPED = "Nothing was sent. /remind makes a new list."
ALL_PAID = "Nothing was sent: all of them have paid in the meantime, or were reminded."
ROOM_FOR_DUE, ROOM_FOR_LEFT_OUT, ROOM_FOR_NAMES = 1800, 1200, 2000


def owed(one: Debt | Due, *, now: datetime, timezone: str) -> str:
    """`£5.00 from Wed 4 Mar`, `£15.00 from 3 games since Wed 18 Feb`, `£7.00 since Wed 18 Feb`."""
    day = when.day(one.since, now=now, timezone=timezone)
    if one.games == 1:
        return f"{pounds(one.amount)} from {day}"
    return f"{pounds(one.amount)}{f' from {one.games} games' if one.games else ''} since {day}"


def reminder(name: str, one: Debt | Due, *, now: datetime, timezone: str, club: str | None = None) -> str:
    """To the player. The club is named where the person plays in several."""
    where = f" ({safe(club)})" if club else ""
    return f"Hi {safe(_first(name))}, {owed(one, now=now, timezone=timezone)}{where} is still open."


def not_there(amount: Pence) -> str:
    """The answer to [I've paid: look again] when nothing is to be seen."""
    return f"{pounds(amount)} hasn't arrived yet, as far as I can see. I've asked the organiser to have a look."


def waiting_for_payday(player: Player, *, now: datetime, timezone: str) -> str:
    """The date in words, after [After payday]."""
    assert player.snoozed_until is not None, "said after the tap that set it"
    day = when.day(player.snoozed_until, now=now, timezone=timezone)
    return f"Fine: you won't hear from me before {day}, the day after payday ({payday(player.payday)})."


def payday(day: Payday | None) -> str:
    """`Fridays`, `the end of the month`, `the 25th`."""
    if day is None:
        return "no day yet"
    return {MONTHS_END: "the end of the month", FRIDAYS: "Fridays"}.get(day) or f"the {ordinal(int(day))}"


def preview(club: Club, drawn: Round, names: Mapping[PlayerId, str], example: str | None, *, now: datetime) -> str:
    """The list before it is sent: who, how much, since when; who is left out and why; and what they would read."""
    chosen = drawn.chosen
    head = f"<b>{safe(club.name)}</b>: {plural(len(chosen), 'reminder')} for {_sum(chosen)}, each in private."
    if drawn.due and not chosen:
        head = f"<b>{safe(club.name)}</b>: nobody is ticked."
    elif not drawn.due:
        head = f"<b>{safe(club.name)}</b>: nobody to remind just now."
    due = [f"{_name(names, one.player_id)}: {owed(one, now=now, timezone=club.timezone)}" for one in chosen]
    parts = [head, listed(due, room=ROOM_FOR_DUE, between="\n")]
    if unticked := [_name(names, one.player_id) for one in drawn.due if one.player_id in drawn.spared]:
        parts.append(f"Unticked: {listed(unticked, room=ROOM_FOR_LEFT_OUT // 2)}")
    if drawn.left_out:
        lines = [_left_out(one, names, now=now, timezone=club.timezone) for one in drawn.left_out]
        parts.append(f"Left out:\n{listed(lines, room=ROOM_FOR_LEFT_OUT, between=chr(10))}")
    if example is not None:
        parts.append(f"They read, each with their own sum:\n<blockquote>{example}</blockquote>")
    return "\n\n".join(part for part in parts if part)


def buttons(amount: Pence) -> str:
    """The buttons of a reminder, as the preview shows them."""
    return " ".join(f"[{words}]" for words in (pay(amount), LOOK_AGAIN, AFTER_PAYDAY, STOP))


def pay(amount: Pence) -> str:
    """`Pay £5.00`."""
    return f"Pay {pounds(amount)}"


def sent(club: Club, one: Round, names: Mapping[PlayerId, str], game: str | None = None, *, now: datetime) -> str:
    """What became of a list; `game` is the one that it went out after by itself."""
    match one.state:
        case State.WAITING if one.sends_at is not None:
            today = when.day(one.sends_at, now=now, timezone=club.timezone) == when.day(
                now, now=now, timezone=club.timezone
            )
            day = "" if today else " tomorrow"
            return f"They'll go out at {when.clock(one.sends_at, timezone=club.timezone)}{day}: {_names(one, names)}."
        case State.SENT if one.told:
            about = f" about {game}" if game else ""
            return f"Reminded {len(one.told)}{about}, in private: {_names(one, names)}."
        case State.SENT:
            return ALL_PAID
        case _:
            return DROPPED


def unreached(one: Round, names: Mapping[PlayerId, str]) -> str:
    """Whom a round did not reach, in one line."""
    who = _together([_name(names, player) for player in one.unreached])
    return f"I couldn't message {who}: they blocked me, or never pressed Start. You may want to tell them yourself."


def says_paid(name: str, amount: Pence, *, likely: bool) -> str:
    """To the organiser."""
    more = " It may be one of these:" if likely else ""
    return f"{safe(_first(name))} says {pounds(amount)} is paid, but I can't see it.{more}"


def sure_of_cash(name: str, amount: Pence) -> str:
    """Before cash is booked."""
    return f"{pounds(amount)} in cash from {safe(name)}, which is all that is owed. Book it?"


def square_already(name: str) -> str:
    """There is nothing left to be paid in cash."""
    return f"{safe(name)} is all square already."


def _left_out(one: LeftOut, names: Mapping[PlayerId, str], *, now: datetime, timezone: str) -> str:
    day = "" if one.at is None else when.day(one.at, now=now, timezone=timezone)
    reasons = {
        Why.RECENTLY: f"reminded on {day}",
        Why.PAYDAY: f"after payday, not before {day}",
        Why.STOPPED: "asked for no reminders",
        Why.BLOCKED: "can't be messaged",
        Why.NOT_ON_TELEGRAM: "isn't on Telegram",
        Why.ORGANISER: "runs the club",
    }
    return f"{_name(names, one.player_id)}: {reasons[one.why]}"


def _sum(due: Sequence[Due]) -> str:
    return pounds(Pence(sum(one.amount for one in due)))


def _names(one: Round, names: Mapping[PlayerId, str]) -> str:
    who = one.told if one.state is State.SENT else [due.player_id for due in one.chosen]
    return _together(sorted((_name(names, player) for player in who), key=str.casefold))


def _together(names: list[str]) -> str:
    short = together(names)
    return short if len(short) <= ROOM_FOR_NAMES else listed(names, room=ROOM_FOR_NAMES)


def _name(names: Mapping[PlayerId, str], player: PlayerId) -> str:
    return safe(names.get(player, "Somebody"))


def _first(name: str) -> str:
    return cut(name.split(maxsplit=1)[0], LONGEST_FIRST_NAME) if name.split() else "there"

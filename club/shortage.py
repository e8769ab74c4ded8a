"""A game that is short of players: when the clock has to look at it, who is asked, and whose messages follow."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from club import notices
from club.clubs import Club
from club.fixtures import Danger, Due, Fixture, Step
from club.nights import at_night, morning_after
from club.ports import Books
from club.schedule import by_day

MOST_POSTPONED: Final = 2
ASKED_LATELY: Final = timedelta(hours=2)
"""Who was asked less long ago than this is not asked anew: the message that is there already changes."""
LAST_QUESTION: Final = timedelta(hours=1)
"""An answer takes a moment, and so does the call to whoever lets the pitch."""
_SOONEST: Final = timedelta(minutes=15)
_ROUND: Final = timedelta(minutes=5)


def watched(changed: Fixture, *, before: Fixture, at: datetime) -> Fixture:
    """The changed game, with what the clock has to look at because of the change.

    A game that was safe and is not any more is in danger, and where fewer can come than before there may be no hope.
    Where there is none, how many could come at the most is counted again.
    """
    if not changed.is_short(at):
        return changed
    if not before.needed and changed.due(Step.DANGER) is None:
        changed = due_too(changed, Step.DANGER, at)
    hopeless = changed.danger is not None and changed.danger.hopeless
    if _fewer_can_come(changed, before) or (hopeless and changed.players != before.players):
        changed = due_too(changed, Step.HOPE, at)
    return changed


def due_too(fixture: Fixture, step: Step, at: datetime) -> Fixture:
    """The game with this step on its agenda, once."""
    others = (due for due in fixture.agenda if due.step is not step)
    return replace(fixture, agenda=tuple(sorted((*others, Due(step, at)), key=lambda due: due.at)))


def in_the_morning(at: datetime, timezone: str, *, before: datetime) -> datetime | None:
    """The morning, for what need not wake anybody now; None by day, and when that would be too late."""
    if not at_night(at, timezone):
        return None
    morning = morning_after(at, timezone)
    return morning if morning <= before - LAST_QUESTION else None


def ask_again_at(fixture: Fixture, timezone: str, *, at: datetime) -> datetime | None:
    """When organisers who want to decide later are asked again: halfway, by day, and an hour before it is too late.

    None when there is no such time left, or when they were asked often enough.
    """
    end, danger = fixture.cancel_by, fixture.danger
    if end is None or danger is None or danger.postponed >= MOST_POSTPONED:
        return None
    wanted = _rounded(min(at + (end - at) / 2, end - LAST_QUESTION))
    wanted = by_day(wanted, timezone, before=end)
    return wanted if at + _SOONEST <= wanted <= end - LAST_QUESTION else None


def asked(books: Books, club: Club, fixture: Fixture, *, at: datetime) -> Fixture:
    """The organisers are asked what is to become of the game, unless they were just now."""
    danger = fixture.danger or Danger()
    if danger.asked_at is not None and at < danger.asked_at + ASKED_LATELY and not danger.missed:
        return fixture
    books.tell(*notices.to_decide(fixture, club.organisers))
    return replace(fixture, danger=replace(danger, asked=club.organisers, asked_at=at))


def tell_shortage(books: Books, fixture: Fixture, *, before: Fixture) -> None:
    """The messages about a game in danger show it as it is now. Nothing where there are none, or nothing changed."""
    danger = before.danger
    if danger is None or _shown(before) == _shown(fixture):
        return
    if danger.pleaded:
        books.tell(notices.plea_stands(fixture))
    anew = fixture.danger is not None and fixture.danger.asked_at != danger.asked_at
    if danger.asked and not anew:
        books.tell(*notices.decision_stands(fixture, danger.asked))


def too_few(fixture: Fixture) -> str:
    """Why such a game is off: `not enough players (7 of 8)`."""
    return f"not enough players ({len(fixture.players)} of {fixture.minimum})"


def _shown(fixture: Fixture) -> tuple[object, ...]:
    """What those messages say. Once it is decided that they play, it is no matter how many."""
    if fixture.verdict is not None:
        return fixture.verdict, fixture.status, fixture.starts_at, fixture.location
    return (
        fixture.needed,
        fixture.minimum,
        fixture.status,
        fixture.starts_at,
        fixture.location,
        fixture.cancel_by,
        fixture.hire,
        fixture.danger,
        fixture.due(Step.ASK_AGAIN),
        fixture.due(Step.DEADLINE),
    )


def _fewer_can_come(changed: Fixture, before: Fixture) -> bool:
    gone = {*before.players, *before.waiting} - {*changed.players, *changed.waiting}
    return bool(gone or set(changed.out) - set(before.out)) or changed.minimum > before.minimum


def _rounded(at: datetime) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (at - midnight) // _ROUND * _ROUND

"""The clock comes to a game: what is due in its life is done, once, and what is too late for any sense is left out."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from club.clubs import Club
from club.fixtures import Fixture, Status, Step
from club.ids import FixtureId
from club.life.danger import ask_again, danger, deadline, hope
from club.life.last_call import last_call
from club.life.places import free_places, scramble
from club.life.sides import choose_kit, post_teams
from club.life.tonight import tonight
from club.moving import keep
from club.ports import Books
from club.schedule import latest

Doer = Callable[[Books, Club, Fixture, datetime], Awaitable[Fixture]]

DOERS: Final[Mapping[Step, Doer]] = {
    Step.PLACES_FREED: free_places,
    Step.KIT: choose_kit,
    Step.SCRAMBLE: scramble,
    Step.TEAMS: post_teams,
    Step.DANGER: danger,
    Step.HOPE: hope,
    Step.ASK_AGAIN: ask_again,
    Step.DEADLINE: deadline,
    Step.LAST_CALL: last_call,
    Step.TONIGHT: tonight,
}
"""Who does what; each returns the game as it is then, and tells what it has to."""


async def attend(books: Books, fixture_id: FixtureId, *, at: datetime) -> Fixture:
    """Do what is due by now, in order; offers that ended go on down the line. Twice is once. Raises NotFound."""
    fixture = await books.fixture(fixture_id)
    if fixture.status_at(at) is not Status.OPEN or at < fixture.wakes_at:
        return fixture
    club = await books.club(fixture.club_id)
    changed = fixture
    for due in [due for due in fixture.agenda if due.at <= at]:
        changed = replace(changed, agenda=tuple(other for other in changed.agenda if other != due))
        if changed.status is Status.OPEN and at <= latest(due.step, changed) and due.step in DOERS:
            changed = await DOERS[due.step](books, club, changed, at)
    kept, _ = await keep(books, changed, before=fixture, at=at, club=club)
    return kept

"""An organiser decides about a game that is short of players: play all the same, or be asked later."""

from dataclasses import dataclass, replace
from datetime import datetime

from club.errors import Conflict
from club.fixtures import Fixture, Step, Verdict
from club.ids import FixtureId, TelegramId
from club.moving import keep
from club.ports import Books
from club.shortage import ask_again_at, due_too


@dataclass(frozen=True, slots=True)
class Postponed:
    """When the organisers are asked again (UTC); None when there is no better time left than now."""

    fixture: Fixture
    until: datetime | None


async def play_on(books: Books, fixture_id: FixtureId, *, at: datetime, by: TelegramId | None = None) -> Fixture:
    """It is played, with however many there are: no more pleas, and nothing is called off by itself.

    The first decision counts; twice is once. Raises Conflict when the game is closed.
    """
    fixture = await books.fixture(fixture_id)
    kept, _ = await keep(books, fixture.decide(Verdict.PLAY_ON, at=at, by=by), before=fixture, at=at)
    return kept


async def ask_later(books: Books, fixture_id: FixtureId, *, at: datetime) -> Postponed:
    """The organisers are asked again once there may be more to know. Twice is once.

    Raises Conflict when there is nothing to decide any more.
    """
    fixture = await books.fixture(fixture_id)
    if not fixture.is_short(at) or fixture.danger is None:
        raise Conflict("There is nothing to decide about that game any more.")
    if (due := fixture.due(Step.ASK_AGAIN)) is not None and due.at > at:
        return Postponed(fixture, due.at)
    club = await books.club(fixture.club_id)
    until = ask_again_at(fixture, club.timezone, at=at)
    if until is None:
        return Postponed(fixture, None)
    danger = replace(fixture.danger, postponed=fixture.danger.postponed + 1)
    changed = due_too(replace(fixture, danger=danger), Step.ASK_AGAIN, until)
    kept, _ = await keep(books, changed, before=fixture, at=at, club=club)
    return Postponed(kept, until)

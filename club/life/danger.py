"""Is it worth it? A game that is short of players, before its pitch can't be called off for free any more."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from club import notices
from club.clubs import Club
from club.fixtures import Danger, Fixture, Step
from club.ports import Books
from club.shortage import asked, due_too, in_the_morning, too_few

TOO_LATE: Final = timedelta(minutes=15)
"""Later than this the pitch has to be paid for anyway, so nothing is called off without asking."""
LOOKED_BACK: Final = timedelta(weeks=10)
"""Who was on no list for longer than this is not counted on."""


async def danger(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The group hears of it, once, and the organisers are asked. Nothing for a game that is on, or decided about."""
    if not fixture.is_short(at) or fixture.cancel_by is None:
        return fixture
    if (morning := in_the_morning(at, club.timezone, before=fixture.cancel_by)) is not None:
        return due_too(fixture, Step.DANGER, morning)
    said = fixture.danger or Danger()
    if not said.pleaded:
        books.tell(notices.plea(fixture))
    return asked(books, club, replace(fixture, danger=replace(said, pleaded=True)), at=at)


async def ask_again(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The organisers wanted to be asked later: that is now, if there is still something to decide."""
    if not fixture.is_short(at) or fixture.danger is None:
        return fixture
    return asked(books, club, replace(fixture, danger=replace(fixture.danger, asked_at=None)), at=at)


async def hope(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """Fewer can come than before: the organisers are asked as soon as those who are left are too few, once.

    Afterwards the number in their message follows. A club of which not enough players are known says nothing about who
    could come.
    """
    said = fixture.danger or Danger()
    if not fixture.is_short(at) or fixture.cancel_by is None:
        return fixture
    morning = in_the_morning(at, club.timezone, before=fixture.cancel_by)
    if morning is not None and not said.hopeless:
        return due_too(fixture, Step.HOPE, morning)
    known = await books.seen_since(fixture.club_id, at - LOOKED_BACK)
    listed = {*fixture.players, *fixture.waiting}
    at_most = len(listed) + len(known - listed - {*fixture.out})
    too_few_left = at_most < fixture.minimum <= len(known)
    if said.hopeless:
        return replace(fixture, danger=replace(said, at_most=at_most if too_few_left else None))
    if not too_few_left:
        return fixture
    return asked(books, club, replace(fixture, danger=replace(said, hopeless=True, at_most=at_most)), at=at)


async def deadline(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    """The last moment at which the pitch can be called off for free.

    By itself a game is called off only in time, and only after the group was told. Where nobody looked until it was too
    late, the organisers hear that, and decide.
    """
    if not fixture.needed or fixture.verdict is not None or fixture.cancel_by is None:
        return fixture
    automatic, said = club.habits.cancel_automatically, fixture.danger or Danger()
    if at > fixture.cancel_by + TOO_LATE:
        return _missed(books, club, fixture, at) if automatic or not said.asked else fixture
    if not automatic or not said.pleaded:
        return fixture
    off = fixture.cancel(at=at, reason=too_few(fixture))
    if off.players or off.waiting:
        books.tell(notices.called_off(off))
    return asked(books, club, replace(off, danger=replace(said, asked_at=None, by_itself=True)), at=at)


def _missed(books: Books, club: Club, fixture: Fixture, at: datetime) -> Fixture:
    if (morning := in_the_morning(at, club.timezone, before=fixture.starts_at)) is not None:
        return due_too(fixture, Step.DEADLINE, morning)
    return asked(books, club, replace(fixture, danger=replace(fixture.danger or Danger(), missed=True)), at=at)

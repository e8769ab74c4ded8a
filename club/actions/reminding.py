"""Rounds of reminders: drawn up and sent by an organiser, or after a game where the club wants that.

Whoever is told is noted in the very transaction that queues the message, so two organisers who press at once, or two
processes, remind nobody twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from club.clubs import Club
from club.debts import Debt
from club.fixtures import Status
from club.ids import ClubId, FixtureId, PlayerId, RoundId
from club.ledger import owes
from club.nights import at_night, morning_after
from club.notices.reminders import reminder, round_sent
from club.players import Player
from club.ports import Books
from club.reminders import LATEST_AFTER_GAME, Round, State, drawn_up, due_after, round_after, why_not

LATEST_IN_THE_DAY = timedelta(hours=12)
"""What should have gone out in the morning and could not for so long is not sent any more."""


async def draw_up(
    books: Books, club_id: ClubId, debts: Sequence[Debt], *, round_id: RoundId, by: int, at: datetime
) -> Round:
    """A list of whom to remind, to be looked at first. The same `round_id` twice is one list.

    While a list waits for the morning there is no other: it is returned as it is.
    """
    if known := await books.find_round(round_id):
        return known
    latest = await books.latest_round(club_id)
    if latest is not None and latest.state is State.WAITING:
        return latest
    drawn = drawn_up(round_id=round_id, club=await books.club(club_id), by=by, debts=debts, at=at)
    books.save(drawn)
    return drawn


async def spare(books: Books, round_id: RoundId, player_id: PlayerId, *, spared: bool, at: datetime) -> Round:
    """Untick somebody, or tick them again. Raises Conflict for a list that is out of date, NotFound."""
    drawn = await books.round(round_id)
    drawn.check_current(await books.latest_round(drawn.club_id), at=at)
    changed = drawn.spare(player_id, spared=spared)
    if changed != drawn:
        books.save(changed)
    return changed


async def send(books: Books, round_id: RoundId, *, at: datetime) -> Round:
    """Tell those who are ticked, now or in the morning; twice is once. Raises Conflict for a list out of date."""
    drawn = await books.round(round_id)
    if drawn.state is not State.OPEN:
        return drawn
    drawn.check_current(await books.latest_round(drawn.club_id), at=at)
    club = await books.club(drawn.club_id)
    if at_night(at, club.timezone):
        waiting = drawn.put_off(morning_after(at, club.timezone))
        books.save(waiting)
        return waiting
    return await _tell(books, club, drawn, at)


async def drop(books: Books, round_id: RoundId) -> Round:
    """Not now. What was sent already stays sent."""
    drawn = await books.round(round_id)
    dropped = drawn.dropped()
    if dropped != drawn:
        books.save(dropped)
    return dropped


async def send_waiting(books: Books, round_id: RoundId, *, at: datetime) -> None:
    """The morning has come. When it is past already, the list is dropped, and whoever drew it up reads so."""
    waiting = await books.round(round_id)
    if waiting.state is not State.WAITING or waiting.sends_at is None or at < waiting.sends_at:
        return
    club = await books.club(waiting.club_id)
    if at - waiting.sends_at > LATEST_IN_THE_DAY:
        dropped = waiting.dropped()
        books.save(dropped)
        books.tell(*round_sent(dropped, club))
    else:
        books.tell(*round_sent(await _tell(books, club, waiting, at), club))


async def remind_after(books: Books, fixture_id: FixtureId, *, at: datetime) -> None:
    """Those who played and still owe are reminded by themselves, if the club wants that; once for each game."""
    fixture = await books.fixture(fixture_id)
    club = await books.club(fixture.club_id)
    late = at - due_after(fixture, club.timezone)
    in_time = timedelta(0) <= late <= LATEST_AFTER_GAME and not at_night(at, club.timezone)
    if fixture.status is not Status.OVER or not club.remind_automatically or not in_time:
        return
    if await books.find_round(round_after(fixture_id)):
        return
    drawn = Round(round_id=round_after(fixture_id), club_id=club.club_id, made_at=at, fixture_id=fixture_id)
    # noted to the hour: the seconds that a tick is late must not make next week's reminder come too early
    payers = dict.fromkeys(fixture.payer(place) for place in fixture.came)
    sent = await _tell_these(books, club, drawn, payers, at, noted=at.replace(minute=0, second=0, microsecond=0))
    if sent.told:
        books.tell(*round_sent(sent, club))


async def _tell(books: Books, club: Club, drawn: Round, at: datetime) -> Round:
    return await _tell_these(books, club, drawn, [one.player_id for one in drawn.chosen], at, noted=at)


async def _tell_these(
    books: Books, club: Club, drawn: Round, people: Iterable[PlayerId], at: datetime, *, noted: datetime
) -> Round:
    """Tell those of these people who still owe and may be reminded, as the books have it now."""
    found = [await books.find_player(player_id) for player_id in people]
    told = [one for one in found if one is not None and await _may_be_told(books, one, club, at)]
    sent = drawn.sent([one.player_id for one in told], at=at)
    books.save(sent)
    for one in told:
        books.save(replace(one, reminded_at=noted))
        books.tell(reminder(sent, one))
    return sent


async def _may_be_told(books: Books, player: Player, club: Club, at: datetime) -> bool:
    if not player.active or why_not(player, club, at=at):
        return False
    return owes(await books.balance(player.player_id)) > 0

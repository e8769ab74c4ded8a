"""Who comes first when a game is put up, and who last, where the club wants that; and for how long.

A place is kept for those who waited in vain the last time, and for those who nearly always play. Whoever owes for too
many games signs up after them. When that time is over, whoever waited is in, in the order in which they tapped.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from club.clubs import Club
from club.fixtures import Fixture
from club.ids import PlayerId
from club.money import Pence
from club.nights import MORNING, at_night, morning_after
from club.players import Player
from club.schedule import LAST_CALL_BEFORE, scheduled

LOOKED_BACK: Final = 5
"""So many games are looked at."""
REGULAR: Final = 3
"""Who played so many of them is a regular."""
A_DAY: Final = timedelta(days=1)
SOONEST: Final = timedelta(days=2)
"""For a game that is put up less long before kick-off there is no time to let some go first."""
WORTH_IT: Final = timedelta(hours=4)
"""Less than this gives nobody first go who has work to do."""
EVENING: Final = time(21)


def with_first_go(
    fixture: Fixture,
    club: Club,
    *,
    until: datetime,
    played: Sequence[Fixture],
    everybody: Sequence[Player],
    balances: Mapping[PlayerId, Pence],
) -> Fixture:
    """The game with its places kept for some `until` then (UTC), and others held back; as it is if that is nobody.

    `played` are the club's latest games, the newest first; `everybody` is whoever played there, also those who turned
    out to be somebody else.
    """
    people = {one.player_id: one for one in everybody}
    back = tuple(
        one.player_id
        for one in everybody
        if one.active and owes_too_much(balances.get(one.player_id, Pence(0)), club, fixture.price)
    )
    wanted = [
        *(_missed_out(played) if club.habits.missed_out_first else ()),
        *(_regulars(played, people) if club.habits.regulars_first else ()),
    ]
    first = dict.fromkeys(_whoever(player, people) for player in wanted)
    kept = [player for player in first if _may_go_first(people.get(player)) and player not in back][: fixture.maximum]
    if not (kept or back):
        return fixture
    return replace(fixture, held_for=tuple(kept), held_back=back, held_until=until)


def owes_too_much(balance: Pence, club: Club, price: Pence) -> bool:
    """Whether somebody with this balance signs up after the others.

    Games are counted at the club's usual price, or at this game's where that is nothing.
    """
    most = club.habits.debtors_wait * (club.default_price or price)
    return bool(most) and balance < -most


def first_go_until(fixture: Fixture, club: Club, *, at: datetime) -> datetime | None:
    """Until when some come first in a game that is put up now: a day by the clock on the wall, but not at night; UTC.

    Never past half the time to kick-off, nor past the last call, which comes more than a day before the pitch can't be
    called off for free any more: nobody is asked for a place they can't have yet. None where there is too little time.
    """
    opened = fixture.opened_at or at
    if fixture.starts_at - opened < SOONEST:
        return None
    limits = [opened + (fixture.starts_at - opened) / 2]
    if (cancel_by := scheduled(fixture, club, at=at).cancel_by) is not None:
        limits.append(_by_the_wall(cancel_by, -LAST_CALL_BEFORE, club.timezone))
    until = min(_in_the_day(_by_the_wall(opened, A_DAY, club.timezone), club.timezone), *limits)
    if at_night(until, club.timezone):
        until = _evening_before(until, club.timezone)
    until = until.replace(second=0, microsecond=0)
    return until if until - opened >= WORTH_IT else None


def shortened(fixture: Fixture, club: Club, *, at: datetime) -> Fixture:
    """The game was moved: places are kept no longer than its new time allows."""
    if fixture.held_until is None or not fixture.holds_places(at):
        return fixture
    until = first_go_until(fixture, club, at=at)
    if until is None or until <= at:
        return replace(fixture, held_for=(), held_back=(), held_until=None)
    return replace(fixture, held_until=min(until, fixture.held_until))


def _missed_out(played: Sequence[Fixture]) -> Iterable[PlayerId]:
    """Those who waited to the end of the last game; who was asked and did not take the place missed nothing."""
    return [player for player in played[0].waiting if player not in played[0].passed] if played else ()


def _regulars(played: Sequence[Fixture], people: Mapping[PlayerId, Player]) -> Iterable[PlayerId]:
    """Those who nearly always play, who does so most often first."""
    lately = played[:LOOKED_BACK]
    times = Counter(one for game in lately for one in dict.fromkeys(_whoever(player, people) for player in game.came))
    return [player for player, number in times.most_common() if number >= REGULAR]


def _whoever(player: PlayerId, people: Mapping[PlayerId, Player]) -> PlayerId:
    """The player, or who they turned out to be."""
    known = people.get(player)
    return player if known is None or known.merged_into is None else _whoever(known.merged_into, people)


def _may_go_first(player: Player | None) -> bool:
    return player is not None and player.active and not player.retired and player.guest_of is None


def _by_the_wall(at: datetime, by: timedelta, timezone: str) -> datetime:
    zone = ZoneInfo(timezone)
    return (at.astimezone(zone).replace(tzinfo=None) + by).replace(tzinfo=zone).astimezone(UTC)


def _in_the_day(at: datetime, timezone: str) -> datetime:
    return morning_after(at, timezone) if at_night(at, timezone) else at


def _evening_before(at: datetime, timezone: str) -> datetime:
    zone = ZoneInfo(timezone)
    local = at.astimezone(zone)
    day = local.date() - timedelta(days=1) if local.hour < MORNING else local.date()
    return datetime.combine(day, EVENING, zone).astimezone(UTC)

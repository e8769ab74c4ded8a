"""How long a decision takes in clubs of different sizes."""

import random
import time

from club.ids import AccountKey
from club.matching import Matched, Roster
from tests.benchmarks.matching.season import Arrival, season
from tests.benchmarks.matching.town import town


def microseconds(size: int, *, rounds: int = 300) -> float:
    """The mean over a mix of football and everything else, sifting included; what is built once is built before."""
    place = town(1, size)
    roster = Roster([place.club], [one.player for one in place.payers])
    events = season(place, 1, 1, lambda player: 0, lambda account: False)
    arrivals = [event for event in events if isinstance(event, Arrival)]
    chosen = random.Random(1).sample(arrivals, min(rounds, len(arrivals)))
    _decide(roster, chosen[0])
    began = time.perf_counter()
    for arrival in chosen:
        _decide(roster, arrival)
    return (time.perf_counter() - began) / len(chosen) * 1e6


def _decide(roster: Roster, arrival: Arrival) -> None:
    keys = (AccountKey(arrival.transfer.account or ""),)
    if not isinstance(roster.decide(arrival.transfer, keys), Matched):
        roster.settle(arrival.transfer, keys, {})

"""Who owes what, read from the ledger for those who are to be told of it in private."""

from collections import defaultdict
from collections.abc import Sequence

from club.debts import Debt, debt, still_open
from club.ids import ClubId, PlayerId
from club.ledger import Entry, owes
from club.money import Pence
from club.players import Player
from club.ports import Store


async def debts(store: Store, club_id: ClubId) -> list[Debt]:
    """Everybody in the club who owes, by name."""
    balances = await store.ledger.balances(club_id)
    people = await store.players.all(club_id)
    return await debts_of(store, [one for one in people if owes(balances.get(one.player_id, Pence(0)))])


async def debts_of(store: Store, people: Sequence[Player]) -> list[Debt]:
    """What these players owe, in their order, without those who owe nothing."""
    if not people:
        return []
    lines: dict[PlayerId, list[Entry]] = defaultdict(list)
    for entry in await store.ledger.entries([one.player_id for one in people]):
        lines[entry.player_id].append(entry)
    played = {one.charge.fixture_id for entries in lines.values() for one in still_open(entries)}
    games = await store.fixtures.some([fixture_id for fixture_id in played if fixture_id is not None])
    found = [debt(one, lines[one.player_id], games) for one in people]
    return [one for one in found if one is not None]

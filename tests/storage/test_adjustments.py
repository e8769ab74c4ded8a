"""What was put in the books by hand is found again, and counts in every view of the ledger."""

from datetime import timedelta

import pytest

from club.adjustments import Adjustment, Sort, adjusted
from club.errors import NotFound
from club.ids import AdjustmentId, PlayerId, derived
from club.money import Pence
from storage.store import MongoStore
from tests.builders import NOW, a_club, a_player
from tests.storage.keeping import keep

ASHLEY, SAM = a_player("Ashley").player_id, a_player("Sam").player_id
CLUB = a_club().club_id


def one(name: str, sort: Sort = Sort.CORRECTION, *, minute: int = 0, **amounts: int) -> Adjustment:
    whose: dict[str, PlayerId] = {"ashley": ASHLEY, "sam": SAM}
    wanted = {whose[player]: Pence(amount) for player, amount in amounts.items()}
    return adjusted(AdjustmentId(derived(name)), CLUB, sort, wanted, at=NOW + timedelta(minutes=minute), reason="why")


async def test_it_is_read_as_it_was_kept(store: MongoStore) -> None:
    kept = one("one", ashley=-500)
    await keep(store, kept)
    found = await store.adjustments.get(kept.adjustment_id)
    assert (found.entries, found.reason, found.sort) == (kept.entries, "why", Sort.CORRECTION)
    with pytest.raises(NotFound):
        await store.adjustments.get(AdjustmentId(derived("another")))


async def test_every_view_of_the_ledger_counts_it(store: MongoStore) -> None:
    await keep(store, one("one", ashley=-500), one("two", Sort.TRANSFER, minute=1, ashley=-100, sam=100))
    assert await store.ledger.balance(ASHLEY) == -600
    assert await store.ledger.balances(CLUB) == {ASHLEY: -600, SAM: 100}
    page = await store.ledger.page(CLUB, player_id=None, limit=10, cursor=None)
    assert [(line.entry.player_id, line.balance) for line in page.items if line.entry.player_id == ASHLEY] == [
        (ASHLEY, -500),
        (ASHLEY, -600),
    ]
    summary = await store.ledger.summary(CLUB)
    assert (summary.income, summary.owed, summary.credit) == (0, 600, 100), "no money came in by it"


async def test_the_latest_is_the_last_that_still_stands(store: MongoStore) -> None:
    assert await store.adjustments.latest(CLUB) is None
    first, second = one("one", ashley=-500), one("two", minute=1, ashley=5)
    await keep(store, first, second)
    latest = await store.adjustments.latest(CLUB)
    assert latest is not None
    assert latest.adjustment_id == second.adjustment_id
    await keep(store, latest.undo(at=NOW))
    latest = await store.adjustments.latest(CLUB)
    assert latest is not None
    assert latest.adjustment_id == first.adjustment_id
    assert await store.adjustments.latest(a_club(-5).club_id) is None

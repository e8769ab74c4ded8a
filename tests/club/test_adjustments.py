"""What is put in the books by hand: lines that add up, and that are taken back once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.adjustments import Adjustment, Sort, adjusted
from club.errors import Conflict
from club.ids import AdjustmentId, PlayerId, derived
from club.ledger import Kind, balance
from club.money import Pence
from tests.builders import NOW, a_club

ASHLEY, SAM = PlayerId(derived("ashley")), PlayerId(derived("sam"))


def made(sort: Sort = Sort.CORRECTION, **amounts: int) -> Adjustment:
    whose = {"ashley": ASHLEY, "sam": SAM}
    wanted = {whose[name]: Pence(amount) for name, amount in amounts.items()}
    return adjusted(AdjustmentId(derived("one")), a_club().club_id, sort, wanted, at=NOW)


def test_each_player_has_one_line_and_nothing_is_booked_for_nothing() -> None:
    entries = made(Sort.TRANSFER, ashley=-500, sam=500).entries
    assert [(entry.player_id, entry.amount, entry.kind) for entry in entries] == [
        (ASHLEY, -500, Kind.TRANSFER),
        (SAM, 500, Kind.TRANSFER),
    ]
    assert made(ashley=0).entries == ()


@given(st.dictionaries(st.sampled_from(["ashley", "sam"]), st.integers(-1_000_000, 1_000_000)))
def test_what_is_taken_back_adds_up_to_nothing(amounts: dict[str, int]) -> None:
    one = made(Sort.CORRECTION, **amounts)
    if not one.shares:
        return
    undone = one.undo(at=NOW)
    assert balance(undone.entries) == 0
    assert undone.shares == ()
    assert len({entry.entry_id for entry in undone.entries}) == len(undone.entries)
    with pytest.raises(Conflict, match="taken back already"):
        undone.undo(at=NOW)

"""Who has which part of a payment: ticked, typed, kept in a memo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import splits
from bot.splits import MOST, Split
from club.errors import Invalid
from club.ids import PaymentId, PlayerId, derived
from club.money import Pence
from club.players import Player
from tests.builders import a_player

PAYMENT = PaymentId(derived("payment", "tx"))
ASHLEY, TOM, TOM_B, GUEST = (a_player(name) for name in ("Ashley Jones", "Tom Adams", "Tom Brown", "Guest 5"))
PEOPLE = [ASHLEY, TOM, TOM_B, GUEST]
A, T, B = ASHLEY.player_id, TOM.player_id, TOM_B.player_id
IDS = st.integers(0, 999).map(lambda number: PlayerId(derived("player", number)))


def _typed(said: str, amount: int = 1500, **owed: int) -> dict[PlayerId, Pence]:
    known = {"ashley": A, "tom": T}
    return splits.typed(
        said, PEOPLE, amount=Pence(amount), owed={known[name]: Pence(pence) for name, pence in owed.items()}
    )


@given(st.dictionaries(IDS, st.integers(1, 1_000_000).map(Pence), max_size=MOST), st.integers(0, 999))
def test_a_memo_gives_back_what_was_put_in(shares: dict[PlayerId, Pence], page: int) -> None:
    split = Split(PAYMENT, shares, page)
    found = splits.read(split.facts())
    assert found == split
    assert list(found.shares) == list(shares), "the first one stays the first"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"p": "nonsense"},
        {"p": PAYMENT, "s": "x.5"},
        {"p": PAYMENT, "s": f"{A}.-5"},
        {"p": PAYMENT, "s": f"{A}"},
        {"p": PAYMENT, "s": f"{A}.5.5"},
    ],
)
def test_a_memo_that_is_none_of_ours_is_not_read(facts: dict[str, str]) -> None:
    assert splits.read(facts) is None


def test_the_sums_are_what_they_owe_if_that_adds_up_and_else_equal() -> None:
    owed = {A: Pence(500), T: Pence(1000)}
    one = Split(PAYMENT, {}).ticked(A, on=True, amount=Pence(1500), owed=owed)
    assert (one.shares, one.is_ready) == ({A: 1500}, False)
    two = one.ticked(T, on=True, amount=Pence(1500), owed=owed)
    assert (two.shares, two.is_ready) == (owed, True)
    assert two.ticked(T, on=True, amount=Pence(1500), owed=owed) == two, "ticking twice is ticking once"
    three = two.ticked(B, on=True, amount=Pence(1500), owed=owed)
    assert three.shares == {A: 500, T: 500, B: 500}
    assert three.ticked(A, on=False, amount=Pence(1501), owed=owed).shares == {T: 751, B: 750}


def test_there_are_never_more_than_the_payment_has_pence() -> None:
    split = Split(PAYMENT, {}).ticked(A, on=True, amount=Pence(1), owed={})
    with pytest.raises(Invalid):
        split.ticked(T, on=True, amount=Pence(1), owed={})
    with pytest.raises(Invalid):
        splits.divided([PlayerId(f"{number}") for number in range(MOST + 1)], amount=Pence(5000), owed={})


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.booleans()), max_size=20), st.integers(4, 10_000))
def test_whatever_is_ticked_the_sums_are_the_payment(taps: list[tuple[Player, bool]], amount: int) -> None:
    split = Split(PAYMENT, {})
    for player, on in taps:
        split = split.ticked(player.player_id, on=on, amount=Pence(amount), owed={A: Pence(500)})
    assert sum(split.shares.values()) == (amount if split.shares else 0)
    assert all(pence > 0 for pence in split.shares.values())


@pytest.mark.parametrize(
    "said",
    [
        "Ashley 5, Tom A 10",
        "ashley £5 and tom adams £10.00",
        "£5 Ashley; 10 Tom Adams",
        "Ashley 5\nTom Adams 10",
        "Ashley 5 + Tom Adams 10 quid,",
        "Ashley 500p & Tom Adams 10",
    ],
)
def test_sums_are_typed_as_people_type_them(said: str) -> None:
    assert _typed(said) == {A: 500, T: 1000}


def test_of_names_alone_the_sums_are_found() -> None:
    assert _typed("Tom Adams and Ashley", ashley=500, tom=1000) == {T: 1000, A: 500}
    assert _typed("Tom Adams, Ashley", amount=1501) == {T: 751, A: 750}
    assert _typed("guest 5, ashley", amount=1000) == {GUEST.player_id: 500, A: 500}, "a number may be of the name"
    assert _typed("Ashley 1,000.00", amount=100_000) == {A: 100_000}, "a comma may be of the sum"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Ashley 5, Tom Adams 5", "That comes to £10.00, and it was £15.00."),
        ("Ashly 5, Tom Adams 10", "I don't know anybody called “Ashly”."),
        ("Ashley 5, Tom 10", "“Tom” could be Tom Adams or Tom Brown."),
        ("Ashley 5, Ashley 10", "Each of them can have one sum."),
        ("Ashley 15, Tom Adams", "Give all of them a sum, or none."),
        ("Ashley 0, Tom Adams 15", "A sum has to be between £0.01 and £10,000.00."),
        (", ;", "I couldn't read a name there."),
        ("Ashley -5, Tom Adams 20", "I don't know anybody called “Ashley -5”."),
    ],
)
def test_a_slip_is_told_with_the_words_that_were_typed(said: str, why: str) -> None:
    with pytest.raises(Invalid) as slip:
        _typed(said)
    assert slip.value.message.startswith(why)
    assert f"You wrote “{said}”." in slip.value.message


@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_is_a_fault_of_ours(said: str) -> None:
    try:
        shares = _typed(said)
    except Invalid:
        return
    assert sum(shares.values()) == 1500

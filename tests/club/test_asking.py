"""What a group may read of a reference: nothing that tells who paid."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from club.asking import tellable

PLAYERS = ["Ashley Jones", "May Chen", "Thanksgiving Day"]


@pytest.mark.parametrize(
    "reference",
    [
        "thanks",
        "footy",
        "Thanks for Wed 4th",
        "FOOTBALL LAST NIGHT",
        "5-a-side",
        "5s 7pm",
        "wed's footy ⚽",
        "18:00",
        "2026",
    ],
)
def test_what_says_nothing_of_anybody_may_be_read(reference: str) -> None:
    assert tellable(reference, payer="A JONES", players=PLAYERS)


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("", "there is nothing to read"),
        ("⚽", "nor is there here"),
        ("footy from dave", "a given name"),
        ("for may", "a player's, and a month"),
        ("jun footy", "a given name, and a month"),
        ("thanks kowalczyk", "a name of nobody we know"),
        ("footy jones", "the payer's"),
        ("20-00-00", "a sort code"),
        ("20 00 00", "the same"),
        ("ref 12345678", "an account"),
        ("07700 900123", "a telephone"),
        ("footy K7WMX", "somebody's code"),
        ("footydave", "a name in one piece"),
        ("thanks 田中", "a name in another alphabet"),
        ("thanks 1２３４５", "digits of another kind count, too"),
        ("footy_dave", "a line is no letter"),
    ],
)
def test_what_may_tell_of_somebody_is_left_out(reference: str, why: str) -> None:
    assert not tellable(reference, payer="A JONES", players=PLAYERS), why


@pytest.mark.parametrize("name", ["CASH", "Bobby Cash", "Mr. Cash"])
def test_a_plain_word_that_is_somebodys_name_is_left_out(name: str) -> None:
    assert tellable("cash", payer="A JONES", players=PLAYERS)
    assert not tellable("cash", payer=name, players=PLAYERS)
    assert not tellable("cash", payer="A JONES", players=[*PLAYERS, name])


NAMES = st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12)


@given(payer=NAMES, before=st.sampled_from(["", "thanks ", "footy from "]), after=st.sampled_from(["", " thanks", "!"]))
@example(payer="Thanks", before="", after="")
def test_the_payer_is_never_told(payer: str, before: str, after: str) -> None:
    assert not tellable(f"{before}{payer}{after}", payer=payer, players=())


@given(st.text("0123456789 -/.", min_size=5).filter(lambda text: sum(map(str.isdigit, text)) > 4))
def test_no_long_number_is_told_however_it_is_written(number: str) -> None:
    assert not tellable(f"footy {number}", payer="", players=())

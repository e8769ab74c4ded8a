import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.resemblance import resemblance, spelling, spelling_of_player


@pytest.mark.parametrize(
    ("bank", "known", "least"),
    [
        ("Miss Ashley Jones", "Ashley Jones", 1.0),
        ("A JONES", "Ashley Jones", 0.8),
        ("JONES A", "Ashley Jones", 0.8),
        ("MR A B JONES", "Ashley Jones", 0.8),
        ("JONES AB", "Ashley Ben Jones", 0.8),
        ("DAVID OKAFOR", "Dave Okafor", 0.9),
        ("R OKAFOR", "Bob Okafor", 0.7),
        ("DAVID OKAFOR", "Dave", 0.6),
        ("DAVID OKAFOR", "Dave O", 0.6),
        ("D OKAFOR", "Dave O", 0.4),
        ("CHRISTOPHER ROBINS", "Chris Robinson", 0.85),
        ("A SMITH", "Alice Smith-Jones", 0.7),
        ("A SMITH JONES", "Alice Smith-Jones", 0.8),
        ("JONES A & T", "Tom Jones", 0.7),
        ("Ashley Jones & Tom Jones", "Ashley Jones", 0.85),
        ("JON SMYTHE", "Jon Smyth", 0.7),
        ("JONES ASHLEY PLUMBING LTD", "Ashley Jones", 0.6),
        ("JONES ASHLEY", "Jones Ashley", 1.0),
        ("A JONES", "Ashley", 0.3),
    ],
)
def test_forms_that_banks_use_resemble_the_player(bank: str, known: str, least: float) -> None:
    score, reason = resemblance(bank, known)
    assert score >= least
    assert reason


@pytest.mark.parametrize(
    ("bank", "known", "most"),
    [
        ("T JONES", "Ashley Jones", 0.4),
        ("PRIYA PATEL", "Ashley Jones", 0.0),
        ("A OKAFOR", "Ashley Jones", 0.0),
        ("⚽", "Ashley Jones", 0.0),
        ("A JONES", "🙂", 0.0),
        ("Tom Jones", "Tim Jones", 0.85),
    ],
)
def test_other_people_do_not(bank: str, known: str, most: float) -> None:
    assert resemblance(bank, known)[0] <= most


def test_a_name_shared_with_somebody_is_weaker_than_the_name_alone() -> None:
    assert resemblance("A JONES & T JONES", "Ashley Jones") < resemblance("A JONES", "Ashley Jones")
    assert resemblance("A JONES & T JONES", "Ashley Jones")[1] == "joint account"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_score_is_between_nothing_and_the_same(bank: str, known: str) -> None:
    score, reason = resemblance(bank, known)
    assert 0 <= score <= 1
    assert bool(score) == bool(reason)


@given(st.sampled_from(["Ashley Jones", "Dave O", "Ngozi", "Tom & Ann Wood"]))
def test_a_name_is_like_itself(name: str) -> None:
    assert resemblance(name, name)[0] == 1


def test_the_first_initial_is_the_given_names() -> None:
    neil, amy = resemblance("N A WHITE", "Neil W")[0], resemblance("N A WHITE", "Amy White")[0]
    assert neil > amy > 0
    assert resemblance("WHITE NA", "Neil W")[0] == neil


def test_initials_that_are_written_together_are_initials() -> None:
    assert resemblance("IONESCU PM", "Paweł")[0] >= 0.45
    assert resemblance("FEATHERSTONEHAUGH SS", "SamuelF")[0] >= 0.5


def test_a_given_name_that_is_somebodys_family_name_is_hardly_theirs() -> None:
    assert resemblance("LEE WJ", "Lee")[0] < resemblance("LEE WJ", "Wei L")[0]
    assert resemblance("L LEE", "Lee")[0] > resemblance("W LEE", "Lee")[0]
    assert resemblance("LEE DAY", "Lee")[0] >= 0.6


def test_what_is_remembered_of_a_player_is_what_is_taken_apart() -> None:
    assert spelling_of_player("Ashley Jones") == spelling("Ashley Jones")

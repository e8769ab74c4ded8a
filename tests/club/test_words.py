import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import words
from club.words import Sense


@pytest.mark.parametrize(
    "reference",
    [
        "FOOTBALL",
        "footy wed",
        "5s",
        "5 a side",
        "five-a-side",
        "5aside 04/03",
        "pitch",
        "game",
        "match fee",
        "subs",
        "kickabout",
        "kick about",
        "⚽",
    ],
)
def test_football_is_recognised(reference: str) -> None:
    assert words.sense(reference) is Sense.FOOTBALL


@pytest.mark.parametrize(
    "reference", ["", "thanks", "Wed 4 March", "cheers mate x", "sent from Revolut", "12345", "🙂"]
)
def test_words_that_say_nothing_are_empty(reference: str) -> None:
    assert words.sense(reference) is Sense.EMPTY


@pytest.mark.parametrize("reference", ["RENT MARCH", "gas bill", "pizza", "cricket subs", "rugby match"])
def test_what_is_plainly_something_else(reference: str) -> None:
    assert words.sense(reference) is Sense.ELSEWHERE


def test_football_after_the_pub_is_still_football() -> None:
    assert words.sense("footy and beer") is Sense.FOOTBALL


def test_names_say_who_and_not_what() -> None:
    assert words.sense("zebedee") is Sense.OTHER
    assert words.sense("zebedee", frozenset({"ZEBEDEE"})) is Sense.EMPTY
    assert words.sense("zébedée", frozenset({"ZEBEDEE"})) is Sense.EMPTY
    assert words.sense("from kris featherst", frozenset({"FEATHERSTONE"})) is Sense.EMPTY


@pytest.mark.parametrize("reference", ["game of thrones dvd", "scrabble games", "9K 203"])
def test_a_word_of_many_hobbies_counts_only_beside_words_that_say_nothing(reference: str) -> None:
    assert words.sense(reference) is Sense.OTHER


def test_a_plain_word_names_nobody() -> None:
    assert words.is_plain("may")
    assert words.is_plain("footy")
    assert not words.is_plain("dave")


def test_a_given_name_says_who_even_if_nobody_has_it() -> None:
    assert words.sense("from david") is Sense.EMPTY


def test_runs_of_words_are_read_without_spaces() -> None:
    assert words.football_words_only("FOOTY5ASIDE")
    assert not words.football_words_only("FOOTYDAVE")
    assert words.plain_words_only("FOOTYFROMDAVE")
    assert not words.plain_words_only("FOOTYXQ")
    assert not words.plain_words_only("ANNA" * 20)


@given(st.text(max_size=140))
def test_any_reference_has_a_sense(reference: str) -> None:
    assert words.sense(reference) in Sense

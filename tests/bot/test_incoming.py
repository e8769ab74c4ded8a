"""A spreadsheet in a memo, there and back."""

import pytest

from bot.incoming import Incoming, recalled
from club.cells import Says
from club.doubts import NONE_OF_THEM, Answers
from club.ids import ClubId

SENT = Incoming(club_id=ClubId("0123456789ab"), file_id="BQACAgQAA", name="our list & sums.xlsx")


@pytest.mark.parametrize("answers", [Answers(), Answers(name=0), Answers(money=NONE_OF_THEM), Answers(2, 3, Says.OWES)])
def test_there_and_back(answers: Answers) -> None:
    incoming = Incoming(club_id=SENT.club_id, file_id=SENT.file_id, name=SENT.name, answers=answers)
    assert recalled(incoming.facts()) == incoming


@pytest.mark.parametrize(
    "facts",
    [{}, {"c": "?", "f": "x"}, {"c": SENT.club_id}, SENT.facts() | {"an": "-2"}, SENT.facts() | {"as": "perhaps"}],
)
def test_what_cannot_be_read_is_nothing(facts: dict[str, str]) -> None:
    assert recalled(facts) is None


def test_answers_add_up() -> None:
    once = SENT.with_answer("name", "1")
    assert once is not None
    twice = once.with_answer("means", "credit")
    assert twice is not None
    assert twice.answers == Answers(name=1, means=Says.CREDIT)
    for step, value in [("name", "x"), ("name", "-7"), ("means", ""), ("sum", "1")]:
        assert SENT.with_answer(step, value) is None

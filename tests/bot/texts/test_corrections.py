"""A booking was a mistake, and how they stand now."""

import pytest

from bot.texts import corrections as texts
from club.money import Pence


@pytest.mark.parametrize(
    ("balance", "stands"), [(-500, "you owe £5.00."), (0, "you're all square."), (250, "you're £2.50 in credit.")]
)
def test_it_was_not_yours(balance: int, stands: str) -> None:
    said = texts.not_yours(Pence(500), Pence(balance))
    assert said == f"The £5.00 I had put down for you was a mistake: {stands}"


@pytest.mark.parametrize(
    ("balance", "stands"), [(-250, "£2.50 still to come."), (0, "all square."), (1500, "£15.00 in credit.")]
)
def test_it_is_yours_after_all(balance: int, stands: str) -> None:
    assert texts.yours_after_all(Pence(500), Pence(balance)) == f"£5.00 that had gone astray is yours now: {stands}"

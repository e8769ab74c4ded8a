"""The words to the group, and those to the organiser about them."""

import pytest

from bot.texts import claiming as texts
from bot.texts.words import length
from club.asking import Claim
from club.money import Pence


def test_the_group_reads_a_sum_and_perhaps_a_reference() -> None:
    assert texts.was_it_you(Pence(500), "thanks") == "Somebody paid £5.00 with 'thanks': was it you?"
    assert texts.was_it_you(Pence(500), "<b>") == "Somebody paid £5.00 with '&lt;b&gt;': was it you?"
    assert texts.was_it_you(Pence(500), None) == "Somebody paid £5.00: was it you?"
    assert length(texts.was_it_you(Pence(500), "x" * 900)) < 120


def test_the_organiser_reads_the_very_words_and_what_they_leave_out() -> None:
    shown = texts.shall_i("R&D", Pence(500), "thanks", withheld=False)
    assert shown == f"In R&amp;D I'd write:\n\n<i>{texts.was_it_you(Pence(500), 'thanks')}</i>\n\nI leave out who paid."
    hidden = texts.shall_i("R&D", Pence(500), None, withheld=True)
    assert hidden.endswith(
        "I leave out who paid, and the reference: it may hold a name or a number that is nobody's business."
    )


@pytest.mark.parametrize("outcome", list(Claim))
def test_every_tap_is_answered(outcome: Claim) -> None:
    assert texts.claimed(outcome).endswith(".")

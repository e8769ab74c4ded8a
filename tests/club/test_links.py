"""monzo.me links."""

import pytest

from club.errors import Invalid
from club.links import monzo_me, pay_link
from club.money import Pence


def test_a_pasted_link_loses_its_sum_and_keeps_its_code() -> None:
    assert monzo_me("monzo.me/ollygrant") == "https://monzo.me/ollygrant"
    assert monzo_me("https://monzo.me/ollygrant/5.00?h=AbC123&d=pizza") == "https://monzo.me/ollygrant?h=AbC123"
    assert monzo_me("  ") is None


@pytest.mark.parametrize(
    "text", ["https://evil.example/ollygrant", "https://monzo.me/", "javascript:alert(1)", "x" * 300]
)
def test_other_links_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        monzo_me(text)


def test_the_sum_and_the_message_are_put_in() -> None:
    link = pay_link("https://monzo.me/ollygrant?h=AbC123", Pence(550), "footy K7WMX")
    assert link == "https://monzo.me/ollygrant/5.50?h=AbC123&d=footy%20K7WMX"

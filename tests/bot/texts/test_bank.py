from dataclasses import replace
from datetime import timedelta

import pytest

from bot.texts import bank as texts
from club.money import Pence
from club.notices import Checked
from tests.builders import NOW, a_club, a_payment

RD = a_club(name="R&D")


def test_since_when_with_the_day_only_where_it_is_needed() -> None:
    assert "since 09:00, so 3 payments wait." in texts.behind(RD, NOW - timedelta(hours=3), 3, now=NOW)
    assert "since Mon 2 Mar, 12:00, so 1 payment waits." in texts.behind(RD, NOW - timedelta(days=2), 1, now=NOW)


def test_names_are_text() -> None:
    payment = replace(a_payment(), payer_name="<b>")
    assert "R&amp;D" in texts.forged(RD)
    assert "Disconnect</i> in /bank" in texts.forged(RD), "the page of a login has no other way to a new address"
    assert "R&amp;D" in texts.silent(RD, NOW, 1, Pence(500), [], now=NOW)
    assert "from &lt;b&gt; of Wed 4 Mar" in texts.gone(payment, now=NOW, timezone="Europe/London")


def test_a_payer_whose_name_is_forgotten() -> None:
    payment = replace(a_payment(), payer_name=None)
    assert "doesn't show the £5.00 of Wed 4 Mar" in texts.gone(payment, now=NOW, timezone="Europe/London")


@pytest.mark.parametrize("found", list(Checked))
def test_silence_says_what_was_checked(found: Checked) -> None:
    said = texts.silent(RD, NOW - timedelta(days=6), 9, Pence(4500), [found], now=NOW)
    assert said.startswith("I've seen nothing from Monzo since Thu 26 Feb, though 9 owe £45.00")
    assert "my login is good; I can read your statement; " in said
    assert len(said.replace("R&amp;D", "").split("; ")) == 3

"""Guests in words."""

from dataclasses import replace

import pytest

from bot.texts import guests as texts
from bot.texts.guests import Bringing
from bot.texts.words import TOAST_ROOM
from club.money import Pence

MIKE = Bringing(name="Mike", title="Wed 4 Mar", place=None, price=Pence(500), guest_pays=False, code="AB12C")
FULL = replace(MIKE, place=2)


IN = "Mike is in as your guest for Wed 4 Mar."
LINE = "Full just now: Mike is 2nd in line for Wed 4 Mar."
OPENS = "I'll say if a place opens."
HIS = f"{IN} Mike pays £5.00: the reference is <code>AB12C</code>."
HERS = "Mike is in as &lt;A&gt;'s guest for Wed 4 Mar. £5.00 goes on &lt;A&gt;'s account."


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (MIKE, f"{IN} £5.00 goes on your account."),
        (replace(MIKE, host="<A>"), HERS),
        (replace(MIKE, guest_pays=True), HIS),
        (replace(MIKE, price=Pence(0), name="<M>"), "&lt;M&gt; is in as your guest for Wed 4 Mar."),
        (replace(MIKE, name="Ashley's guest"), "Ashley's guest is in for Wed 4 Mar. £5.00 goes on your account."),
        (FULL, f"{LINE} £5.00 will then go on your account. {OPENS}"),
        (replace(FULL, price=Pence(0)), f"{LINE} {OPENS}"),
        (replace(FULL, price=Pence(0), full=False), f"Mike is 2nd in line for Wed 4 Mar. {OPENS}"),
    ],
)
def test_how_it_stands(one: Bringing, said: str) -> None:
    assert texts.bringing(one) == said


def test_in_the_group_there_is_no_word_of_money() -> None:
    assert texts.in_group("Mike", "Ashley", None, full=True) == "Mike is in as Ashley's guest."
    assert texts.in_group("Ashley's guest", "Ashley", None, full=True) == "Ashley's guest is in."
    assert texts.in_group("Mike", "Ashley", 3, full=True) == "Full just now: Mike is 3rd in line as Ashley's guest."


@pytest.mark.parametrize(
    ("guest_pays", "host_reads", "said"),
    [
        (True, True, "Mike pays for this one."),
        (False, True, "You pay for this one."),
        (False, False, "The host pays for this one."),
    ],
)
def test_who_pays_is_said_in_a_toast(guest_pays: bool, host_reads: bool, said: str) -> None:
    assert texts.on_account("Mike", guest_pays=guest_pays, host_reads=host_reads) == said
    assert len(texts.on_account("x" * 64, guest_pays=True, host_reads=host_reads)) < TOAST_ROOM


def test_the_host_is_named_where_they_can_only_be_called_in_the_group() -> None:
    text = texts.promoted_in_group(7, "Ashley", "Mike", "Wed 4 Mar")
    assert text == '<a href="tg://user?id=7">Ashley</a>, a place opened: Mike is in for Wed 4 Mar.'

"""The message by which the group is asked: once, and quietly at night."""

from functools import partial

import pytest

from club.actions.claiming import ask_group
from club.actions.deciding import ignore
from club.ids import PaymentId
from club.notices import group_asked
from club.ports import Delivered
from tests.bot.bank import connected, pays
from tests.bot.town import Town


@pytest.fixture
async def waiting(town: Town) -> Town:
    """A payment waits to be placed."""
    await town.dm(town.olly, "/addplayer Ashley Jones")
    await connected(town)
    return town


async def _ask(town: Town, payment: PaymentId) -> None:
    club = await town.club()
    ask = partial(ask_group, club_id=club.club_id, payment_id=payment, reference=None, at=town.clock.now)
    await town.store.write(ask)


async def test_told_twice_it_is_asked_once(waiting: Town) -> None:
    payment = await pays(waiting, "A JONES")
    await _ask(waiting, payment)
    await waiting.idle()
    (again,) = group_asked(await waiting.store.payments.get(payment))
    assert await waiting.bot.messenger.deliver([again]) == Delivered()
    assert waiting.words().count("Somebody paid") == 1


async def test_settled_before_it_was_asked_nobody_is_asked(waiting: Town) -> None:
    payment = await pays(waiting, "A JONES")
    await _ask(waiting, payment)
    club = await waiting.club()
    await waiting.store.write(partial(ignore, club_id=club.club_id, payment_id=payment, at=waiting.clock.now))
    await waiting.idle()
    assert "Somebody paid" not in waiting.words()
    assert "Sorted" not in waiting.words()


async def test_a_message_that_somebody_deleted_stays_away(waiting: Town) -> None:
    payment = await pays(waiting, "A JONES")
    await _ask(waiting, payment)
    await waiting.idle()
    waiting.telegram.delete(waiting.group, waiting.telegram.messages(waiting.group)[-1])
    await waiting.tap(waiting.olly, "Not football", waiting.olly)
    assert "Sorted" not in waiting.words()


async def test_at_night_it_makes_no_sound(waiting: Town) -> None:
    payment = await pays(waiting, "A JONES")
    waiting.clock.forward(hours=11)
    await _ask(waiting, payment)
    await waiting.idle()
    asked = waiting.telegram.messages(waiting.group)[-1]
    assert asked["text"].startswith("Somebody paid")
    assert asked["message_id"] in waiting.group.silent

"""News of the bank goes to the owner of its line alone, as things stand when it is sent; none once all is well."""

from dataclasses import replace
from datetime import timedelta

import pytest

from club import notices
from club.hints import hint
from club.ids import TelegramId
from club.lines import Line
from club.logins import Login, Why
from club.money import Pence
from club.notices import Checked, Notice
from club.ports import Delivered
from club.readings import Reading
from tests.bot.bank import connected, pays
from tests.bot.town import Town
from tests.builders import a_fixture, a_login, a_transfer
from tests.storage.keeping import keep


@pytest.fixture
async def line(town: Town) -> Line:
    """Olly has connected the bank."""
    await connected(town)
    club = await town.club()
    assert club.line_id is not None
    return await town.store.lines.get(club.line_id)


async def waiting(town: Town, line: Line, login: Login, *, hints: int = 3) -> None:
    """The bank has not answered for two hours."""
    since = town.clock.now - timedelta(hours=2)
    await keep(town.store, login, Reading(line_id=line.line_id, behind_since=since))
    for number in range(hints):
        await town.store.hints.hear(hint(line.line_id, a_transfer(f"tx{number}"), at=since))


async def read(town: Town, notice: Notice | None) -> str | None:
    """What Olly reads by this notice; None for nothing. The group reads nothing."""
    assert notice is not None
    before, group = len(town.telegram.messages(town.olly)), len(town.telegram.messages(town.group))
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert len(town.telegram.messages(town.group)) == group
    return town.last(town.olly) if len(town.telegram.messages(town.olly)) > before else None


async def test_how_many_payments_wait_for_the_bank(town: Town, line: Line) -> None:
    await waiting(town, line, a_login(line.line_id))
    text = await read(town, notices.bank_behind(line, since=town.clock.now))
    assert text is not None
    assert text.startswith("Monzo hasn't answered since ")
    assert text.endswith("so 3 payments wait. I keep trying, and nothing is lost.")


async def test_a_bank_that_wants_to_be_approved_again(town: Town, line: Line) -> None:
    await waiting(town, line, a_login(line.line_id).unapproved(), hints=1)
    text = await read(town, notices.bank_behind(line, since=town.clock.now))
    assert text is not None
    assert "Open the Monzo app and approve: 1 payment waits until then." in text


async def test_where_the_bank_cannot_reach_us_nobody_knows_how_many_wait(town: Town, line: Line) -> None:
    await waiting(town, line, a_login(line.line_id), hints=0)
    text = await read(town, notices.bank_behind(line, since=town.clock.now))
    assert text is not None
    assert "so new payments wait. I keep trying" in text


async def test_who_must_log_in_was_told_so_and_a_bank_that_answers_again_is_no_news(town: Town, line: Line) -> None:
    lost = a_login(line.line_id).lost(Why.REFUSED, number=1)
    assert lost is not None
    await waiting(town, line, lost)
    notice = notices.bank_behind(line, since=town.clock.now)
    assert await read(town, notice) is None
    await keep(town.store, replace(a_login(line.line_id), version=1))
    assert await read(town, notice) is not None
    await keep(town.store, Reading(line_id=line.line_id, version=1))
    assert await read(town, notice) is None


async def test_somebody_imitates_the_bank(town: Town, line: Line) -> None:
    text = await read(town, notices.bank_forged(line, day=town.clock.now.date()))
    assert text is not None
    assert "Somebody sent made-up payments" in text


async def test_a_payment_that_is_gone_at_the_bank_until_it_is_taken_back(town: Town, line: Line) -> None:
    payment_id = await pays(town, "A JONES")
    await town.idle()
    payment = await town.store.payments.get(payment_id)
    notice = notices.bank_gone(line, payment)
    text = await read(town, notice)
    assert text is not None
    assert "Monzo doesn't show the £5.00 from A JONES of" in text
    await keep(town.store, payment.taken_back(at=town.clock.now, bank_updated_at=town.clock.now))
    assert await read(town, notice) is None


async def test_silence_with_what_people_owe_by_now(town: Town, line: Line) -> None:
    since = town.clock.now - timedelta(days=6)
    notice = notices.bank_silent(line, since=since, found=[Checked.HOOK_RENEWED])
    assert await read(town, notice) is None, "nobody owes anything"
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    club, sam = await town.club(), await town.player(town.sam)
    old = a_fixture(club_id=club.club_id, starts_at=since, players=(sam.player_id,), price=Pence(450))
    await keep(town.store, old.settle(at=since + timedelta(hours=2))[0])
    text = await read(town, notice)
    assert text is not None
    assert "though 1 owes £4.50 in Wednesday Five" in text
    assert "Monzo had stopped reporting to me, which I've put right" in text


async def test_the_other_organisers_hear_that_the_account_is_gone_with_its_owner(town: Town, line: Line) -> None:
    club = await town.club()
    await keep(town.store, replace(club, organisers=(TelegramId(1), *club.organisers)))
    assert notices.bank_cut(line, club, but=club.organisers[0]) == (), "not who asked for it"
    (notice,) = notices.bank_cut(line, await town.club(), but=TelegramId(1))
    assert await read(town, notice) is None, "it is connected"
    await keep(town.store, replace(await town.club(), line_id=None))
    text = await read(town, notice)
    assert text is not None
    assert text.startswith("The bank account of Wednesday Five is disconnected")
    assert "/connect connects another one." in text

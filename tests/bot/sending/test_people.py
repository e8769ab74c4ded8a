"""Organisers hear what they have to know; people are asked to press Start, without a word about why."""

from dataclasses import replace

from club import notices
from club.ids import LineId
from club.logins import Why
from club.ports import Delivered
from tests.bot.bank import connected, pays
from tests.bot.town import Town
from tests.builders import a_login
from tests.storage.keeping import keep


async def test_please_start_once_and_not_after_start(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    player = await town.player(town.sam)
    assert await town.bot.messenger.deliver([notices.please_start(player)]) == Delivered()
    assert town.last() == "Sam, press the button so that I can message you."
    button = town.telegram.messages(town.group)[-1]["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"] == f"https://t.me/FiverBot?start={player.club_id}"
    await town.telegram.start(town.sam, player.club_id)
    await town.idle()
    before = len(town.telegram.messages(town.group))
    await town.bot.messenger.deliver([notices.please_start(player)])
    assert len(town.telegram.messages(town.group)) == before


async def test_another_account_on_the_line(town: Town) -> None:
    club = await town.club()
    notice = notices.account_refused(LineId("0" * 12), town.olly.id, club.club_id, "<x>123")
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert "from another account (…<x>123)" in town.last(town.olly)
    assert await town.bot.messenger.deliver([replace(notice, club_id=None)]) == Delivered()


async def test_the_bank_wants_a_new_login_and_only_its_owner_hears_so(town: Town) -> None:
    await connected(town)
    club = await town.club()
    assert club.line_id is not None
    lost = a_login(club.line_id).lost(Why.REFUSED, number=1)
    assert lost is not None
    await keep(town.store, lost)
    notice = notices.bank_login(lost, await town.store.lines.get(club.line_id))
    assert notice is not None
    before = len(town.telegram.messages(town.group))
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert "Monzo wants you to log in again" in town.last(town.olly)
    assert len(town.telegram.messages(town.group)) == before


async def test_who_logged_in_again_or_gave_the_bank_up_is_not_told_to(town: Town) -> None:
    await connected(town)
    club = await town.club()
    assert club.line_id is not None
    notice = notices.bank_login(a_login(club.line_id), await town.store.lines.get(club.line_id))
    assert notice is not None
    before = len(town.telegram.messages(town.olly))
    await town.bot.messenger.deliver([notice])
    await keep(town.store, a_login(club.line_id))
    await town.bot.messenger.deliver([notice])
    await keep(town.store, replace(a_login(club.line_id).ended(), version=1))
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert len(town.telegram.messages(town.olly)) == before


async def test_what_could_not_be_delivered(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    player = await town.player(town.sam)
    notice = notices.undelivered(notices.please_start(player), town.olly.id, "they blocked me")
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert town.last(town.olly) == "I couldn't message Sam Carter: they blocked me. You may want to tell them yourself."


async def test_a_question_that_was_settled_before_it_was_asked_is_not_asked(town: Town) -> None:
    await connected(town)
    await pays(town, "A JONES", reference="football")
    payment = (await town.store.payments.unmatched([(await town.club()).club_id]))[0]
    await town.tap(town.olly, "Not football", town.olly)
    settled = await town.store.payments.get(payment.payment_id)
    notice = replace(notices.question(settled, [await town.club()])[0], subject="question:other", key="other")
    before = len(town.telegram.messages(town.olly))
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert len(town.telegram.messages(town.olly)) == before


async def test_a_deleted_question_is_asked_again_while_it_is_open(town: Town) -> None:
    await connected(town)
    await pays(town, "A JONES", reference="football")
    payment = (await town.store.payments.unmatched([(await town.club()).club_id]))[0]
    town.telegram.delete(town.telegram.dm(town.olly), town.telegram.messages(town.olly)[-1])
    await town.bot.messenger.deliver(list(notices.question(payment, [await town.club()])))
    assert "Whose is it?" in town.last(town.olly)


async def test_the_greeting_of_a_club_without_an_organiser(town: Town) -> None:
    club = await town.club()
    ownerless = replace(club, organisers=())
    await town.store.database["clubs"].update_one({"_id": club.club_id}, {"$set": {"organisers": []}})
    assert await town.bot.messenger.deliver([notices.welcome(ownerless, occasion="x")]) == Delivered()
    assert "A group admin can begin" in town.last()


async def test_the_group_takes_no_messages(town: Town) -> None:
    club = replace(await town.club(), name="R&D Fives")
    await town.store.database["clubs"].update_one({"_id": club.club_id}, {"$set": {"name": club.name}})
    notice = notices.group_closed(club, town.olly.id, "I was removed from the group")
    assert await town.bot.messenger.deliver([notice]) == Delivered()
    assert town.last(town.olly) == (
        "I can't write to R&D Fives any more: I was removed from the group. What is booked stays. "
        "If you add me to that group again, I tell it what it missed."
    )

"""Confirmations: silent, once, corrected in place; what is open is said in private."""

from collections.abc import Sequence

from club import notices
from club.actions.deciding import cash, undo
from club.ids import PaymentId, derived
from club.money import Pence
from club.payments import Payment
from club.ports import Delivered
from rehearsal import Person
from tests.bot.bank import connected, pays
from tests.bot.town import Town


async def _played(town: Town, *people: Person) -> None:
    await town.new_game()
    for person in people:
        await town.tap(person, "I'm in")
    await town.game_over()


async def _cash(town: Town, person: Person, amount: int) -> Payment:
    """Cash that nobody was told of yet."""
    club, player = await town.club(), await town.player(person)
    new_id = PaymentId(derived("cash", person.id, amount))
    return await town.store.write(
        lambda books: cash(books, club.club_id, player.player_id, Pence(amount), new_id=new_id, at=town.clock.now)
    )


def _paid(payments: Sequence[Payment]) -> list[notices.Notice]:
    return [notices.paid(entry) for payment in payments for entry in payment.entries if entry.reverses is None]


async def test_square_part_and_ahead(town: Town) -> None:
    await _played(town, town.sam)
    await town.dm(town.olly, "/cash Sam £3")
    assert town.last() == "💷 Sam paid £3.00"
    town.clock.forward(minutes=1)
    await town.dm(town.olly, "/cash Sam £2")
    assert town.last() == "💷 Sam paid £2.00: all square"
    town.clock.forward(minutes=1)
    await town.dm(town.olly, "/cash Sam £20")
    assert town.last() == "💷 Sam paid £20.00: £20.00 in credit"
    assert town.telegram.messages(town.group)[-1]["message_id"] in town.group.silent


async def test_what_is_still_open_goes_to_the_payer_alone(town: Town) -> None:
    await _played(town, town.sam)
    await town.telegram.start(town.sam)
    await town.idle()
    await town.dm(town.olly, "/cash Sam £3")
    assert town.last(town.sam) == "£3.00 arrived, thank you. £2.00 still to come."
    town.clock.forward(minutes=1)
    before = len(town.telegram.messages(town.sam))
    await town.dm(town.olly, "/cash Sam £2")
    assert len(town.telegram.messages(town.sam)) == before


async def test_several_share_a_message_and_one_line_can_be_struck(town: Town) -> None:
    await _played(town, town.sam, town.charlie, town.olly)
    payments = [await _cash(town, person, 500) for person in (town.sam, town.charlie, town.olly)]
    before = len(town.telegram.messages(town.group))
    await town.idle()
    assert len(town.telegram.messages(town.group)) == before + 1
    assert sorted(town.last().splitlines()) == [
        "💷 Charlie paid £5.00: all square",
        "💷 Olly paid £5.00: all square",
        "💷 Sam paid £5.00: all square",
    ]
    club = await town.club()
    await town.store.write(lambda books: undo(books, club.club_id, payments[1].payment_id, at=town.clock.now))
    await town.idle()
    assert "💷 Charlie paid £5.00 taken back" in town.last().splitlines()
    assert "💷 Sam paid £5.00: all square" in town.last().splitlines()
    assert len(town.telegram.messages(town.group)) == before + 1


async def test_told_twice_it_is_said_once(town: Town) -> None:
    await _played(town, town.sam)
    payment = await _cash(town, town.sam, 500)
    await town.idle()
    before = len(town.telegram.messages(town.group))
    assert await town.bot.messenger.deliver(_paid([payment])) == Delivered()
    assert len(town.telegram.messages(town.group)) == before


async def test_taken_back_before_it_was_said_it_is_never_said(town: Town) -> None:
    await _played(town, town.sam)
    payment = await _cash(town, town.sam, 500)
    club = await town.club()
    await town.store.write(lambda books: undo(books, club.club_id, payment.payment_id, at=town.clock.now))
    await town.idle()
    assert "paid £5.00" not in town.words()


async def test_the_bank_takes_it_back(town: Town) -> None:
    await _played(town, town.sam)
    await connected(town)
    await town.dm(town.olly, "/alias Sam = S CARTER")
    await pays(town, "S CARTER", transaction="tx_back")
    assert town.last() == "💷 Sam paid £5.00: all square"
    await pays(town, "S CARTER", transaction="tx_back", taken_back=True)
    assert town.last() == "💷 Sam paid £5.00 taken back"
    assert "Whose is it?" not in town.words(town.olly)


async def test_a_confirmation_that_somebody_deleted_stays_away(town: Town) -> None:
    await _played(town, town.sam)
    await town.dm(town.olly, "/cash Sam £5")
    town.telegram.delete(town.group, town.telegram.messages(town.group)[-1])
    await town.dm(town.olly, "/undo")
    await town.tap(town.olly, "Take it back", town.olly)
    assert "taken back" not in town.words()


async def test_trouble_with_the_card_does_not_say_it_twice(town: Town) -> None:
    await _played(town, town.sam)
    town.telegram.slow_down_next("editMessageText", retry_after=30)
    payment = await _cash(town, town.sam, 500)
    assert await town.bot.messenger.deliver(_paid([payment])) == Delivered()
    await town.idle()
    assert town.words().count("💷 Sam paid £5.00") == 1

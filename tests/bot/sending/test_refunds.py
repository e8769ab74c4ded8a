"""Money that the organiser sends back is offered as a refund; what else he sends is nobody's business."""

import pytest

from tests.bot.bank import connected, pays
from tests.bot.town import Town


@pytest.fixture
async def ahead(town: Town) -> Town:
    """Sam played, paid twice from his account, and is £5.00 in credit; he can be messaged."""
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.telegram.start(town.sam)
    await connected(town)
    await town.game_over()
    await pays(town, "S CARTER")
    await town.tap(town.olly, "Sam Carter", town.olly)
    await pays(town, "S CARTER")
    return town


async def balance(town: Town) -> int:
    return await town.store.ledger.balance((await town.player(town.sam)).player_id)


async def test_it_is_offered_booked_and_taken_back(ahead: Town) -> None:
    before = ahead.words()
    await pays(ahead, "S CARTER", amount=-500, reference="ta")
    assert ahead.last(ahead.olly).startswith("£5.00 sent to S CARTER, Wed 4 Mar ")
    assert ahead.last(ahead.olly).endswith("reference 'ta'. Is that a refund for Sam Carter, who has £5.00 in credit?")
    assert ahead.buttons(ahead.olly) == ["Yes, for Sam Carter", "For someone else", "No"]
    assert await balance(ahead) == 500
    await ahead.tap(ahead.olly, "Yes, for Sam Carter", ahead.olly)
    assert ahead.last(ahead.olly).endswith("A refund for Sam Carter.")
    assert ahead.last(ahead.sam) == "£5.00 was paid back to you: you're all square."
    assert ahead.words() == before, "the group is told nothing"
    assert await balance(ahead) == 0
    assert (await ahead.store.ledger.summary((await ahead.club()).club_id)).income == 500
    await ahead.tap(ahead.olly, "Undo", ahead.olly)
    assert "Is that a refund for Sam Carter" in ahead.last(ahead.olly)
    assert ahead.last(ahead.sam) == (
        "The £5.00 that I said was paid back to you was a mistake: you're £5.00 in credit."
    )
    assert await balance(ahead) == 500


async def test_what_is_no_refund_is_put_aside(ahead: Town) -> None:
    await pays(ahead, "S CARTER", amount=-500, reference="ta")
    await ahead.tap(ahead.olly, "No", ahead.olly)
    assert ahead.last(ahead.olly).endswith("Not a refund.")
    assert await balance(ahead) == 500


@pytest.mark.parametrize(("amount", "reference", "account"), [
    (-501, "ta", "acc_1"), (-500, "curry", "acc_1"), (-500, "ta", "acc_9"), (-4500, "PITCH HIRE", None),
])  # fmt: skip
async def test_what_else_the_organiser_sends_is_not_even_kept(
    ahead: Town, amount: int, reference: str, account: str | None
) -> None:
    said, kept = len(ahead.telegram.messages(ahead.olly)), await ahead.store.database["payments"].count_documents({})
    await pays(ahead, "SOMEBODY", amount=amount, reference=reference, account=account)
    assert len(ahead.telegram.messages(ahead.olly)) == said
    assert await ahead.store.database["payments"].count_documents({}) == kept


async def test_the_same_transfer_twice_is_one_question(ahead: Town) -> None:
    for _ in range(2):
        await pays(ahead, "S CARTER", amount=-500, reference="ta", transaction="tx_out")
    assert ahead.words(ahead.olly).count("Is that a refund") == 1


async def test_one_that_the_bank_declines_is_taken_back(ahead: Town) -> None:
    await pays(ahead, "S CARTER", amount=-500, reference="ta", transaction="tx_out")
    await ahead.tap(ahead.olly, "Yes, for Sam Carter", ahead.olly)
    await pays(ahead, "S CARTER", amount=-500, reference="ta", transaction="tx_out", taken_back=True)
    assert await balance(ahead) == 500
    assert "Taken back" in ahead.last(ahead.olly)


async def test_learning_books_no_refund_by_itself(ahead: Town) -> None:
    await pays(ahead, "S CARTER", amount=-500, reference="ta")
    await ahead.dm(ahead.olly, "/alias Sam = S CARTER")
    assert await balance(ahead) == 500


async def test_by_command(ahead: Town) -> None:
    await ahead.dm(ahead.olly, "/refund Sam £6")
    assert ahead.last(ahead.olly) == "Sam Carter has £5.00 in credit: more than that can't be paid back."
    ahead.clock.forward(minutes=1)
    await ahead.dm(ahead.olly, "/refund Sam £5")
    assert ahead.last(ahead.olly) == "£5.00 paid back to Sam Carter, who is all square now. /undo takes it back."
    assert ahead.last(ahead.sam) == "£5.00 was paid back to you: you're all square."
    await ahead.dm(ahead.olly, "/undo")
    assert ahead.last(ahead.olly) == "£5.00 paid back to Sam Carter. Take that back?"
    await ahead.tap(ahead.olly, "Take it back", ahead.olly)
    assert ahead.last(ahead.olly).startswith("Taken back: £5.00 paid back to Sam Carter doesn't count any more")
    assert await balance(ahead) == 500


async def test_charlie_may_refund_nobody(ahead: Town) -> None:
    await ahead.say(ahead.charlie, "/refund Sam £5")
    assert ahead.last().startswith("Only Olly")
    payment = await pays(ahead, "S CARTER", amount=-500, reference="ta")
    player = (await ahead.player(ahead.sam)).player_id
    assert (await ahead.tap_id(ahead.charlie, ahead.group, f"as:{payment}:{player}")).startswith("Only Olly")
    assert await balance(ahead) == 500

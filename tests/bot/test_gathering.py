"""Everything a club has, page by page."""

from functools import partial

import pytest

from bot import gathering
from bot.gathering import Everything, gather
from club.actions.adjusting import correct
from club.actions.deciding import ignore
from club.ids import AdjustmentId, derived
from club.money import Pence
from tests.bot.bank import connected, pays
from tests.bot.town import Town


async def gathered(town: Town) -> Everything:
    return await gather(town.store, await town.club(), at=town.clock.now)


async def test_nothing_is_lost_between_the_pages(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        await town.dm(town.olly, f"/addplayer Player {number}")
        await town.dm(town.olly, f"/cash Player {number} £{number + 1}")
    for day in ("Wed", "Thu", "Fri"):
        await town.new_game(f"{day} 19:00 Riverside £45")
    whole = await gathered(town)
    monkeypatch.setattr(gathering, "A_PAGE", 2)
    assert await gathered(town) == whole
    assert [player.name for player in whole.players] == [f"Player {number}" for number in range(5)]
    assert (len(whole.games), len(whole.payments), len(whole.ledger)) == (3, 5, 5)
    assert {standing.balance for standing in whole.standings.values()} == {100, 200, 300, 400, 500}


async def test_what_is_not_football_is_nobodys_business(town: Town) -> None:
    await connected(town)
    await pays(town, "LANDLORD", reference="footy?", transaction="rent")
    await pays(town, "BORIS B", reference="footy", transaction="kept")
    await pays(town, "AUNT MAY", reference="football boots", transaction="gift", account="acc_2")
    club = await town.club()
    for payment in await town.store.payments.unmatched([club.club_id]):
        if payment.payer_name != "BORIS B":
            act = partial(ignore, club_id=club.club_id, payment_id=payment.payment_id, at=town.clock.now)
            await town.store.write(act)
    await pays(town, "AUNT MAY", reference="football boots", transaction="gift", account="acc_2", taken_back=True)
    assert [payment.payer_name for payment in (await gathered(town)).payments] == ["BORIS B"]


async def test_another_clubs_books_stay_closed(town: Town) -> None:
    other = town.telegram.group("Charlie's", creator=town.charlie, members=[town.charlie])
    town.telegram.add_bot(other, town.charlie)
    await town.idle()
    await town.telegram.start(town.charlie)
    await town.dm(town.charlie, "/addplayer Secret")
    await town.dm(town.charlie, "/cash Secret £5")
    every = await gathered(town)
    assert (every.players, every.payments, every.ledger, dict(every.names)) == ((), (), (), {})


async def test_what_was_put_in_by_hand_comes_with_its_reason(town: Town) -> None:
    await town.dm(town.olly, "/addplayer Sam")
    [sam] = await town.store.players.all((await town.club()).club_id)
    new_id = AdjustmentId(derived("x"))
    await town.store.write(
        lambda books: correct(
            books, sam.club_id, sam.player_id, Pence(500), new_id=new_id, at=town.clock.now, by=None, reason="bibs"
        )
    )
    assert [made.reason for made in (await gathered(town)).adjustments.values()] == ["bibs"]

import asyncio
import json
from dataclasses import replace

import pytest

from club.ids import AccountKey
from club.payments import Payment, State
from tests.builders import CHARLIE, a_club, a_fixture, a_line, a_payment, a_player
from tests.monzo_events import event
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House

SAM, TOM = a_player("Sam Smith"), a_player("Tom Jones")
OPEN = a_payment("tx_open", payer="S SMITH", line_id=a_line().line_id)
PATH = f"/payments/{OPEN.payment_id}"


async def owed_by_sam(house: House) -> None:
    await house.keep(SAM, TOM, a_line(), a_fixture(players=(SAM.player_id,)))
    await house.post(f"/fixtures/{a_fixture().fixture_id}/settle")


async def arrived(house: House, *payments: Payment) -> None:
    for payment in payments:
        await house.store.payments.add(payment, ())


async def balance(house: House, player_id: str) -> int:
    player = (await house.get(f"/players/{player_id}")).json
    return int(player["credit"] - player["owes"])


async def test_an_open_payment_shows_whose_it_may_be_and_why(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    (shown,) = (await house.as_(OLLYS).get("/payments?status=unmatched")).json["items"]
    assert (shown["amount"], shown["payer_name"], shown["reference"]) == (500, "S SMITH", "footy")
    assert (shown["transaction_id"], shown["method"], shown["player_id"]) == ("tx_open", "bank", None)
    likeliest = shown["candidates"][0]
    assert likeliest["player_id"] == SAM.player_id
    assert "owes £5.00" in likeliest["reasons"]
    assert 0 < likeliest["score"] <= 1
    assert (await house.get(PATH)).json == shown


async def test_a_payment_is_assigned_and_the_player_is_square(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    status, shown = await house.as_(OLLYS).post(f"{PATH}/assign", {"player_id": SAM.player_id})
    assert (status, shown["status"], shown["player_id"]) == (200, "matched", SAM.player_id)
    assert (shown["candidates"], shown["evidence"]) == ([], ["the organiser said so"])
    assert await balance(house, SAM.player_id) == 0
    assert await house.told("paid")
    assert (await house.post(f"{PATH}/assign", {"player_id": SAM.player_id})).status == 200, "once more is the same"
    assert (await house.post(f"{PATH}/assign", {"player_id": TOM.player_id})).status == 409


async def test_twenty_who_decide_at_once_decide_once(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    wanted = [{"player_id": one.player_id} for one in (SAM, TOM) for _ in range(10)]
    answers = await asyncio.gather(*(house.post(f"{PATH}/assign", body) for body in wanted))
    assert sorted({answer.status for answer in answers}) == [200, 409]
    assert {await balance(house, SAM.player_id), await balance(house, TOM.player_id)} in ({0}, {-500, 500})
    assert await balance(house, SAM.player_id) + await balance(house, TOM.player_id) == 0


async def test_a_payment_is_shared_out(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    shares = [{"player_id": SAM.player_id, "amount": 300}, {"player_id": TOM.player_id, "amount": 200}]
    status, shown = await house.post(f"{PATH}/assign", {"shares": shares})
    assert (status, shown["player_id"]) == (200, None)
    assert sorted(shown["shares"], key=lambda share: -share["amount"]) == shares
    assert (await balance(house, SAM.player_id), await balance(house, TOM.player_id)) == (-200, 200)


async def test_shares_that_do_not_add_up_are_refused(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    for amount in (499, 501):
        answer = await house.post(f"{PATH}/assign", {"shares": [{"player_id": SAM.player_id, "amount": amount}]})
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "shares")
    assert (await house.get(PATH)).json["status"] == "unmatched"


async def test_undoing_opens_it_again_and_the_debt_too(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    await house.post(f"{PATH}/assign", {"player_id": SAM.player_id})
    status, shown = await house.as_(OLLYS).post(f"{PATH}/undo")
    assert (status, shown["status"], shown["shares"]) == (200, "unmatched", [])
    assert shown["candidates"]
    assert await balance(house, SAM.player_id) == -500
    assert (await house.post(f"{PATH}/undo")).status == 409
    assert await house.told("taken_back")


async def test_what_is_not_football_is_ignored_and_can_be_brought_back(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, OPEN)
    status, shown = await house.as_(OLLYS).post(f"{PATH}/ignore", {"always": True})
    assert (status, shown["status"]) == (200, "ignored")
    assert (await house.post(f"{PATH}/ignore")).status == 200
    assert [one["payment_id"] for one in (await house.get("/payments?status=ignored")).json["items"]] == [
        OPEN.payment_id
    ]
    assert (await house.post(f"{PATH}/undo")).json["status"] == "unmatched"


async def test_cash_is_booked_at_once_and_undone_as_if_it_never_was(house: House) -> None:
    await owed_by_sam(house)
    body = {"player_id": SAM.player_id, "amount": 700, "method": "cash"}
    status, shown = await house.as_(OLLYS).post("/payments", body)
    assert (status, shown["status"], shown["player_id"], shown["amount"]) == (201, "matched", SAM.player_id, 700)
    assert (shown["method"], shown["transaction_id"], shown["received_at"]) == ("cash", None, "2026-03-04T12:00:00Z")
    assert await balance(house, SAM.player_id) == 200
    assert (await house.post(f"/payments/{shown['payment_id']}/undo")).json["status"] == "reversed"
    assert await balance(house, SAM.player_id) == -500


@pytest.mark.parametrize("amount", [0, -500, 5.0, "500", True, None, 1_000_001])
async def test_what_is_no_sum(house: House, amount: object) -> None:
    await house.keep(SAM)
    answer = await house.post("/payments", {"player_id": SAM.player_id, "amount": amount})
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "amount")
    assert await balance(house, SAM.player_id) == 0


async def test_the_list_is_filtered_by_status_and_comes_in_pages(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, *(a_payment(f"tx_{number}") for number in range(5)))
    await house.post(f"/payments/{a_payment('tx_0').payment_id}/assign", {"player_id": SAM.player_id})
    seen = [payment["payment_id"] for payment in await house.every("/payments?status=unmatched", limit=2)]
    assert len(seen) == len(set(seen)) == 4
    assert len((await house.get("/payments")).json["items"]) == 5
    for status in ("forgotten", "matched,unmatched", ""):
        assert (await house.get(f"/payments?status={status}")).status == 422


async def test_a_forgotten_payment_is_nowhere(house: House) -> None:
    await owed_by_sam(house)
    await arrived(house, replace(OPEN.forgotten(), state=State.FORGOTTEN))
    assert (await house.get("/payments")).json["items"] == []
    assert (await house.get(PATH)).status == 404
    assert (await house.post(f"{PATH}/assign", {"player_id": SAM.player_id})).status in {404, 409}


async def test_of_two_clubs_on_one_line_each_is_shown_its_own_players_only(house: House) -> None:
    other = a_club(-100_222, name="Thursday Five")
    twin = a_player("Simon Smith", club_id=other.club_id)
    await house.keep(other, SAM, twin)
    _, path = await house.line(house.club.club_id, other.club_id)
    arriving = event(name="S SMITH", amount=500, reference="footy")
    assert (await house.ask("POST", path, data=json.dumps(arriving).encode())).status == 200
    for club, player in ((house.club, SAM), (other, twin)):
        (shown,) = (await house.as_(OLLYS).get(f"clubs/{club.club_id}/payments")).json["items"]
        assert [one["player_id"] for one in shown["candidates"]] == [player.player_id]


async def test_payments_and_players_of_another_club_do_not_exist_here(house: House) -> None:
    theirs = replace(a_payment("tx_theirs"), clubs=(CHARLIES_CLUB,))
    stranger = a_player("Stranger", club_id=CHARLIES_CLUB, telegram_id=CHARLIE)
    await owed_by_sam(house)
    await house.keep(stranger)
    await arrived(house, theirs, OPEN)
    for act, body in (("assign", {"player_id": SAM.player_id}), ("ignore", {}), ("undo", {})):
        assert (await house.as_(OLLYS).post(f"/payments/{theirs.payment_id}/{act}", body)).status == 404
        assert (await house.as_(CHARLIES).post(f"{PATH}/{act}", body)).status == 404
    assert (await house.get(f"/payments/{theirs.payment_id}")).status == 404
    assert (await house.post(f"{PATH}/assign", {"player_id": stranger.player_id})).status == 404
    both = [{"player_id": SAM.player_id, "amount": 250}, {"player_id": stranger.player_id, "amount": 250}]
    assert (await house.post(f"{PATH}/assign", {"shares": both})).status == 404
    assert (await house.post("/payments", {"player_id": stranger.player_id, "amount": 500})).status == 404
    assert (await house.get(PATH)).json["status"] == "unmatched"


async def test_a_payment_that_nobody_knows(house: House) -> None:
    assert (await house.get("/payments/000000000000")).status == 404
    assert (await house.get("/payments/short")).status == 400
    assert (await house.post("/payments/000000000000/undo")).status == 404


async def test_what_an_answer_teaches_settles_older_payments_of_that_account(house: House) -> None:
    await owed_by_sam(house)
    older = replace(
        a_payment("tx_older", payer="S SMITH", line_id=a_line().line_id), account_keys=(AccountKey("account"),)
    )
    await arrived(house, older, replace(OPEN, account_keys=(AccountKey("account"),)))
    await house.post(f"{PATH}/assign", {"player_id": SAM.player_id})
    shown = (await house.get(f"/payments/{older.payment_id}")).json
    assert (shown["status"], shown["player_id"]) == ("matched", SAM.player_id)
    assert await balance(house, SAM.player_id) == 500

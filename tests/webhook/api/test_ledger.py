from tests.builders import CHARLIE, a_fixture, a_player
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, House

SAM, TOM = a_player("Sam"), a_player("Tom")
GAME = f"/fixtures/{a_fixture().fixture_id}"


async def a_week(house: House) -> str:
    """Both are charged, Sam pays more than he owes, Tom nothing; Sam's cash turns out to have been a mistake."""
    await house.keep(SAM, TOM, a_fixture(players=(SAM.player_id, TOM.player_id)))
    house.clock.move(hours=8)
    await house.post(f"{GAME}/settle")
    house.clock.move(minutes=1)
    paid = (await house.post("/payments", {"player_id": SAM.player_id, "amount": 800})).json["payment_id"]
    house.clock.move(minutes=1)
    return str(paid)


async def test_every_line_with_the_balance_after_it_oldest_first(house: House) -> None:
    paid = await a_week(house)
    await house.post(f"/payments/{paid}/undo")
    items = (await house.as_(OLLYS).get(f"/ledger?player_id={SAM.player_id}")).json["items"]
    told = [(item["kind"], item["amount"], item["balance"]) for item in items]
    assert told == [("charge", -500, -500), ("cash", 800, 300), ("reversal", -800, -500)]
    assert items[0]["fixture_id"] == a_fixture().fixture_id
    assert items[1]["payment_id"] == paid
    assert items[2]["reverses"] == items[1]["entry_id"]
    assert [item["booked_at"] for item in items] == sorted(item["booked_at"] for item in items)


async def test_the_ledger_comes_in_pages(house: House) -> None:
    await a_week(house)
    everything = (await house.get("/ledger")).json["items"]
    assert len(everything) == 3
    assert await house.every("/ledger", limit=2) == everything


async def test_what_it_adds_up_to(house: House) -> None:
    await a_week(house)
    summary = (await house.as_(OLLYS).get("/summary")).json
    assert summary == {"income": 800, "hire": 4500, "out_of_pocket": 3700, "owed": 500, "credit": 300}


async def test_a_club_where_nothing_happened_yet(house: House) -> None:
    assert (await house.get("/ledger")).json == {"items": [], "next_cursor": None}
    assert set((await house.get("/summary")).json.values()) == {0}


async def test_the_ledger_of_another_club_is_not_here(house: House) -> None:
    await a_week(house)
    theirs = a_player("Theirs", club_id=CHARLIES_CLUB, telegram_id=CHARLIE)
    await house.keep(theirs)
    assert (await house.get(f"/ledger?player_id={theirs.player_id}")).status == 404
    assert (await house.as_(CHARLIES).get(f"clubs/{CHARLIES_CLUB}/ledger?player_id={SAM.player_id}")).status == 404
    assert (await house.as_(CHARLIES).get(f"clubs/{CHARLIES_CLUB}/ledger")).json["items"] == []
    assert (await house.get("/ledger?player_id=short")).status == 400
    assert (await house.get("/ledger?player_id=000000000000")).status == 404

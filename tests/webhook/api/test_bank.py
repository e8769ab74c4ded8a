from dataclasses import replace
from urllib.parse import urlsplit

from club.hints import hint
from club.ids import TelegramId
from club.lines import Mode
from club.logins import State
from tests.builders import NOW, OLLY, a_club, a_login, a_reading, a_transfer
from tests.monzo_events import event
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, KEYS, OLLYS, House

THURSDAYS = a_club(-100_222, name="Thursday Five")
ASHLEY = TelegramId(700_009)
OFF: dict[str, object] = {
    "mode": "none", "webhook_url": None, "status": "off", "last_seen_at": None, "last_caught_up_at": None,
    "waiting": 0, "account_pinned": False, "clubs": [],
}  # fmt: skip


async def rung(house: House, url: str) -> int:
    return (await house.ask("POST", urlsplit(url).path, json=event("bank_out"))).status


async def test_a_club_begins_without_a_line(house: House) -> None:
    assert (await house.as_(OLLYS).get("/bank")).json == OFF


async def test_a_line_has_a_secret_address_at_which_the_bank_can_speak(house: House) -> None:
    status, bank = await house.as_(OLLYS).put("/bank", {"mode": "manual"})
    assert status == 200
    assert (bank["mode"], bank["status"], bank["clubs"]) == ("manual", "waiting", [house.club.club_id])
    assert bank["webhook_url"].startswith("https://fiver.example/monzo/")
    assert await rung(house, bank["webhook_url"]) == 200


async def test_asking_again_changes_nothing(house: House) -> None:
    first = await house.put("/bank", {"mode": "manual"})
    assert (await house.put("/bank", {"mode": "manual"})).json == first.json == (await house.get("/bank")).json


async def test_the_line_belongs_to_whoever_asked_for_it_or_to_the_first_organiser(house: House) -> None:
    club = await house.store.clubs.get(house.club.club_id)
    await house.store.tokens.keep(KEYS.digest("ashleys"), ASHLEY, house.clock())
    await house.keep(replace(club, organisers=(OLLY, ASHLEY)))
    for token, owner in ((house.token, OLLY), ("ashleys", ASHLEY)):
        await house.as_(token).put("/bank", {"mode": "manual"})
        line_id = (await house.store.clubs.get(club.club_id)).line_id
        assert line_id is not None
        assert (await house.store.lines.get(line_id)).owner == owner
        await house.put("/bank", {"mode": "none"})


async def test_a_line_that_is_cut_is_silent_and_a_new_one_has_another_address(house: House) -> None:
    old = (await house.put("/bank", {"mode": "manual"})).json["webhook_url"]
    assert (await house.put("/bank", {"mode": "none"})).json == OFF
    assert (await house.put("/bank", {"mode": "none"})).json == OFF
    assert await rung(house, old) == 404
    new = (await house.put("/bank", {"mode": "manual"})).json["webhook_url"]
    assert new != old
    assert await rung(house, new) == 200


async def test_one_account_can_serve_two_clubs_of_its_organiser(house: House) -> None:
    await house.keep(THURSDAYS)
    url = (await house.put("/bank", {"mode": "manual"})).json["webhook_url"]
    _, bank = await house.as_(OLLYS).put(
        f"clubs/{THURSDAYS.club_id}/bank", {"mode": "manual", "same_as": house.club.club_id}
    )
    assert bank["webhook_url"] == url
    assert set(bank["clubs"]) == {house.club.club_id, THURSDAYS.club_id}
    await house.put("/bank", {"mode": "none"})
    assert await rung(house, url) == 200
    assert (await house.get(f"clubs/{THURSDAYS.club_id}/bank")).json["clubs"] == [THURSDAYS.club_id]


async def test_nobody_joins_the_line_of_a_club_they_do_not_run(house: House) -> None:
    await house.put(f"clubs/{CHARLIES_CLUB}/bank", {"mode": "manual"})
    wanted = {"mode": "manual", "same_as": CHARLIES_CLUB}
    assert (await house.as_(OLLYS).put("/bank", wanted)).status == 404
    assert (await house.put("/bank", wanted)).status == 404, "not even the deployment mixes two people's accounts"
    assert (await house.as_(OLLYS).put("/bank", {"mode": "manual", "same_as": "000000000000"})).status == 404
    assert (await house.get("/bank")).json == OFF


async def test_a_co_organiser_of_one_club_does_not_reach_the_other_through_it(house: House) -> None:
    """Ashley runs the first club together with Olly; of Olly's second club Ashley knows nothing."""
    await house.store.tokens.keep(KEYS.digest("ashleys"), ASHLEY, house.clock())
    both = replace(await house.store.clubs.get(house.club.club_id), organisers=(OLLY, ASHLEY))
    await house.keep(both, THURSDAYS)
    await house.put(f"clubs/{THURSDAYS.club_id}/bank", {"mode": "manual"})
    assert (await house.as_("ashleys").put("/bank", {"mode": "manual", "same_as": THURSDAYS.club_id})).status == 404
    await house.as_(OLLYS).put("/bank", {"mode": "manual", "same_as": THURSDAYS.club_id})
    assert (await house.as_("ashleys").get("/bank")).json["clubs"] == [house.club.club_id]


async def test_a_club_without_a_line_cannot_be_joined(house: House) -> None:
    await house.keep(THURSDAYS)
    answer = await house.put("/bank", {"mode": "manual", "same_as": THURSDAYS.club_id})
    assert answer.status == 409
    assert "Thursday Five" in answer.json["detail"]


async def test_what_cannot_be_meant(house: House) -> None:
    for body, field in (({}, "mode"), ({"mode": "oauth"}, "mode"), ({"mode": "manual", "same_as": "x"}, "same_as")):
        answer = await house.put("/bank", body)
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, field)


async def test_charlie_neither_sees_nor_cuts_our_line(house: House) -> None:
    await house.put("/bank", {"mode": "manual"})
    assert (await house.as_(CHARLIES).get("/bank")).status == 404
    assert (await house.as_(CHARLIES).put("/bank", {"mode": "none"})).status == 404
    assert (await house.get("/bank")).json["mode"] == "manual"


async def test_a_login_is_shown_as_its_mode_and_cutting_the_line_ends_it(house: House) -> None:
    line, _ = await house.line(house.club.club_id, account_id="acc_olly")
    await house.keep(replace(await house.store.lines.get(line.line_id), mode=Mode.OAUTH), a_login(line.line_id))
    await house.keep(a_reading(line.line_id))
    await house.store.hints.hear(hint(line.line_id, a_transfer(), at=NOW))
    bank = (await house.as_(OLLYS).get("/bank")).json
    assert (bank["mode"], bank["status"], bank["account_pinned"]) == ("oauth", "connected", True)
    assert (bank["last_caught_up_at"], bank["waiting"]) == ("2026-03-04T12:00:00Z", 1)
    assert "sealed" not in str(bank)
    assert (await house.as_(CHARLIES).put("/bank", {"mode": "none"})).status == 404
    assert (await house.as_(OLLYS).put("/bank", {"mode": "none"})).json == OFF
    login = await house.store.logins.find(line.line_id)
    assert login is not None
    assert login.state is State.LEAVING

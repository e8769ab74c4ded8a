import asyncio
from dataclasses import replace

from club.actions.settings import Preferences, prefer
from club.ids import TelegramId
from club.notices import Topic, person
from club.players import Reach
from tests.builders import CHARLIE, OLLY, a_club, a_fixture, a_player
from tests.webhook.house import CHARLIES, CHARLIES_CLUB, OLLYS, Answered, House

SAM, TOM, ZOE = a_player("Sam"), a_player("Tom"), a_player("Zoë")
PATH = f"/fixtures/{a_fixture().fixture_id}/signups"


async def signed(house: House, player_id: str, path: str = PATH) -> Answered:
    return await house.post(path, {"player_id": player_id})


async def test_a_player_is_put_on_the_list(house: House) -> None:
    await house.keep(SAM, a_fixture())
    status, told = await signed(house.as_(OLLYS), SAM.player_id)
    assert (status, told["outcome"], told["place"]) == (201, "joined", None)
    assert [player["name"] for player in told["fixture"]["players"]] == ["Sam"]
    again = await signed(house, SAM.player_id)
    assert (again.status, again.json["outcome"]) == (200, "already_in")
    assert await house.told("card")


async def test_organisers_hear_nothing_of_what_they_do_with_themselves(house: House) -> None:
    olly = replace(a_player("Olly"), telegram_id=OLLY, reach=Reach.OPEN)
    sam = replace(SAM, telegram_id=TelegramId(902), reach=Reach.OPEN)
    await house.keep(olly, sam, a_fixture())
    for one in (olly, sam):
        await signed(house.as_(OLLYS), one.player_id)
        await house.as_(OLLYS).delete(f"{PATH}/{one.player_id}")
    await house.store.relay()
    assert await house.store.outbox.take(person(OLLY), house.clock()) == []
    heard = await house.store.outbox.take(person(902), house.clock())
    assert [news.topic for news in heard] == [Topic.PUT_ON, Topic.TAKEN_OFF]


async def test_a_full_game_has_a_waiting_list_and_whoever_leaves_makes_room(house: House) -> None:
    await house.keep(SAM, TOM, ZOE, a_fixture(minimum=1, maximum=1))
    await signed(house, SAM.player_id)
    for place, player in enumerate((TOM, ZOE), 1):
        answer = await signed(house, player.player_id)
        assert (answer.status, answer.json["outcome"], answer.json["place"]) == (201, "waiting", place)
    again = await signed(house, ZOE.player_id)
    assert (again.status, again.json["outcome"], again.json["place"]) == (200, "already_waiting", 2)
    status, told = await house.as_(OLLYS).delete(f"{PATH}/{SAM.player_id}")
    assert (status, told["outcome"], told["promoted"]) == (200, "left", TOM.player_id)
    assert [(one["name"], one["place"]) for one in told["fixture"]["waiting"]] == [("Zoë", 1)]
    assert await house.told("promoted")


async def test_forty_at_once_fill_a_game_of_twelve_exactly(house: House) -> None:
    players = [a_player(f"Player {number:02}") for number in range(40)]
    await house.keep(a_fixture(), *players)
    answers = await asyncio.gather(*(signed(house, player.player_id) for player in players))
    assert sorted(answer.json["outcome"] for answer in answers) == ["joined"] * 12 + ["waiting"] * 28
    assert sorted(answer.json["place"] for answer in answers if answer.json["place"]) == list(range(1, 29))


async def test_whoever_is_not_in_cannot_leave(house: House) -> None:
    await house.keep(SAM, a_fixture())
    assert (await house.delete(f"{PATH}/{SAM.player_id}")).status == 404
    assert (await house.delete(f"{PATH}/000000000000")).status == 404
    assert (await house.delete(f"{PATH}/short")).status == 400


async def test_nobody_joins_or_leaves_what_is_over_or_off(house: House) -> None:
    off = a_fixture("off")
    await house.keep(SAM, TOM, a_fixture(players=(TOM.player_id,)), off)
    await house.post(f"/fixtures/{off.fixture_id}/cancel")
    answer = await signed(house, SAM.player_id, f"/fixtures/{off.fixture_id}/signups")
    assert (answer.status, answer.json["detail"]) == (409, "That game was cancelled.")
    house.clock.move(hours=8)
    answer = await signed(house, SAM.player_id)
    assert (answer.status, answer.json["detail"]) == (409, "That game is over.")
    assert (await house.delete(f"{PATH}/{TOM.player_id}")).status == 409


async def test_only_players_of_the_club_can_be_put_on_its_list(house: House) -> None:
    theirs = a_player("Theirs", club_id=CHARLIES_CLUB, telegram_id=CHARLIE)
    await house.keep(theirs, SAM, a_fixture())
    assert (await signed(house, theirs.player_id)).status == 404
    assert (await house.delete(f"{PATH}/{theirs.player_id}")).status == 404
    assert (await signed(house, "000000000000")).status == 404
    assert (await signed(house, "short")).status == 422
    assert (await house.post(PATH, {})).status == 422
    assert (await signed(house.as_(CHARLIES), SAM.player_id)).status == 404
    assert (await house.get(f"/fixtures/{a_fixture().fixture_id}")).json["players"] == []


async def test_a_guest_is_brought_once_for_a_key_and_taken_off_like_anybody(house: House) -> None:
    await house.keep(SAM, TOM, a_fixture(players=(SAM.player_id,), minimum=1, maximum=2))
    path = f"/fixtures/{a_fixture().fixture_id}/guests"
    status, told = await house.as_(OLLYS).post(path, {"host_id": SAM.player_id, "name": "Mike"})
    assert (status, told["outcome"], told["pays"]) == (201, "joined", "host")
    assert [(one["name"], one["guest_of"]) for one in told["fixture"]["players"]] == [
        ("Sam", None), ("Mike", SAM.player_id)
    ]  # fmt: skip
    mike = told["player_id"]
    assert (await house.get(f"/players/{mike}")).json["guest_of"] == SAM.player_id
    again = await house.post(path, {"host_id": SAM.player_id, "name": "mike", "pays": "guest"})
    assert (again.status, again.json["outcome"], again.json["pays"]) == (200, "already_in", "guest")
    await house.post(path, {"host_id": SAM.player_id, "name": "mike", "pays": "host"})
    second = await house.post(path, {"host_id": SAM.player_id})
    assert (second.status, second.json["outcome"], second.json["place"]) == (201, "waiting", 1)
    assert [one["name"] for one in second.json["fixture"]["waiting"]] == ["Sam's guest"]
    third = await house.post(path, {"host_id": SAM.player_id})
    assert (third.status, third.json["detail"]) == (409, "You can't bring any more guests to this game.")
    await house.post(f"/fixtures/{a_fixture().fixture_id}/settle")
    lines = (await house.get("/ledger")).json["items"]
    assert {(one["player_id"], one["guest_id"]) for one in lines} == {(SAM.player_id, None), (SAM.player_id, mike)}
    assert (await house.delete(f"{PATH}/{mike}")).json["promoted"] == second.json["player_id"]
    for body, status in (({"host_id": TOM.player_id}, 409), ({"host_id": "000000000000"}, 404), ({}, 422)):
        assert (await house.post(path, body)).status == status
    assert (await house.as_(CHARLIES).post(path, {"host_id": SAM.player_id})).status == 404


async def test_a_guest_makes_way_for_a_player_here_too(house: House) -> None:
    club = a_club()
    await house.keep(SAM, TOM, ZOE, a_fixture(players=(SAM.player_id,), minimum=1, maximum=2))
    await house.store.write(lambda books: prefer(books, club.club_id, Preferences(habits={"guests_make_way": True})))
    brought = await house.as_(OLLYS).post(f"/fixtures/{a_fixture().fixture_id}/guests", {"host_id": SAM.player_id})
    status, told = await signed(house, TOM.player_id)
    assert (status, told["outcome"]) == (201, "joined")
    assert [one["player_id"] for one in told["fixture"]["waiting"]] == [brought.json["player_id"]]
    waits = await signed(house, ZOE.player_id)
    assert (waits.json["outcome"], waits.json["place"]) == ("waiting", 1), "players come before guests in line, too"

"""`/teams`: looked at, shuffled and arranged in private; posted once; true to the list."""

from datetime import timedelta
from functools import partial
from typing import Any

from bot.texts import sides as texts
from club.actions.siding import post_sides
from club.actions.signing_up import join
from club.ids import PlayerId
from club.lineup import shown
from club.sides import Split
from tests.bot.town import Town


async def with_players(town: Town, *names: str) -> None:
    """A game with Sam, and those whom Olly puts on the list."""
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    club = (await town.club()).club_id
    for name in names:
        await town.dm(town.olly, f"/addplayer {name}")
    for one in await town.store.players.all(club):
        await town.store.write(partial(join, fixture_id=game.fixture_id, who=one.player_id, at=town.clock.now))
    await town.idle()


def pictures(town: Town) -> list[dict[str, Any]]:
    return [message for message in town.telegram.messages(town.group) if "photo" in message]


async def split(town: Town) -> Split:
    now = shown(await town.game())
    assert now is not None
    return now


async def test_looked_at_first_and_posted_once(town: Town) -> None:
    await with_players(town, "Ashley", "Priya", "Tom", "Zoë", "Dev")
    await town.dm(town.olly, "/teams")
    said = town.last(town.olly)
    assert said.startswith("Wed 4 Mar, 18:00 · Riverside\n\nBibs: ")
    assert said.endswith("Bibs 9, no bibs 9.\nThe group doesn't see this yet.")
    assert town.buttons(town.olly) == ["Post to the group", "Shuffle", "Swap two", "Apart / together"]
    before = await split(town)
    assert await town.tap(town.olly, "Shuffle", town.olly) == "Shuffled."
    assert not (await split(town)).is_like(before)
    assert pictures(town) == []
    await town.tap(town.olly, "Post to the group", town.olly)
    assert "Post to the group" not in town.buttons(town.olly)
    (post,) = pictures(town)
    assert post["caption"].endswith("Bibs 9, no bibs 9.")
    await town.say(town.olly, "/teams")
    assert town.last().startswith("The sides are up already")
    assert len(pictures(town)) == 1


async def two_games(town: Town) -> None:
    """Sam and Priya play on Wednesday and on Friday, and nobody yet a week later."""
    await with_players(town, "Priya")
    for day in ("Fri", "Wed 11 Mar"):
        await town.say(town.olly, f"/newfixture {day} 19:00 Park £45")
    friday = (await town.store.fixtures.upcoming((await town.club()).club_id, town.clock.now))[1]
    for one in (await town.game()).players:
        await town.store.write(partial(join, fixture_id=friday.fixture_id, who=one, at=town.clock.now))
    await town.idle()


async def test_of_several_games_with_players_one_is_chosen_in_private(town: Town) -> None:
    await two_games(town)
    await town.dm(town.olly, "/teams")
    assert town.last(town.olly) == "Sides for which game?"
    assert town.buttons(town.olly) == ["Wed 4 Mar, 18:00 · Riverside", "Fri 6 Mar, 19:00 · Park"]
    await town.tap(town.olly, "Fri 6 Mar, 19:00 · Park", town.olly)
    assert town.last(town.olly).startswith("Fri 6 Mar, 19:00 · Park\n\nBibs: ")
    await town.tap(town.olly, "Post to the group", town.olly)
    assert [post["caption"].partition("\n")[0] for post in pictures(town)] == ["Fri 6 Mar, 19:00 · Park"]


async def test_and_in_the_group_by_an_organiser(town: Town) -> None:
    await two_games(town)
    await town.say(town.olly, "/teams")
    assert (await town.tap(town.sam, "Fri 6 Mar, 19:00 · Park")).startswith("Only Olly can do that here.")
    assert pictures(town) == []
    await town.tap(town.olly, "Fri 6 Mar, 19:00 · Park")
    assert [post["caption"].partition("\n")[0] for post in pictures(town)] == ["Fri 6 Mar, 19:00 · Park"]
    assert "Sides for which game?" not in town.words(), "it was answered"
    await town.say(town.olly, "/teams")
    assert (await town.tap(town.olly, "Fri 6 Mar, 19:00 · Park")).startswith("The sides are up already")
    assert len(pictures(town)) == 1


async def test_in_the_group_they_are_posted_and_follow_the_list(town: Town) -> None:
    await with_players(town, "Ashley", "Priya", "Tom", "Zoë", "Dev")
    await town.say(town.olly, "/teams")
    (post,) = pictures(town)
    first = post["photo"][0]["file_id"]
    await town.say(town.sam, "/out")
    (post,) = pictures(town)
    assert "Sam" not in post["caption"]
    assert post["photo"][0]["file_id"] != first
    assert "no bibs 9" not in post["caption"], "what is missing now is what Sam is worth"
    await town.say(town.charlie, "/in")
    assert "Charlie" in pictures(town)[0]["caption"]
    town.telegram.delete(town.group, pictures(town)[0])
    await town.say(town.sam, "/in")
    assert pictures(town) == [], "whoever took it away wanted it away"
    await town.dm(town.olly, "/teams")
    await town.tap(town.olly, "Shuffle", town.olly)
    assert len(pictures(town)) == 1


async def test_two_change_places_and_the_same_tap_again_changes_nothing(town: Town) -> None:
    await with_players(town, "Ashley", "Priya", "Tom")
    await town.dm(town.olly, "/teams")
    names = await town.store.players.names((await town.club()).club_id)
    now = await split(town)
    await town.tap(town.olly, "Swap two", town.olly)
    await town.tap(town.olly, names[now.bibs[0]].split()[0], town.olly)
    assert "leaves the bibs. Who puts them on?" in town.last(town.olly)
    assert await town.tap(town.olly, names[now.others[1]].split()[0], town.olly) == "Swapped."
    after = await split(town)
    assert now.others[1] in after.bibs
    assert now.bibs[0] in after.others
    data = f"sdx:{(await town.game()).fixture_id}:{now.bibs[0]}:{now.others[1]}"
    assert await town.tap_id(town.olly, town.telegram.dm(town.olly), data) == texts.AS_IT_WAS
    assert await split(town) == after


async def test_two_are_kept_apart_for_good(town: Town) -> None:
    await with_players(town, "Ashley", "Priya", "Tom", "Zoë", "Dev")
    await town.dm(town.olly, "/teams")
    names = await town.store.players.names((await town.club()).club_id)
    one, other = (await split(town)).bibs[:2]
    await town.tap(town.olly, "Apart / together", town.olly)
    await town.tap(town.olly, names[one].split()[0], town.olly)
    await town.tap(town.olly, names[other].split()[0], town.olly)
    assert town.buttons(town.olly) == ["Keep apart", "Keep together", "✓ Either will do", "Back"]
    await town.tap(town.olly, "Keep apart", town.olly)
    assert (await split(town)).has_apart((one, other))
    assert "kept apart" in town.last(town.olly)
    await town.tap(town.olly, "Apart / together", town.olly)
    assert ": apart" in town.last(town.olly)
    game = (await town.game()).fixture_id
    dm = town.telegram.dm(town.olly)
    assert await town.tap_id(town.olly, dm, f"sda:{game}:nobody:{one}:apart") == "That button is out of date."
    await town.tap_id(town.olly, dm, f"sda:{game}:{one}:{other}:nonsense")
    assert "apart or together?" in town.last(town.olly)
    await town.tap(town.olly, "Back", town.olly)
    assert town.buttons(town.olly)[0] == "Post to the group"


async def test_only_organisers_and_in_private(town: Town) -> None:
    await with_players(town, "Ashley")
    await town.say(town.charlie, "/teams")
    assert town.last().startswith("Only Olly can do that here.")
    await town.dm(town.olly, "/teams")
    game = (await town.game()).fixture_id
    one, other = PlayerId((await split(town)).bibs[0]), PlayerId((await split(town)).others[0])
    await town.telegram.start(town.charlie)
    before = await town.game()
    for data in (
        f"sd:{game}",
        f"sdp:{game}",
        f"sds:{game}:1",
        f"sdx:{game}:{one}:{other}",
        f"sda:{game}:{one}:{other}:apart",
    ):
        assert (await town.tap_id(town.charlie, town.telegram.dm(town.charlie), data)).startswith("Only Olly")
        if not data.startswith("sdp"):  # what everybody sees anyway
            assert "our own chat" in await town.tap_id(town.olly, town.group, data)
    assert await town.game() == before


async def test_what_cannot_be_is_answered(town: Town) -> None:
    await town.say(town.olly, "/teams")
    assert town.last().startswith("No game is planned just now")
    game = await town.new_game()
    for chat in (town.group, None):
        await town.telegram.say(town.olly, chat, "/teams")
        await town.idle()
        assert town.last(chat or town.olly) == "It takes two to make sides: fewer are in so far."
    town.clock.now = game.over_at
    answer = await town.tap_id(town.olly, town.telegram.dm(town.olly), f"sds:{game.fixture_id}:1")
    assert answer.startswith("That game is over or off")


async def test_where_no_picture_is_taken_the_words_go_alone_and_a_later_one_takes_their_place(town: Town) -> None:
    await with_players(town, "Ashley", "Priya", "Tom")
    town.telegram.fail_next("sendPhoto", error_code=400, description="Bad Request: not enough rights to send photos")
    await town.say(town.olly, "/teams")
    post = town.telegram.messages(town.group)[-1]
    assert "Bibs: " in post["text"]
    await town.say(town.sam, "/out")
    assert [message["message_id"] for message in pictures(town)] == [post["message_id"]]


async def test_by_the_clock_and_not_after_kick_off(town: Town) -> None:
    await with_players(town, "Ashley", "Priya", "Tom")
    game = await town.game()
    town.clock.now = game.starts_at + timedelta(minutes=5)
    await town.store.write(lambda books: post_sides(books, game.fixture_id, town.clock.now))
    await town.idle()
    assert pictures(town) == [], "they have begun, and know who plays where"

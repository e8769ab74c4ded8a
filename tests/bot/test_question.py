"""Which payment is asked about, who may answer, and who comes first among those it may be for."""

from bot.question import people_of
from tests.bot.bank import connected, pays
from tests.bot.town import Town


async def test_who_owes_most_comes_first_and_the_others_by_name(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.tap(town.charlie, "I'm in")
    await town.game_over()
    for name in ("Zoë", "Ashley"):
        await town.dm(town.olly, f"/addplayer {name}")
    await town.dm(town.olly, "/cash Charlie £1")
    people = await people_of(town.store, [await town.club()])
    assert [one.name for one in people.players] == ["Sam Carter", "Charlie", "Ashley", "Zoë"]
    assert {one.name: people.owed.get(one.player_id, 0) for one in people.players} == {
        "Sam Carter": 500,
        "Charlie": 400,
        "Ashley": 0,
        "Zoë": 0,
    }


async def test_a_message_that_is_not_the_question_follows_on_its_own(town: Town) -> None:
    """Two copies of one question stand in the chat; the tap is on the one that the outbox does not know."""
    await town.dm(town.olly, "/addplayer Ashley Jones")
    await connected(town)
    payment = await pays(town, "A JONES", reference="football")
    await town.dm(town.olly, "/unmatched")
    await town.tap(town.olly, "A JONES", town.olly)
    await town.tap(town.olly, "Not football", town.olly)
    assert town.words(town.olly).count("Not football. I'll forget") == 2
    posted = await town.store.posts.of(f"question:{payment}:{town.olly.id}")
    assert posted is not None
    assert posted.message_id != town.telegram.messages(town.olly)[-1]["message_id"]

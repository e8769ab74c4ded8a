"""Help by role, and an answer to what nobody understands, but only where somebody waits for one."""

from tests.bot.town import Town


async def test_help_is_what_this_person_can_do(town: Town) -> None:
    await town.say(town.sam, "/help")
    assert "/pay" in town.last()
    assert "/newfixture" not in town.last()
    await town.say(town.olly, "/help@FiverBot")
    assert "/newfixture" in town.last()
    await town.dm(town.charlie, "/help")
    assert "/newfixture" not in town.last(town.charlie)


async def test_unknown_commands(town: Town) -> None:
    before = len(town.telegram.messages(town.group))
    await town.say(town.sam, "/weather")
    await town.say(town.sam, "/in@SomeOtherBot")
    assert len(town.telegram.messages(town.group)) == before + 2
    await town.say(town.sam, "/weather@FiverBot")
    assert town.last() == "I don't know /weather. /help lists what I can do."
    await town.dm(town.sam, "/<b>weather")
    await town.dm(town.sam, "/" + "x" * 500)
    assert "/help lists what I can do" in town.last(town.sam)


async def test_plain_words(town: Town) -> None:
    await town.dm(town.sam, "when is the game?")
    assert town.last(town.sam) == "I didn't get that. /help lists what I can do."
    greeting = town.telegram.messages(town.group)[-1]["message_id"]
    before = len(town.telegram.messages(town.group))
    await town.say(town.sam, "nice bot", reply_to=greeting)
    assert len(town.telegram.messages(town.group)) == before + 1


async def test_old_and_invented_buttons(town: Town) -> None:
    for data in ("in", "in:nonsense", "vote:1", "\u202e", "mk:a:b:c:d"):
        assert await town.tap_id(town.sam, town.group, data) == "That button is out of date."

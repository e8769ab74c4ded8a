"""Which club an organiser's command is about."""

from tests.bot.town import Town


async def test_the_choice_of_a_club_lasts_no_longer_than_its_command(town: Town) -> None:
    other = town.telegram.group("Thursday Five", creator=town.olly, members=[town.olly])
    town.telegram.add_bot(other, town.olly)
    await town.idle()
    await town.dm(town.olly, "/addplayer Zoë Ball")
    picker = town.telegram.messages(town.olly)[-1]
    await town.tap(town.olly, "Thursday Five", town.olly)
    assert "Zoë Ball is on the books" in town.last(town.olly)
    assert "Thursday Five" in town.words(town.olly)
    assert not await town.store.players.all((await town.club()).club_id)
    again = picker["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    kept = town.telegram.dm(town.olly).message(picker["message_id"])
    assert kept is not None
    del kept["reply_to_message"]
    late = await town.telegram.tap(town.olly, None, message_id=picker["message_id"], data=again)
    assert late is not None
    assert late["text"] == "That button is out of date."


async def test_charlie_may_not_pick_a_club_that_is_not_his(town: Town) -> None:
    await town.dm(town.charlie, "hello")
    data = f"club:players:{(await town.club()).club_id}"
    assert (await town.tap_id(town.charlie, town.telegram.dm(town.charlie), data)).startswith("Only Olly")


async def test_a_player_is_told_in_private_who_can(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    for command in ("/newfixture Wed 18:00 Riverside £45", "/players", "/cash Sam £5"):
        await town.dm(town.sam, command)
        assert town.last(town.sam) == "Only Olly can do that here. Ask them, or /help for what you can do."


async def test_an_administrator_may_in_private_what_they_may_in_the_group(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    town.telegram.make_admin(town.group, town.sam)
    await town.dm(town.olly, "/settings admins yes")
    await town.dm(town.sam, "/players")
    assert town.last(town.sam).startswith("Wednesday Five: 1 player")

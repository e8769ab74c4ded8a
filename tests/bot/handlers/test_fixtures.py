"""The games ahead."""

from tests.bot.town import Town


async def test_in_the_group(town: Town) -> None:
    await town.say(town.sam, "/fixtures")
    assert town.last() == "No game is planned just now."
    await town.new_game("Wed 18:00 Riverside 1-1")
    await town.new_game("Wed 11 Mar 18:00 <Cage>")
    await town.tap_id(town.sam, town.group, f"in:{(await town.game()).fixture_id}")
    await town.say(town.sam, "/fixtures")
    first, second = town.last().split("\n\n")
    assert first == "⚽ Wed 4 Mar, 18:00 · Riverside\n£5.00 each · 1 in · full · ✅ Game on (1 needed)"
    assert second == "⚽ Wed 11 Mar, 18:00 · <Cage>\n£5.00 each · 0 in · 12 places left · 8 more needed by Tue 18:00"


async def test_in_a_direct_chat_organisers_get_a_menu_and_players_do_not(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    await town.dm(town.olly, "/fixtures")
    assert town.buttons(town.olly) == ["Wed 4 Mar, 18:00 · Riverside"]
    await town.dm(town.sam, "/fixtures")
    assert "Riverside" in town.last(town.sam)
    assert town.buttons(town.sam) == []
    await town.dm(town.charlie, "/fixtures")
    assert town.last(town.charlie) == "No game is planned just now."

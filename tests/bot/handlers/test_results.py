"""How a game ended: typed or tapped, put right and taken away, where the club keeps results."""

from club.actions.settings import Preferences, prefer
from club.fixtures import Result
from tests.bot.town import Town


async def keep_results(town: Town) -> None:
    club = await town.club()
    await town.store.write(lambda books: prefer(books, club.club_id, Preferences(habits={"results": True})))


async def test_typed_right_after_the_whistle_and_shown_on_the_card_once_it_is_over(town: Town) -> None:
    await keep_results(town)
    game = await town.new_game()
    await town.tap(town.sam, "I'm in")
    card = town.telegram.messages(town.group)[-1]["message_id"]
    await town.dm(town.olly, "/result 5-3")
    assert town.last(town.olly) == "No game has been played yet."
    town.clock.now = game.starts_at
    town.clock.forward(minutes=50)
    await town.dm(town.olly, "/result 5–3")
    assert town.last(town.olly) == "Wed 4 Mar, 18:00 · Riverside: Bibs 5–3 No bibs."
    await town.game_over()
    assert "Bibs 5–3 No bibs" in town.text_of(card)
    assert "Bibs 5–3 No bibs." in town.last(town.olly)
    await town.say(town.olly, "/result 4 to 4")
    assert "Bibs 4–4 No bibs" in town.text_of(card)
    await town.dm(town.olly, "/result none")
    assert town.last(town.olly).endswith("no result any more.")
    assert "No bibs" not in town.text_of(card)


async def test_tapped_under_the_list_and_a_slip_is_asked_again(town: Town) -> None:
    await keep_results(town)
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    game = await town.game_over()
    assert town.buttons(town.olly) == ["✅ Sam Carter", "Result"]
    await town.tap(town.olly, "Result", town.olly)
    assert "Reply with the goals, those of the bibs first" in town.last(town.olly)
    await town.reply(town.olly, "we won")
    assert town.last(town.olly).startswith("I couldn't read “we won” as a result. Try 5-3")
    await town.reply(town.olly, "2:1")
    assert (await town.store.fixtures.get(game.fixture_id)).result == Result(2, 1)


async def test_where_nobody_keeps_results_there_is_no_button(town: Town) -> None:
    await town.new_game()
    await town.tap(town.sam, "I'm in")
    game = await town.game_over()
    assert town.buttons(town.olly) == ["✅ Sam Carter"]
    await town.dm(town.olly, "/result 5-3")
    assert town.last(town.olly) == "Results aren't kept in this club. /settings switches them on."
    await town.dm(town.olly, "/result")
    assert "Try: /result 5-3" in town.last(town.olly)
    assert (await town.store.fixtures.get(game.fixture_id)).result is None


async def test_only_organisers(town: Town) -> None:
    await keep_results(town)
    await town.new_game()
    game = await town.game_over()
    await town.say(town.charlie, "/result 5-3")
    assert town.last().startswith("Only Olly can do that here.")
    assert (await town.tap_id(town.charlie, town.group, f"res:{game.fixture_id}")).startswith("Only Olly")

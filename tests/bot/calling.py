"""People who are asked before a game, and told on the day."""

from functools import partial

from club.actions.attending import attend
from club.fixtures import Fixture, Step
from tests.bot.town import Town


async def attended(town: Town, game: Fixture, step: Step) -> None:
    """The clock comes to this step of a game, and all is told."""
    town.clock.now = next(due.at for due in game.agenda if due.step is step)
    await town.store.write(partial(attend, fixture_id=game.fixture_id, at=town.clock.now))
    await town.idle()


async def next_week(town: Town) -> Fixture:
    """Sam and Charlie played; Sam pressed Start, and next week's game needs two."""
    await town.new_game("Wed 18:00 Riverside £45 2-3")
    await town.tap(town.sam, "I'm in")
    await town.tap(town.charlie, "I'm in")
    await town.telegram.start(town.sam)
    await town.game_over()
    town.clock.forward(hours=1)
    await town.new_game("Wed 11 Mar 18:00 Riverside £45 2-3")
    town.clock.forward(days=1)
    await town.idle()
    return await town.game()


async def called(town: Town) -> Fixture:
    """The last call for next week's game went out."""
    game = await next_week(town)
    await attended(town, game, Step.LAST_CALL)
    return game

"""After the game the organiser unticks who did not come."""

from bot.callbacks import Mark
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import after_game as texts
from bot.turn import Turn
from club.actions.charging import mark


def handlers() -> list[Handler]:
    """The ticks."""
    return [tap(Mark, tick)]


async def tick(turn: Turn, button: Mark) -> None:
    """[✅ Ashley]. The button says what shall be, so tapping twice is tapping once; the list follows by the outbox."""
    fixture = await turn.store.fixtures.get(button.fixture_id)
    await must_organise(turn, await turn.store.clubs.get(fixture.club_id))
    await turn.write(lambda books: mark(books, button.fixture_id, button.player_id, came=button.came, at=turn.now))
    names = await turn.store.players.names(fixture.club_id)
    turn.toast(texts.marked(names.get(button.player_id, "Somebody"), fixture.price, came=button.came))

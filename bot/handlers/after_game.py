"""After the game the organiser marks who did not come, and lets off whoever dropped out late."""

from bot.callbacks import LetOff, Mark, MarkAs
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import after_game as texts
from bot.turn import Turn
from club.actions.charging import let_off, mark
from club.fixtures import Fixture
from club.ids import FixtureId, PlayerId


def handlers() -> list[Handler]:
    """The ticks, those of former times too."""
    return [tap(MarkAs, mark_as), tap(LetOff, lets_off), tap(Mark, tick)]


async def mark_as(turn: Turn, button: MarkAs) -> None:
    """[✅ Ashley]. The button says what shall be, so tapping twice is tapping once; the list follows by the outbox."""
    await _marked(turn, button.fixture_id, button.player_id, came=button.came, owes=button.owes)


async def tick(turn: Turn, button: Mark) -> None:
    """The same on a list of former times, which knew no no-shows."""
    await _marked(turn, button.fixture_id, button.player_id, came=button.came, owes=False)


async def lets_off(turn: Turn, button: LetOff) -> None:
    """[Let Sam off] and [Charge Sam after all], for somebody who dropped out late."""
    fixture, name = await _about(turn, button.fixture_id, button.player_id)
    await turn.write(lambda books: let_off(books, button.fixture_id, button.player_id, off=button.off, at=turn.now))
    turn.toast(texts.was_let_off(name, fixture.price, off=button.off))


async def _marked(turn: Turn, fixture_id: FixtureId, player_id: PlayerId, *, came: bool, owes: bool) -> None:
    fixture, name = await _about(turn, fixture_id, player_id)
    await turn.write(lambda books: mark(books, fixture_id, player_id, came=came, owes=owes, at=turn.now))
    turn.toast(texts.marked(name, fixture.price, came=came, owes=owes))


async def _about(turn: Turn, fixture_id: FixtureId, player_id: PlayerId) -> tuple[Fixture, str]:
    """The game and the player's name, for an organiser."""
    fixture = await turn.store.fixtures.get(fixture_id)
    await must_organise(turn, await turn.store.clubs.get(fixture.club_id))
    return fixture, (await turn.store.players.names(fixture.club_id)).get(player_id, "Somebody")

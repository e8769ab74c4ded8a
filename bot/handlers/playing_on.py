"""A game that is short of players: an organiser plays on, or decides later. Calling it off is as for any game."""

from functools import partial

from bot.callbacks import AskLater, PlayOn
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import danger as texts
from bot.turn import Turn
from club.actions.playing_on import ask_later, play_on
from club.clubs import Club
from club.ids import FixtureId, TelegramId


def handlers() -> list[Handler]:
    """The buttons under the question."""
    return [tap(PlayOn, plays_on), tap(AskLater, later)]


async def plays_on(turn: Turn, button: PlayOn) -> None:
    """[Play on]. The messages about it follow by the outbox."""
    await _club(turn, button.fixture_id)
    by = TelegramId(turn.person.telegram_id)
    await turn.write(partial(play_on, fixture_id=button.fixture_id, at=turn.now, by=by))
    turn.toast(texts.GAME_ON)


async def later(turn: Turn, button: AskLater) -> None:
    """[Ask me later]."""
    club = await _club(turn, button.fixture_id)
    done = await turn.write(partial(ask_later, fixture_id=button.fixture_id, at=turn.now))
    if done.until is None:
        turn.toast(texts.NO_LATER, alert=True)
    else:
        turn.toast(texts.asked_again(done.until, now=turn.now, timezone=club.timezone))


async def _club(turn: Turn, fixture_id: FixtureId) -> Club:
    """The club of the game, for somebody who may organise it."""
    fixture = await turn.store.fixtures.get(fixture_id)
    club = await turn.store.clubs.get(fixture.club_id)
    await must_organise(turn, club)
    return club

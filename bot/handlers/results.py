"""How a game ended: `/result 5-3`, and [Result] under the list after a game. For organisers, where results are kept."""

from bot import keyboards, memo
from bot.callbacks import EnterResult
from bot.commands import parse_result
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, reply, tap
from bot.texts import results as texts
from bot.turn import Turn
from club.actions.scoring import note_result
from club.clubs import Club
from club.errors import Invalid, NotFound
from club.fixtures import Fixture
from club.ids import FixtureId, well_formed

MEMO = "result"


def handlers() -> list[Handler]:
    """The command, the button, and the answer to its question."""
    return [*organiser("result", result, in_person=False), tap(EnterResult, ask), reply(MEMO, answered)]


async def result(turn: Turn, club: Club, said: str) -> None:
    """`/result 5-3`, of the last game that has begun."""
    if not said:
        raise Invalid(texts.TRY)
    game, wanted = await _last(turn, club), parse_result(said)
    noted = await turn.write(lambda books: note_result(books, game.fixture_id, wanted, at=turn.now))
    turn.say(texts.noted(noted, now=turn.now, timezone=club.timezone))


async def ask(turn: Turn, button: EnterResult) -> None:
    """[Result]: asked for in words."""
    fixture, club = await _game(turn, button.fixture_id)
    hidden = memo.hide(MEMO, f=fixture.fixture_id)
    question = texts.question(fixture, now=turn.now, timezone=club.timezone)
    turn.say(f"{hidden}{turn.addressed}{question}", keyboards.reply("5-3"))


async def answered(turn: Turn, facts: dict[str, str]) -> None:
    """The words came. The list follows by the outbox."""
    if not well_formed(facts.get("f", "")):
        return
    fixture, club = await _game(turn, FixtureId(facts["f"]))
    wanted = parse_result(turn.text)
    noted = await turn.write(lambda books: note_result(books, fixture.fixture_id, wanted, at=turn.now))
    turn.say(texts.noted(noted, now=turn.now, timezone=club.timezone))
    turn.tidy_prompt()


async def _last(turn: Turn, club: Club) -> Fixture:
    """The game that is being played, or the one before it."""
    ahead = await turn.store.fixtures.upcoming(club.club_id, turn.now)
    begun = [game for game in ahead if game.starts_at <= turn.now]
    last = begun[-1] if begun else await turn.store.fixtures.latest_over(club.club_id, turn.now)
    if last is None:
        raise NotFound(texts.NO_GAME)
    return last


async def _game(turn: Turn, fixture_id: FixtureId) -> tuple[Fixture, Club]:
    """The game, for somebody who may organise it."""
    fixture = await turn.store.fixtures.get(fixture_id)
    club = await turn.store.clubs.get(fixture.club_id)
    await must_organise(turn, club)
    return fixture, club

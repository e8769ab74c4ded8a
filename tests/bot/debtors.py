"""People in the town who owe, and an ear on the group, which must hear of none of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.jobs.ticking import Ticking
from rehearsal import Person
from tests.bot.town import Town


async def owing(town: Town, *people: Person, started: bool = True) -> None:
    """These people played this Wednesday, owe £5.00 each, and pressed Start. It is 19:01."""
    await town.new_game()
    for person in people:
        await town.tap(person, "I'm in")
        if started:
            await town.telegram.start(person)
    await town.idle()
    await town.game_over()


async def reminded(town: Town, *people: Person) -> None:
    """They owe, and Olly has sent them a reminder."""
    await owing(town, *people)
    await town.dm(town.olly, "/remind")
    await town.tap(town.olly, "Send to", town.olly)


async def tick(town: Town) -> None:
    """What is due by the clock is done, and told."""
    await Ticking(town.store, town.clock).tick()
    await town.idle()


@asynccontextmanager
async def hush(town: Town) -> AsyncIterator[None]:
    """Nothing at all is said in the group in the meantime."""
    before = [dict(message) for message in town.telegram.messages(town.group)]
    yield
    await town.idle()
    assert town.telegram.messages(town.group) == before

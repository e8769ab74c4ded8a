"""What whoever starts a rehearsal finds: a club in mid-season, as the weeks before have left it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from app.rehearsing import Staging
from app.settings import load
from app.wiring import Fiver
from rehearsal import Person
from tests.e2e.evening import SECRET_KEY, free_port

PATIENCE = 60.0


@pytest.fixture
async def staging(mongo_uri: str) -> AsyncIterator[Staging]:
    """The app as a newcomer starts it, without any token, when the weeks before are played."""
    told = {"MONGODB_URI": mongo_uri, "PORT": str(free_port()), "SECRET_KEY": SECRET_KEY}
    fiver = Fiver(load(told, dotenv=None))
    await fiver.start()
    assert fiver.staging is not None
    try:
        await asyncio.wait_for(fiver.staging.up.wait(), PATIENCE)
        yield fiver.staging
    finally:
        await fiver.stop()


def organiser(staging: Staging) -> Person:
    """Who runs the club."""
    return next(person for person in staging.rehearsal.telegram.people.values() if person.first_name == "Olly")


async def test_there_is_a_game_to_sign_up_for_one_who_owes_and_a_question_and_the_game_is_played(
    staging: Staging,
) -> None:
    telegram, olly = staging.rehearsal.telegram, organiser(staging)
    (group,) = staging.rehearsal.groups()
    await telegram.wait_for(lambda: "9 in · 3 places left" in telegram.texts(group)[-1], timeout=PATIENCE)
    paid = "\n".join(telegram.texts(group)).count(" paid £")
    over = next(text for text in telegram.texts(olly) if "Played: 11 × £5.00 = £55.00" in text)
    assert "hire £45.00" in over
    assert paid == 13 + 11 - 2, (
        "all of the first game, and of the second all but one who owes and one who is asked about"
    )
    question = telegram.messages(olly)[-1]
    assert "from MRS J HARRIS" in question["text"]
    asked = datetime.fromtimestamp(question["date"], UTC)
    assert asked.weekday() == 2, "on the evening of the game"
    assert staging.clock.ahead == timedelta(0), "everybody is back in the present"

    assert staging.rehearsal.on_next is not None
    await staging.rehearsal.on_next()
    await telegram.wait_for(lambda: "Played: 9 × £5.00 = £45.00" in telegram.texts(olly)[-1], timeout=PATIENCE)

"""Is it worth it? From the plea in the group to what the organisers make of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from club.actions.attending import attend
from club.actions.settings import Preferences, prefer
from club.fixtures import Fixture, Status, Verdict
from club.ids import TelegramId
from club.ports import Books
from tests.bot.town import Town

TITLE = "Wed 11 Mar, 18:00 · Riverside"
PLEA = "1 in, 1 more needed by Tue 18:00 or it may be called off. £45.00 is at stake. Can you make it?"
ASKED = (
    f"1 of 2 is in for {TITLE}. Until Tue 18:00 the pitch can be called off for free; then £45.00 is at stake. "
    "With 1, £45.00 each would cover it."
)


async def clock_strikes(town: Town, at: datetime) -> Fixture:
    """The time has come; the soonest game is attended to."""
    town.clock.now = at
    game = await town.game()
    await town.store.write(partial(attend, fixture_id=game.fixture_id, at=at))
    await town.idle()
    return await town.store.fixtures.get(game.fixture_id)


@pytest.fixture
async def danger(town: Town) -> Town:
    """A game for which Sam alone has signed up, two days before it: it takes two."""
    game = await town.new_game("Wed 11 Mar 18:00 Riverside £45 2-12")
    await town.tap(town.sam, "I'm in")
    assert game.cancel_by is not None
    await clock_strikes(town, game.cancel_by - timedelta(days=1))
    return town


async def runs_it_too(town: Town) -> None:
    club = await town.club()

    async def both(books: Books) -> None:
        one = await books.club(club.club_id)
        books.save(replace(one, organisers=(*one.organisers, TelegramId(town.sam.id))))

    await town.store.write(both)
    await town.telegram.start(town.sam)
    await town.idle()


async def test_a_plea_is_closed_by_whoever_makes_it_a_game(danger: Town) -> None:
    plea = danger.telegram.messages(danger.group)[-1]["message_id"]
    assert danger.last() == f"{TITLE}\n{PLEA}"
    assert plea not in danger.group.silent
    assert danger.buttons() == ["I'm in", "I'm out"]
    assert danger.last(danger.olly) == ASKED
    assert danger.buttons(danger.olly) == ["Play on", "Call it off", "Ask me later"]
    assert await danger.tap(danger.charlie, "I'm in") == "You're in. 10 places left."
    assert danger.text_of(plea) == f"{TITLE}\nGame on: 2 are in."
    assert danger.buttons() == []
    assert danger.last(danger.olly) == f"2 are in for {TITLE}: game on."
    assert danger.buttons(danger.olly) == []
    await danger.say(danger.charlie, "/out")
    assert danger.text_of(plea) == f"{TITLE}\n{PLEA}", "the plea stands again, without a sound"


async def test_played_on_the_group_reads_it_and_nothing_more_is_asked(danger: Town) -> None:
    messages = len(danger.telegram.messages(danger.group))
    assert await danger.tap(danger.olly, "Play on", danger.olly) == "Game on. Everybody sees it on the card."
    assert danger.last() == f"{TITLE}\nWe play, with however many we are."
    assert "✅ Game on, with however many we are" in danger.words()
    assert danger.last(danger.olly) == f"{TITLE}: you play, with however many you are. You decided that."
    game = await clock_strikes(danger, (await danger.game()).starts_at - timedelta(days=1))
    assert (game.status, game.verdict) == (Status.OPEN, Verdict.PLAY_ON)
    assert len(danger.telegram.messages(danger.group)) == messages


async def test_called_off_after_a_second_look_with_the_reason(danger: Town) -> None:
    await danger.tap(danger.olly, "Call it off", danger.olly)
    assert danger.last(danger.olly) == (
        f"Call off {TITLE}? 1 player will be told. Nobody is charged.\nReason: not enough players (1 of 2)"
    )
    assert danger.buttons(danger.olly) == ["Call it off", "Play on"]
    await danger.tap(danger.olly, "Call it off", danger.olly)
    assert danger.last() == f"The game on {TITLE} is off: not enough players (1 of 2)\nSam"
    assert f"{TITLE}\nCalled off: not enough players (1 of 2)" in danger.words()
    assert danger.buttons(danger.olly) == []


async def test_later_it_is_asked_once_more_and_the_first_question_gives_way(danger: Town) -> None:
    said = "I'll ask you again tomorrow at 08:00."
    assert await danger.tap(danger.olly, "Ask me later", danger.olly) == said
    assert danger.last(danger.olly) == f"{ASKED}\n{said}"
    first = danger.telegram.messages(danger.olly)[-1]["message_id"]
    again = danger.clock.now + timedelta(hours=14)
    await clock_strikes(danger, again)
    assert danger.last(danger.olly) == ASKED
    assert danger.telegram.messages(danger.olly)[-1]["message_id"] != first
    assert "There is news of this further down." in danger.words(danger.olly)
    danger.clock.forward(hours=9, minutes=30)
    answer = await danger.tap(danger.olly, "Ask me later", danger.olly)
    assert answer == "There's no better time to ask you left: please decide now, or it goes on as it is."


async def test_of_two_organisers_the_first_decides_and_the_other_reads_it(town: Town) -> None:
    await runs_it_too(town)
    game = await town.new_game("Wed 11 Mar 18:00 Riverside £45 2-12")
    await town.tap(town.sam, "I'm in")
    assert game.cancel_by is not None
    await clock_strikes(town, game.cancel_by - timedelta(days=1))
    assert town.last(town.sam) == town.last(town.olly) == ASKED
    await town.tap(town.sam, "Play on", town.sam)
    assert town.last(town.olly) == f"{TITLE}: you play, with however many you are. Sam decided that."
    game = await town.game()
    await town.tap_id(town.olly, town.telegram.dm(town.olly), f"pl:{game.fixture_id}")
    assert (await town.game()).decided_by == town.sam.id


@pytest.mark.parametrize("data", ["pl:{}", "lt:{}"])
async def test_charlie_and_sam_may_not_decide(danger: Town, data: str) -> None:
    game = await danger.game()
    for person in (danger.charlie, danger.sam):
        said = await danger.tap_id(person, danger.group, data.format(game.fixture_id))
        assert said == "Only Olly can do that here. Ask them, or /help for what you can do."
    assert await danger.game() == game


async def test_called_off_by_itself_everybody_hears_of_it(danger: Town) -> None:
    wanted = Preferences(habits={"cancel_automatically": True})
    club = await danger.club()
    await danger.store.write(partial(prefer, club_id=club.club_id, wanted=wanted))
    deadline = danger.clock.now + timedelta(days=1)
    asked = danger.telegram.messages(danger.olly)[-1]["message_id"]
    game = await danger.game()
    await clock_strikes(danger, deadline)
    assert (await danger.store.fixtures.get(game.fixture_id)).status is Status.CANCELLED
    assert danger.last() == f"The game on {TITLE} is off: not enough players (1 of 2)\nSam"
    why = "not enough players (1 of 2). Nobody is charged. Please tell Riverside."
    assert danger.last(danger.olly) == f"I've called off {TITLE}: {why}"
    assert danger.telegram.messages(danger.olly)[-1]["message_id"] != asked


async def test_away_at_the_deadline_the_organiser_is_asked_what_to_make_of_it(danger: Town) -> None:
    wanted = Preferences(habits={"cancel_automatically": True})
    club = await danger.club()
    await danger.store.write(partial(prefer, club_id=club.club_id, wanted=wanted))
    await clock_strikes(danger, danger.clock.now + timedelta(days=1, hours=1))
    assert danger.last(danger.olly) == (
        f"I was away when {TITLE} could still be called off for free, until Tue 18:00. "
        "1 of 2 is in. £45.00 is at stake. Play on?"
    )
    assert danger.buttons(danger.olly) == ["Play on", "Call it off"]
    await danger.tap(danger.olly, "Play on", danger.olly)
    assert danger.last() == f"{TITLE}\nWe play, with however many we are."


async def test_moved_to_another_day_the_old_messages_ask_for_nothing(danger: Town) -> None:
    plea = danger.telegram.messages(danger.group)[-1]["message_id"]
    await danger.dm(danger.olly, "/change")
    await danger.tap(danger.olly, "Time", danger.olly)
    await danger.reply(danger.olly, "Fri 13 Mar 19:00")
    moved = "Fri 13 Mar, 19:00 · Riverside"
    assert danger.text_of(plea) == f"{moved}\nThat's the game now. Its card has the list."
    assert f"It's now {moved}. I'll come back to you if that is short of players." in danger.words(danger.olly)
    await clock_strikes(danger, danger.clock.now + timedelta(days=2, hours=1))
    assert danger.last().startswith(f"{moved}\n1 in, 1 more needed by Thu 19:00")
    assert danger.text_of(plea) == "There is news of this further down."

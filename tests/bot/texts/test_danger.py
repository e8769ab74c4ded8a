"""What the group and its organisers read about a game that is short of players."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.texts import danger as texts
from club.fixtures import Danger, Due, Fixture, Status, Step, Verdict
from club.ids import PlayerId, TelegramId
from club.money import Pence
from tests.builders import OLLY, a_fixture

KICK_OFF = datetime(2026, 3, 4, 18, tzinfo=UTC)
DEADLINE = KICK_OFF - timedelta(days=1)
NOW = DEADLINE - timedelta(hours=6)
TITLE = "Wed 4 Mar, 18:00 · Riverside"


def short(players: int = 7, *, hire: int = 4500, danger: Danger | None = None) -> Fixture:
    ids = tuple(PlayerId(f"player{number}") for number in range(players))
    game = a_fixture(starts_at=KICK_OFF, players=ids, hire=Pence(hire))
    return replace(game, cancel_by=DEADLINE, danger=danger or Danger(pleaded=True, asked=(OLLY,)))


def plea(fixture: Fixture, *, automatic: bool = False, now: datetime = NOW) -> str:
    title, _, rest = texts.plea(fixture, automatic=automatic, now=now, timezone="Europe/London").partition("\n")
    assert title.startswith("<b>Wed 4 Mar, 18:00 · ")
    return rest


def decision(fixture: Fixture, *, automatic: bool = False, decided: str | None = None, now: datetime = NOW) -> str:
    return texts.decision(fixture, automatic=automatic, decided=decided, now=now, timezone="Europe/London")


def test_the_plea_says_how_many_until_when_and_what_is_at_stake() -> None:
    rest = "£45.00 is at stake. Can you make it?"
    assert plea(short()) == f"7 in, 1 more needed by Tue 18:00 or it may be called off. {rest}"
    assert plea(short(6), automatic=True) == f"6 in, 2 more needed by Tue 18:00 or we cancel. {rest}"
    assert plea(short(hire=0)) == "7 in, 1 more needed by Tue 18:00 or it may be called off. Can you make it?"


def test_the_plea_is_never_stale() -> None:
    assert plea(short(8)) == "Game on: 8 are in."
    assert plea(replace(short(1), minimum=1)) == "Game on: 1 is in."
    assert plea(replace(short(), verdict=Verdict.PLAY_ON)) == "We play, with however many we are."
    assert plea(short(), now=DEADLINE) == "7 in, 1 more needed. The card has the list."
    assert plea(replace(short(), danger=None)) == "That's the game now. Its card has the list."
    off = replace(short(), status=Status.CANCELLED, reason="rain & <snow>")
    assert plea(off) == "Called off: rain &amp; &lt;snow&gt;"
    assert plea(replace(off, reason="")) == "Called off."
    assert plea(short(), now=KICK_OFF + timedelta(hours=1)) == "That game is over."


def test_the_question_tells_what_it_takes_to_decide() -> None:
    assert decision(short()) == (
        f"7 of 8 are in for {TITLE}. Until Tue 18:00 the pitch can be called off for free; then £45.00 is at stake. "
        "With 7, £6.50 each would cover it."
    )
    assert decision(short(1, hire=500)) == (
        f"1 of 8 is in for {TITLE}. Until Tue 18:00 the pitch can be called off for free; then £5.00 is at stake."
    ), "one pays for it: nothing more would be needed"
    assert "cover" not in decision(short(0)), "nobody is divided by"
    assert decision(short(hire=0)) == f"7 of 8 are in for {TITLE}. There's time until Tue 18:00 to call it off."


@pytest.mark.parametrize(("players", "more"), [(7, "1 more joins"), (6, "2 more join")])
def test_where_games_are_called_off_by_themselves_the_question_says_so(players: int, more: str) -> None:
    said = decision(short(players), automatic=True)
    assert f"At Tue 18:00 I'll call it off, unless {more} or you play on. After that £45.00 is at stake." in said


def test_without_hope_it_says_how_many_could_come_at_the_most() -> None:
    hopeless = Danger(asked=(OLLY,), hopeless=True, at_most=7)
    said = decision(short(5, danger=hopeless))
    assert said.startswith(
        f"Even if everybody who hasn't answered came, you'd be 7 of 8 for {TITLE}. 5 of 8 are in so far. Until Tue"
    )
    lowered = decision(replace(short(5, danger=hopeless), minimum=6))
    assert lowered.startswith(f"5 of 6 are in for {TITLE}."), "a lower minimum may be reached"


def test_a_later_question_is_announced() -> None:
    later = replace(short(), agenda=(Due(Step.ASK_AGAIN, NOW + timedelta(hours=3)),))
    assert decision(later).endswith("\nI'll ask you again today at 15:00.")


def test_the_question_says_what_became_of_it_and_who_decided() -> None:
    played = replace(short(), verdict=Verdict.PLAY_ON)
    assert decision(played, decided="You") == f"{TITLE}: you play, with however many you are. You decided that."
    off = replace(short(), status=Status.CANCELLED)
    assert decision(off, decided="<Ann>") == f"{TITLE} is off. &lt;Ann&gt; decided that."
    assert decision(off) == f"{TITLE} is off."
    assert decision(short(8)) == f"8 are in for {TITLE}: game on."
    moved = replace(short(), danger=None)
    assert decision(moved) == f"It's now {TITLE}."
    moved = replace(moved, agenda=(Due(Step.DANGER, NOW),))
    assert decision(moved) == f"It's now {TITLE}. I'll come back to you if that is short of players."
    assert decision(short(), now=KICK_OFF + timedelta(hours=1)) == f"{TITLE}: that game is over."


def test_called_off_by_itself_the_organiser_is_to_tell_the_pitch() -> None:
    facts = Danger(pleaded=True, asked=(TelegramId(1),), by_itself=True)
    off = replace(short(danger=facts), status=Status.CANCELLED, reason="not enough players (7 of 8)")
    why = f"I've called off {TITLE}: not enough players (7 of 8). Nobody is charged."
    assert decision(off) == f"{why} Please tell Riverside."
    assert decision(replace(off, hire=Pence(0))) == why


def test_when_the_deadline_has_passed_it_says_what_that_means() -> None:
    assert decision(short(), now=DEADLINE) == (
        f"7 of 8 are in for {TITLE}. Tue 18:00 has passed: the pitch costs £45.00 either way. "
        "/cancel still calls it off."
    )
    assert "it goes on as it is." in decision(short(hire=0), now=DEADLINE)
    missed = short(danger=Danger(asked=(OLLY,), missed=True))
    assert decision(missed, now=DEADLINE + timedelta(hours=2)) == (
        f"I was away when {TITLE} could still be called off for free, until Tue 18:00. "
        "7 of 8 are in. £45.00 is at stake. Play on?"
    )

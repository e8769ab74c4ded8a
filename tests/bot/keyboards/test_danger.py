"""The buttons of a game that is short of players."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import keyboards
from club.fixtures import Danger, Due, Fixture, Step, Verdict
from tests.bot.keyboards.words import words
from tests.builders import NOW, OLLY, a_fixture

DEADLINE = NOW + timedelta(hours=6)
GAME = replace(
    a_fixture(starts_at=NOW + timedelta(days=1)), cancel_by=DEADLINE, danger=Danger(pleaded=True, asked=(OLLY,))
)


def decision(fixture: Fixture = GAME, *, automatic: bool = False, now: datetime = NOW) -> list[list[str]]:
    keyboard = keyboards.decision(fixture, automatic=automatic, now=now, timezone="Europe/London")
    return [] if keyboard is None else words(keyboard)


def test_a_plea_has_buttons_as_long_as_it_asks_for_something() -> None:
    keyboard = keyboards.plea(GAME, NOW)
    assert keyboard is not None
    assert words(keyboard) == [["I'm in", "I'm out"]]
    for settled in (replace(GAME, verdict=Verdict.PLAY_ON), replace(GAME, minimum=0), replace(GAME, danger=None)):
        assert keyboards.plea(settled, NOW) is None
    assert keyboards.plea(GAME, DEADLINE) is None


def test_a_question_has_buttons_as_long_as_nobody_has_decided() -> None:
    assert decision() == [["Play on", "Call it off"], ["Ask me later"]]
    for settled in (replace(GAME, verdict=Verdict.PLAY_ON), replace(GAME, minimum=0), replace(GAME, danger=None)):
        assert decision(settled) == []
    assert decision(now=DEADLINE) == []


def test_later_is_offered_only_where_it_makes_sense() -> None:
    plain = [["Play on", "Call it off"]]
    assert decision(automatic=True) == plain
    assert decision(replace(GAME, agenda=(Due(Step.ASK_AGAIN, DEADLINE - timedelta(hours=2)),))) == plain
    assert decision(now=DEADLINE - timedelta(hours=1)) == plain
    missed = replace(GAME, danger=Danger(asked=(OLLY,), missed=True))
    assert decision(missed, now=DEADLINE + timedelta(hours=1)) == plain


def test_before_it_is_called_off_playing_on_is_the_other_answer() -> None:
    assert words(keyboards.sure_to_call_off(GAME)) == [["Call it off", "Play on"]]

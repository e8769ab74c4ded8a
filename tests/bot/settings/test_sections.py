"""All that can be set is in one section, under words of its own, and each value is one that can be said."""

from dataclasses import fields

import pytest

from bot.callbacks import ROOM, SetTo, ShowSettings, pack
from bot.settings import SECTIONS, Option, option_called, section_called, section_of
from bot.texts.habits import LINES
from bot.texts.settings import QUESTIONS, TITLES
from club.actions.settings import Preferences
from club.habits import NAMES
from tests.builders import a_club

OPTIONS = [option for section in SECTIONS for option in section.options]


def test_every_word_means_one_thing() -> None:
    words = [word for option in OPTIONS for word in (option.name, *option.also)]
    assert len(set(words)) == len(words)
    assert all(option_called(word) in OPTIONS for word in words)
    assert option_called("Missed-Out  FIRST:") is option_called("missed")
    assert option_called("colour") is None


def test_every_habit_can_be_set() -> None:
    wanted = [option.preference(option.example) for option in OPTIONS]
    assert {name for one in wanted for name in one.habits} == set(NAMES)
    others = {field.name for field in fields(Preferences)} - {"name", "habits", "notice", "notices"}
    assert {name for name in others for one in wanted if getattr(one, name) is not None} == others


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_each_can_be_seen_and_changed(option: Option) -> None:
    club = a_club()
    assert LINES[option.name](club)
    assert all(option.read(value) is not None for value in (*option.values, option.example))
    assert option.now(club) in option.values or not option.values
    assert bool(option.values) == (option.name not in QUESTIONS and option.name != "cancellation")
    assert section_of(option).options.count(option) == 1
    for value in option.values:
        assert len(pack(SetTo(club.club_id, option.name, value)).encode()) <= ROOM


def test_sections_go_by_what_is_read_on_them() -> None:
    for section in SECTIONS:
        assert section_called(section.name) is section
        assert section_called(TITLES[section.name].replace("The ", "").replace("games", "")) is section
        assert pack(ShowSettings(a_club().club_id, section.name))

"""The words about a calendar say what there is, and no more."""

import itertools

import pytest

from bot.texts import calendar as texts
from tests.builders import a_club


@pytest.mark.parametrize(("plays", "runs", "public", "games"), list(itertools.product([True, False], repeat=4)))
def test_what_is_promised_is_there(*, plays: bool, runs: bool, public: bool, games: bool) -> None:
    text = texts.calendar(a_club(), plays=plays, runs=runs, public=public, games=games)
    assert ("file" in text) == (games or not public)
    assert ("keeps itself up to date" in text) == public
    assert ("As you run the club" in text) == (plays and runs and public)
    assert len(text) < 800, "it has to go below a file"


def test_a_club_s_name_is_its_own_business() -> None:
    text = texts.calendar(a_club(name="<b>&"), plays=True, runs=False, public=True, games=False)
    assert "&lt;b&gt;&amp;" in text

"""A result is noted where the club keeps results, and told once."""

from functools import partial

import pytest

from club import notices
from club.actions.charging import settle
from club.actions.scoring import note_result
from club.actions.settings import Preferences, prefer
from club.errors import Conflict
from club.fixtures import Result
from tests.club.actions.wednesday import AFTER, Wednesday


async def test_a_club_that_keeps_no_results_is_told_so(club: Wednesday) -> None:
    game = await club.game()
    with pytest.raises(Conflict, match="aren't kept"):
        await club.store.write(partial(note_result, fixture_id=game.fixture_id, result=Result(5, 3), at=AFTER))
    assert (await club.store.fixtures.get(game.fixture_id)).result is None


async def test_a_settled_game_tells_its_result_on_the_list_too(club: Wednesday) -> None:
    game = await club.game(await club.player("Ashley"))
    keep = Preferences(habits={"results": True})
    await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=keep))
    await club.store.write(lambda books: settle(books, game.fixture_id, at=AFTER))
    before = len(await club.news(notices.person(club.club.organisers[0])))
    for _ in range(2):
        await club.store.write(partial(note_result, fixture_id=game.fixture_id, result=Result(5, 3), at=AFTER))
    assert len(await club.news(notices.person(club.club.organisers[0]))) == before + 1

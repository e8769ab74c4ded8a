"""Places that were kept become everybody's, without asking those who waited for just that."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from club.fixtures import Guest, Joined
from club.ids import PlayerId
from club.life.places import free_places, scramble
from tests.builders import NOW, a_club, a_fixture

PEOPLE = tuple(PlayerId(f"player{number}") for number in range(6))
HELD = tuple(PlayerId(f"held{number}") for number in range(3))


class NobodyKnown:
    """Books in which nobody can be told."""

    async def find_player(self, player_id: PlayerId) -> None:
        return None

    def tell(self, *notices: Any) -> None:
        assert not any(notices)


@given(
    st.permutations(PEOPLE),
    st.sets(st.sampled_from(PEOPLE)),
    st.lists(st.sampled_from(HELD), unique=True),
    st.integers(1, 8),
)
async def test_all_who_waited_are_seated_in_order_debtors_last(
    taps: list[PlayerId], back: set[PlayerId], held: list[PlayerId], maximum: int
) -> None:
    game = a_fixture(minimum=1, maximum=maximum, starts_at=NOW + timedelta(days=5))
    until = NOW + timedelta(days=1)
    game = replace(game, held_for=tuple(held[:maximum]), held_back=tuple(back), held_until=until)
    for player in taps:
        game, outcome = game.join(player, at=NOW)
        assert not (isinstance(outcome, Joined) and player in back), "who is held back waits"
        assert len(game.players) + len(game.held_for) <= maximum, "what is kept is not given away"
    freed = await free_places(NobodyKnown(), a_club(), game, until)  # type: ignore[arg-type]  # as much as is needed
    line = [*(one for one in game.waiting if one not in back), *(one for one in game.waiting if one in back)]
    room = maximum - len(game.players)
    assert freed.players == (*game.players, *line[:room])
    assert list(freed.waiting) == line[room:]
    assert (freed.held_for, freed.held_back, freed.held_until) == ((), (), None)


async def test_the_scramble_is_left_to_the_line() -> None:
    game = replace(a_fixture(), guests=(Guest(PEOPLE[0], PEOPLE[1], PEOPLE[1]),))
    assert await scramble(NobodyKnown(), a_club(), game, NOW) is game  # type: ignore[arg-type]  # nothing is read

"""A game is put up in one way, whoever asks for it: with its card, its deadline and its agenda."""

from datetime import timedelta

import pytest

from club.errors import Invalid
from club.fixtures import Step
from club.ids import FixtureId, SeriesId
from club.money import Pence
from club.notices import Notice, Topic
from club.planning import Plan, put_up
from club.ports import Thing
from tests.builders import NOW, a_club


class Noting:
    """Books that note what is saved and told."""

    def __init__(self) -> None:
        self.saved: list[Thing] = []
        self.told: list[Notice] = []

    def save(self, thing: Thing) -> None:
        self.saved.append(thing)

    def tell(self, *notices: Notice) -> None:
        self.told += notices


def plan(location: str = "Riverside", *, minimum: int | None = None, maximum: int | None = None) -> Plan:
    return Plan(starts_at=NOW + timedelta(days=3), location=location, minimum=minimum, maximum=maximum)


async def test_what_is_not_said_is_as_usual_and_the_agenda_stands_with_the_game() -> None:
    books = Noting()
    game = await put_up(books, a_club(), plan(), new_id=FixtureId("f"), at=NOW, series_id=SeriesId("s"))  # type: ignore[arg-type]  # as much as is needed
    assert (game.price, game.hire, game.minimum, game.maximum) == (Pence(500), Pence(4500), 8, 12)
    assert (game.opened_at, game.series_id, game.cancel_by) == (NOW, "s", NOW + timedelta(days=2))
    assert Step.DEADLINE in {due.step for due in game.agenda}
    assert [notice.topic for notice in books.told] == [Topic.CARD]
    assert books.saved == [game, a_club().played_at("Riverside")]


@pytest.mark.parametrize(("facts", "limits"), [({"maximum": 6}, (6, 6)), ({"minimum": 14}, (14, 14))])
async def test_one_limit_alone_pulls_the_other_along(facts: dict[str, int], limits: tuple[int, int]) -> None:
    game = await put_up(Noting(), a_club(), plan(**facts), new_id=FixtureId("f"), at=NOW)  # type: ignore[arg-type]  # the same
    assert (game.minimum, game.maximum) == limits


async def test_what_cannot_be_meant_is_refused_before_anything_is_told() -> None:
    books = Noting()
    with pytest.raises(Invalid):
        await put_up(books, a_club(), plan(location=" "), new_id=FixtureId("f"), at=NOW)  # type: ignore[arg-type]  # the same
    assert (books.saved, books.told) == ([], [])

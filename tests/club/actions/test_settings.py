"""What a club does unless it is told otherwise."""

from functools import partial
from typing import Any

import pytest

from club.actions.settings import Preferences, prefer
from club.clubs import Club
from club.errors import Invalid, NotFound
from club.ids import ClubId
from club.money import Pence
from tests.club.actions.wednesday import Wednesday


async def preferred(club: Wednesday, **wanted: Any) -> Club:
    return await club.store.write(partial(prefer, club_id=club.club.club_id, wanted=Preferences(**wanted)))


async def test_what_is_not_named_stays(club: Wednesday) -> None:
    before = await club.store.clubs.get(club.club.club_id)
    assert await preferred(club) == before
    changed = await preferred(club, default_price=Pence(650))
    assert (changed.default_price, changed.default_hire, changed.name) == (650, before.default_hire, before.name)
    assert (await club.store.clubs.get(club.club.club_id)).default_price == 650


async def test_everything_that_can_be_preferred(club: Wednesday) -> None:
    wanted: dict[str, Any] = {
        "name": "Thursday Five",
        "timezone": "Europe/Dublin",
        "default_price": Pence(0),
        "default_hire": Pence(0),
        "default_minimum": 2,
        "default_maximum": 20,
        "charge_after_minutes": 0,
        "monzo_me": "https://monzo.me/ollygrant",
        "admins_may": True,
        "monthly_statement": True,
        "remind_automatically": True,
    }
    changed = await preferred(club, **wanted)
    assert {name: getattr(changed, name) for name in wanted} == wanted
    assert (await preferred(club, monzo_me="", admins_may=False)).monzo_me is None


async def test_games_that_exist_keep_what_they_had(club: Wednesday) -> None:
    game = await club.game()
    await preferred(club, default_price=Pence(999), charge_after_minutes=5)
    assert await club.store.fixtures.get(game.fixture_id) == game


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"name": " \n "}, "name"),
        ({"name": "\u202e"}, "name"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"timezone": ""}, "timezone"),
        ({"timezone": "Europe"}, "timezone"),
        ({"timezone": "\ud800"}, "timezone"),
        ({"default_price": -1}, "default_price"),
        ({"default_hire": 1_000_001}, "default_hire"),
        ({"default_minimum": 0}, "minimum"),
        ({"default_minimum": 13}, "maximum"),
        ({"default_maximum": 101}, "maximum"),
        ({"charge_after_minutes": -1}, "charge_after_minutes"),
        ({"charge_after_minutes": 1441}, "charge_after_minutes"),
        ({"monzo_me": "https://evil.example/olly"}, "monzo_me"),
    ],
)
async def test_what_cannot_be_meant_is_refused_by_name(club: Wednesday, wanted: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await preferred(club, **wanted)
    assert refused.value.field == field


async def test_a_name_is_one_line(club: Wednesday) -> None:
    assert (await preferred(club, name=" Five\n a \u202eside " + "x" * 200)).name == ("Five a side " + "x" * 200)[:128]


async def test_there_are_no_preferences_of_a_club_that_is_not_there(club: Wednesday) -> None:
    with pytest.raises(NotFound):
        await club.store.write(partial(prefer, club_id=ClubId("none"), wanted=Preferences()))


async def test_habits_and_a_place_s_notice_are_kept(club: Wednesday) -> None:
    changed = await preferred(club, habits={"guests": 0, "tonight": False}, notice=(" Riverside ", 48))
    assert (changed.habits.guests, changed.habits.tonight, changed.habits.offers) == (0, False, True)
    assert (await club.store.clubs.get(changed.club_id)).notice_at("riverside") == 48
    assert (await preferred(club, notice=("RIVERSIDE", None))).notices == ()
    for wanted in ({"habits": {"guests": 99}}, {"notice": ("Riverside", -1)}, {"notice": ("", 5)}):
        with pytest.raises(Invalid):
            await preferred(club, **wanted)

"""News of places, said only while it is true."""

from dataclasses import replace
from functools import partial

from club.actions.charging import let_off
from club.fixtures import LateLeaver, Status
from tests.bot.town import Town
from tests.builders import NOW
from tests.storage.keeping import keep


async def test_a_slip_of_the_finger_that_is_put_right_at_once_is_not_told(town: Town) -> None:
    game = await town.new_game()
    await town.telegram.start(town.sam)
    await town.tap(town.sam, "I'm in")
    sam = (await town.player(town.sam)).player_id
    fixture = await town.store.fixtures.get(game.fixture_id)
    late = replace(fixture, players=(), late=(LateLeaver(sam, NOW),), status=Status.OVER)
    await keep(town.store, late)
    before = town.words(town.sam)
    act = partial(let_off, fixture_id=game.fixture_id, player_id=sam, at=town.clock.now)
    await town.store.write(partial(act, off=False))
    for off in (True, False):
        await town.store.write(partial(act, off=off))
    await town.idle()
    assert town.words(town.sam) == before
    await town.store.write(partial(act, off=True))
    await town.idle()
    assert town.last(town.sam).startswith("Your £5.00 for Wed 4 Mar, 18:00 · Riverside is off")
    for off in (False, True):
        await town.store.write(partial(act, off=off))
        await town.idle()
    assert town.words(town.sam).count("counts after all") == 1
    assert town.words(town.sam).count("is off") == 2

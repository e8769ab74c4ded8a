"""News that a game is at another time or place, or costs something else."""

import contextlib
from collections.abc import Sequence

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import moves as texts
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.notices import Former, Notice, moved_from
from club.ports import Post


async def moved(stage: Stage, news: Sequence[Notice]) -> None:
    """To the group, so that those who signed up hear it and say whether they still come; nothing if it is off by now.

    It says what the game was when people last heard of it, however often it was changed since, and nothing where it is
    that again. A later move is a message of its own, as it has to be noticed; the former one loses its buttons.
    """
    fixture = await stage.store.fixtures.get(known(news[-1].fixture_id))
    club = await stage.store.clubs.get(fixture.club_id)
    if fixture.status_at(stage.now) is not Status.OPEN:
        return
    subject, keys = f"moved:{fixture.fixture_id}", [one.key for one in news]
    posts = await stage.store.posts.of_all((subject, *keys))
    untold = [one for one in news if one.key not in posts]  # the others were told, and a crash came before it was noted
    was = moved_from(untold[0]) if untold else None
    if was is None or was == Former(fixture.starts_at, fixture.price, fixture.location):
        return
    if (was.starts_at, was.location) == (fixture.starts_at, fixture.location):
        await stage.store.posts.keep_all(keys, await _repriced(stage, fixture, club))
        return
    text = texts.moved(
        fixture,
        was,
        asked=await stage.mentions(club, fixture.unconfirmed),
        waiting=await stage.mentions(club, fixture.waiting),
        now=stage.now,
        timezone=club.timezone,
    )
    keyboard, silent = keyboards.still_in(fixture) if fixture.unconfirmed else None, stage.at_night(club)
    new = await stage.telegram.post(club.chat_id, text, keyboard, silent=silent, thread_id=fixture.thread_id)
    await stage.store.posts.keep_all((subject, *keys), new)
    if subject in posts:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(posts[subject], texts.MOVED_AGAIN)


async def _repriced(stage: Stage, fixture: Fixture, club: Club) -> Post:
    """To those who signed up."""
    people = await stage.mentions(club, (*fixture.players, *fixture.waiting))
    text = texts.repriced(fixture, people, now=stage.now, timezone=club.timezone)
    return await stage.telegram.post(club.chat_id, text, silent=stage.at_night(club), thread_id=fixture.thread_id)

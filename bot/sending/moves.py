"""News that a game is at another time or place, or costs something else."""

import contextlib

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import moves as texts
from club.fixtures import Status
from club.notices import Notice, moved_from


async def moved(stage: Stage, notice: Notice) -> None:
    """To the group, so that those who signed up hear it and say whether they still come; nothing if it is off by now.

    A later move is a message of its own, as it has to be noticed; the former one loses its buttons.
    """
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    club = await stage.store.clubs.get(fixture.club_id)
    if fixture.status_at(stage.now) is not Status.OPEN:
        return
    silent, thread = stage.at_night(club), fixture.thread_id
    if (was := moved_from(notice)) is None:
        people = await stage.mentions(club, (*fixture.players, *fixture.waiting))
        text = texts.repriced(fixture, people, now=stage.now, timezone=club.timezone)
        await stage.telegram.post(club.chat_id, text, silent=silent, thread_id=thread)
        return
    subject = known(notice.subject)
    posts = await stage.store.posts.of_all((subject, notice.key))
    if notice.key in posts:
        return  # told, and a crash came before that was noted
    asked, waiting = fixture.unconfirmed, fixture.waiting
    text = texts.moved(
        fixture,
        was,
        asked=await stage.mentions(club, asked),
        waiting=await stage.mentions(club, waiting),
        now=stage.now,
        timezone=club.timezone,
    )
    keyboard = keyboards.still_in(fixture) if asked else None
    new = await stage.telegram.post(club.chat_id, text, keyboard, silent=silent, thread_id=thread)
    await stage.store.posts.keep_all((subject, notice.key), new)
    if subject in posts:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(posts[subject], texts.MOVED_AGAIN)

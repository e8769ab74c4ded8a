"""The card of a game: posted once, pinned if allowed, and edited ever after."""

from bot import keyboards
from bot.sending.sides import follow
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import card as texts
from club.clubs import Club
from club.errors import NotFound
from club.fixtures import Fixture, Status
from club.notices import Notice
from club.ports import Post


async def card(stage: Stage, notice: Notice) -> None:
    """Show the game as it is now, and its sides where the group sees them.

    A card that somebody deleted comes back only while the game is ahead.
    """
    try:
        fixture = await stage.store.fixtures.get(known(notice.fixture_id))
        club = await stage.store.clubs.get(fixture.club_id)
    except NotFound:
        return
    await follow(stage, fixture, club)
    post = await stage.store.posts.of(_subject(fixture))
    if post is not None and post.chat_id == club.chat_id and await refresh(stage, fixture, club, post):
        return
    if fixture.status_at(stage.now) is not Status.OPEN:
        return
    text = await _shown(stage, fixture, club)
    new = await stage.telegram.post(
        club.chat_id,
        text,
        keyboards.card(fixture, stage.now, guests=club.habits.guests > 0),
        silent=stage.at_night(club) or post is not None,
        thread_id=fixture.thread_id,
    )
    await stage.store.posts.keep(_subject(fixture), new)
    await stage.telegram.pin(new)


async def refresh(stage: Stage, fixture: Fixture, club: Club, post: Post) -> bool:
    """Edit the card; False if it is not there any more."""
    try:
        buttons = keyboards.card(fixture, stage.now, guests=club.habits.guests > 0)
        await stage.telegram.edit(post, await _shown(stage, fixture, club), buttons)
    except Gone:
        return False
    return True


async def recount(stage: Stage, club: Club) -> None:
    """Somebody paid: the card of the last game says how many have."""
    played = await stage.store.fixtures.latest_over(club.club_id, stage.now)
    post = await stage.store.posts.of(_subject(played)) if played is not None else None
    if played is not None and post is not None and post.chat_id == club.chat_id:
        await refresh(stage, played, club, post)


async def _shown(stage: Stage, fixture: Fixture, club: Club) -> str:
    over = fixture.status_at(stage.now) is Status.OVER
    return texts.card(
        texts.Shown(
            fixture=fixture,
            names=await stage.first_names(club.club_id),
            timezone=club.timezone,
            now=stage.now,
            habits=club.habits,
            paid=await stage.store.ledger.paid_for(fixture) if over else 0,
        )
    )


def _subject(fixture: Fixture) -> str:
    return f"card:{fixture.fixture_id}"

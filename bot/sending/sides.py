"""The sides of a game in the group: one message, posted once and kept up to date; and who brings ball and bibs."""

import logging

from telegram.error import BadRequest

from bot import keyboards, when
from bot.pictures import SidesPicture
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import sides as texts
from bot.texts.card import heading
from club import lineup
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.notices import Notice, sides_subject
from club.ports import Post
from club.rota import duty

logger = logging.getLogger(__name__)


async def sides(stage: Stage, notice: Notice) -> None:
    """Posted with a picture while the game is ahead, and edited ever after. A message that was deleted comes back."""
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    club = await stage.store.clubs.get(fixture.club_id)
    if not _to_be_seen(fixture, stage):
        return
    post = await stage.store.posts.of(sides_subject(fixture))
    if post is not None and post.chat_id == club.chat_id and await _refresh(stage, fixture, club, post):
        return
    if stage.now < fixture.starts_at:
        new = await _post(stage, fixture, club, silent=stage.at_night(club) or post is not None)
        await stage.store.posts.keep(sides_subject(fixture), new)


async def follow(stage: Stage, fixture: Fixture, club: Club) -> None:
    """The list of a game has changed: so have its sides, where the group sees them. Nothing before and after that."""
    if not _to_be_seen(fixture, stage):
        return
    post = await stage.store.posts.of(sides_subject(fixture))
    if post is not None and post.chat_id == club.chat_id:
        await _refresh(stage, fixture, club, post)


async def kit(stage: Stage, notice: Notice) -> None:
    """To the person, without a sound. Nothing if it is somebody else's turn by now, or too late."""
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    club = await stage.store.clubs.get(fixture.club_id)
    what = {on_duty: words for words, on_duty in (("bibs", duty(fixture).bibs), ("ball", duty(fixture).ball))}
    if notice.player_id not in what or not _ahead(fixture, stage):
        return
    text = texts.bring(what[notice.player_id], heading(fixture, now=stage.now, timezone=club.timezone))
    await stage.telegram.post(await stage.chat_of(notice), text, keyboards.can_not_come(fixture), silent=True)


def _ahead(fixture: Fixture, stage: Stage) -> bool:
    return fixture.status_at(stage.now) is Status.OPEN and stage.now < fixture.starts_at


def _to_be_seen(fixture: Fixture, stage: Stage) -> bool:
    posted = fixture.sides is not None and fixture.sides.posted
    return posted and fixture.status_at(stage.now) is Status.OPEN


async def _post(stage: Stage, fixture: Fixture, club: Club, *, silent: bool) -> Post:
    text, image = await _shown(stage, fixture, club)
    if image is not None:
        try:
            return await stage.telegram.post_picture(
                club.chat_id, image, text, silent=silent, thread_id=fixture.thread_id
            )
        except BadRequest as error:
            logger.warning("a picture was not taken, so its words go alone: %s", error)
    return await stage.telegram.post(club.chat_id, text, silent=silent, thread_id=fixture.thread_id)


async def _refresh(stage: Stage, fixture: Fixture, club: Club, post: Post) -> bool:
    """Edit the message; False if it is not there any more."""
    text, image = await _shown(stage, fixture, club)
    try:
        if image is None or not await _repainted(stage, post, image, text):
            await stage.telegram.reword(post, text)
    except Gone:
        return False
    return True


async def _repainted(stage: Stage, post: Post, image: bytes, text: str) -> bool:
    """Whether the picture was taken; the card must not wait for one that is not. Raises Gone."""
    try:
        await stage.telegram.repaint(post, image, text)
    except BadRequest as error:
        logger.warning("a picture was not taken, so only its words change: %s", error)
        return False
    return True


async def _shown(stage: Stage, fixture: Fixture, club: Club) -> tuple[str, bytes | None]:
    names = await stage.first_names(club.club_id)
    now = lineup.shown(fixture)
    assert now is not None
    picture = SidesPicture(
        club=club.name,
        game=when.moment(fixture.starts_at, now=stage.now, timezone=club.timezone),
        bibs=tuple(names.get(player, "Somebody") for player in now.bibs),
        others=tuple(names.get(player, "Somebody") for player in now.others),
    )
    shown = texts.SidesShown(fixture=fixture, club=club, names=names, now=stage.now)
    return texts.sides(shown), await stage.studio.drawn(picture)

"""A place opened: offered to one for a while, open to all who wait near kick-off, filled after somebody left late.

And of a place that stayed open: its late leaver may be let off.
"""

import contextlib

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import places as texts
from bot.texts.card import heading
from bot.texts.guests import place_of
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.notices import Notice
from club.players import Player


async def offered(stage: Stage, notice: Notice) -> None:
    """To somebody on the waiting list, as a message of its own. Nothing once the offer has ended."""
    fixture, club, player = await _about(stage, notice)
    offer = fixture.offer_to(player.player_id)
    if offer is None or stage.now >= offer.until or fixture.status_at(stage.now) is not Status.OPEN:
        return
    subject, title = known(notice.subject), heading(fixture, now=stage.now, timezone=club.timezone)
    text = texts.offered(title, offer, fixture, now=stage.now, timezone=club.timezone)
    before = await stage.store.posts.of(subject)
    new = await stage.telegram.post(
        await stage.chat_of(notice), text, keyboards.offer(fixture), silent=stage.at_night(club)
    )
    await stage.store.posts.keep(subject, new)
    if before is not None:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(before, texts.OFFERED_AGAIN)
    await stage.heard(player)


async def offer_ended(stage: Stage, notice: Notice) -> None:
    """The message of the offer says how it stands; nothing where there was none."""
    fixture, club, player = await _about(stage, notice)
    post = await stage.store.posts.of(known(notice.subject))
    if post is None or fixture.offer_to(player.player_id) is not None:
        return
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    text = texts.stands(fixture, player.player_id, title, now=stage.now)
    playing = player.player_id in fixture.players and fixture.status_at(stage.now) is Status.OPEN
    with contextlib.suppress(Gone):
        await stage.telegram.edit(post, text, keyboards.can_not_come(fixture) if playing else None)


async def scramble(stage: Stage, notice: Notice) -> None:
    """To everybody who waits, near kick-off. Nothing once the place is taken."""
    fixture, club, player = await _about(stage, notice)
    waits = player.player_id in fixture.waiting and fixture.status_at(stage.now) is Status.OPEN
    if not waits or not fixture.free(stage.now) or stage.now >= fixture.starts_at:
        return
    text = texts.scramble(fixture, now=stage.now, timezone=club.timezone)
    await stage.telegram.post(
        await stage.chat_of(notice), text, keyboards.first_to_tap(fixture), silent=stage.at_night(club)
    )


async def filled(stage: Stage, notice: Notice) -> None:
    """To somebody who dropped out late: they owe nothing for it any more. Nothing if they are in again."""
    fixture, club, player = await _about(stage, notice)
    if player.player_id in fixture.players or any(
        one.owes for one in fixture.late if one.player_id == player.player_id
    ):
        return
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    await stage.telegram.post(
        await stage.chat_of(notice), texts.filled(title, _guest(fixture, player)), silent=stage.at_night(club)
    )


async def put_on(stage: Stage, notice: Notice) -> None:
    """To somebody whom the organiser put on the list, as it stands by then. Nothing if they are off again."""
    fixture, club, player = await _about(stage, notice)
    if fixture.status_at(stage.now) is not Status.OPEN or player.player_id not in (*fixture.players, *fixture.waiting):
        return
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    place = place_of(fixture, player.player_id)
    keyboard = keyboards.can_not_come(fixture)
    await stage.telegram.post(
        await stage.chat_of(notice), texts.put_on(title, place), keyboard, silent=stage.at_night(club)
    )


async def taken_off(stage: Stage, notice: Notice) -> None:
    """To somebody whom the organiser took off the list, or the host of a guest. Nothing if they are on it again."""
    fixture, club, player = await _about(stage, notice)
    if fixture.status_at(stage.now) is not Status.OPEN or player.player_id in (*fixture.players, *fixture.waiting):
        return
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    guest = player.name if player.guest_of else None
    await stage.telegram.post(await stage.chat_of(notice), texts.taken_off(title, guest), silent=stage.at_night(club))


async def let_off(stage: Stage, notice: Notice) -> None:
    """To somebody who dropped out late: it is off, or counts after all, which only who heard the first has to know."""
    fixture, club, player = await _about(stage, notice)
    subject, title = known(notice.subject), heading(fixture, now=stage.now, timezone=club.timezone)
    off = any(one.waived for one in fixture.left_late if one.player_id == player.player_id)
    if fixture.status is Status.CANCELLED or not (off or await stage.store.posts.of(subject)):
        return
    text = (texts.let_off if off else texts.after_all)(title, fixture.price, _guest(fixture, player))
    new = await stage.telegram.post(await stage.chat_of(notice), text, silent=stage.at_night(club))
    await stage.store.posts.keep(subject, new)


def _guest(fixture: Fixture, player: Player) -> str | None:
    """The name of somebody who had been brought; None for whoever reads it themselves."""
    brought = any(one.player_id == player.player_id and one.guest is not None for one in fixture.late)
    return player.name if brought else None


async def _about(stage: Stage, notice: Notice) -> tuple[Fixture, Club, Player]:
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    player = await stage.store.players.get(known(notice.player_id))
    return fixture, await stage.store.clubs.get(fixture.club_id), player

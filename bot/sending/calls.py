"""What people are asked and told before a game, as things stand when it is told."""

import contextlib
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot import keyboards
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import calls as texts
from bot.texts.card import heading
from bot.texts.guests import place_of
from club.calls import asks
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.ids import PlayerId
from club.notices import Notice, call_subject
from club.players import Player


def call_for(
    fixture: Fixture, club: Club, player: PlayerId, *, now: datetime
) -> tuple[str, InlineKeyboardMarkup] | None:
    """The question as it stands; None for somebody who answered, and where there is no need or no place any more."""
    if not asks(fixture, player, club, at=now):
        return None
    return texts.last_call(fixture, now=now, timezone=club.timezone), keyboards.last_call(fixture)


async def last_call(stage: Stage, notice: Notice) -> None:
    """To somebody who usually plays. Nothing once they answered, or it is too late for an answer to matter."""
    fixture, club, player = await _about(stage, notice)
    shown = call_for(fixture, club, player.player_id, now=stage.now)
    if shown is not None and not player.calls_stopped:
        new = await stage.telegram.post(await stage.chat_of(notice), *shown, silent=stage.at_night(club))
        await stage.store.posts.keep(call_subject(fixture.fixture_id, player.player_id), new)


async def call_stands(stage: Stage, notice: Notice) -> None:
    """The question says what was answered elsewhere; nothing where nobody was asked, or wants to be asked no more."""
    post = await stage.store.posts.of(known(notice.subject))
    if post is None:
        return
    fixture, club, player = await _about(stage, notice)
    if player.calls_stopped:
        return  # the message has the way back
    title = heading(fixture, now=stage.now, timezone=club.timezone)
    text = texts.stands(title, fixture.whereabouts(player.player_id), place_of(fixture, player.player_id))
    with contextlib.suppress(Gone):
        await stage.telegram.edit(post, text)


async def tonight(stage: Stage, notice: Notice) -> None:
    """To somebody who is in, without a sound. Nothing once they are out, or the game was moved, or has begun."""
    fixture, club, player = await _about(stage, notice)
    ahead = fixture.status is Status.OPEN and stage.now < fixture.starts_at
    as_told = fixture.starts_at.isoformat() == notice.detail and player.player_id in fixture.players
    if not ahead or not as_told or player.calls_stopped:
        return
    names = await stage.first_names(club.club_id)
    guests = [names.get(one, "a guest") for one in fixture.guests_of(player.player_id) if one in fixture.players]
    moved = player.player_id in fixture.unconfirmed
    text = texts.tonight(fixture, guests, now=stage.now, timezone=club.timezone, moved=moved)
    await stage.telegram.post(await stage.chat_of(notice), text, keyboards.tonight(fixture, moved=moved), silent=True)
    await stage.heard(player)


async def _about(stage: Stage, notice: Notice) -> tuple[Fixture, Club, Player]:
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    player = await stage.store.players.get(known(notice.player_id))
    return fixture, await stage.store.clubs.get(fixture.club_id), player

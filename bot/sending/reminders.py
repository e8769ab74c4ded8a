"""Reminders as they are told: to the player alone and as things stand by then; and what the organiser has to know."""

import contextlib
from datetime import datetime, timedelta

from telegram import InlineKeyboardMarkup

from bot import keyboards, when
from bot.sending.question import Shown
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import reminders as texts
from club.clubs import Club
from club.ledger import owes
from club.notices import Notice
from club.players import Player
from club.ports import Post, Store
from club.reckoning import debts_of
from club.reminders import Round, State
from club.sightings import sightings

LATEST = timedelta(days=1)
"""A reminder that could not be told for so long (a chat that was closed, an outage) is not told any more."""


def link_of(club: Club) -> str | None:
    """Where to pay, if a link can carry the sum."""
    return club.monzo_me if club.currency == "GBP" else None


async def reminder_for(
    store: Store, club: Club, player: Player, *, now: datetime
) -> tuple[str, InlineKeyboardMarkup] | None:
    """The reminder as it stands; None for somebody who owes nothing."""
    found = await debts_of(store, [player])
    if not found:
        return None
    elsewhere = player.telegram_id is not None and len(await store.players.of_person(player.telegram_id)) > 1
    text = texts.reminder(player.name, found[0], now=now, timezone=club.timezone, club=club.name if elsewhere else None)
    return text, keyboards.reminder(player, found[0].amount, link_of(club))


async def round_shown(store: Store, club: Club, drawn: Round, page: int, *, now: datetime) -> Shown:
    """The list for the organiser: to be looked at, or what became of it."""
    names = await store.players.names(club.club_id)
    if drawn.state is not State.OPEN:
        return texts.sent(club, drawn, names, now=now), keyboards.round_of(drawn, names, page)
    example = None
    if drawn.chosen:
        first = drawn.chosen[0]
        reads = texts.reminder(names.get(first.player_id, "Somebody"), first, now=now, timezone=club.timezone)
        example = f"{reads}\n{texts.buttons(first.amount)}"
    return texts.preview(club, drawn, names, example, now=now), keyboards.round_of(drawn, names, page)


async def reminder(stage: Stage, notice: Notice) -> None:
    """To the player. Who paid in the meantime, or wants no reminder any more, is told nothing."""
    player, club = await stage.store.players.get(known(notice.player_id)), await stage.club_of(notice)
    sent = await stage.store.rounds.get(known(notice.round_id))
    late = sent.sent_at is None or stage.now - sent.sent_at > LATEST
    waits = player.snoozed_until is not None and stage.now < player.snoozed_until
    shown = await reminder_for(stage.store, club, player, now=stage.now)
    if late or waits or player.reminders_stopped or shown is None:
        return
    subject = known(notice.subject)
    posts = await stage.store.posts.of_all((subject, notice.key))
    if notice.key in posts:
        return  # told, and a crash came before that was noted
    new = await stage.telegram.post(await stage.chat_of(notice), *shown, silent=stage.at_night(club))
    await stage.store.posts.keep_all((subject, notice.key), new)
    if subject in posts:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(posts[subject], texts.ASKED_AGAIN)


async def follows(stage: Stage, notice: Notice) -> None:
    """Money came, or was taken back: the reminder in the player's chat shows it. All paid, it loses its buttons."""
    post = await stage.store.posts.of(known(notice.subject))
    if post is None:
        return
    player, club = await stage.store.players.get(known(notice.player_id)), await stage.club_of(notice)
    shown = await reminder_for(stage.store, club, player, now=stage.now)
    with contextlib.suppress(Gone):
        await stage.telegram.edit(post, *(shown or (texts.PAID,)))


async def round_sent(stage: Stage, notice: Notice) -> None:
    """To whoever runs the club, without a sound: the list that waited for the morning, or a line after a game."""
    club, sent = await stage.club_of(notice), await stage.store.rounds.get(known(notice.round_id))
    game = None
    if sent.fixture_id is not None:
        starts_at = (await stage.store.fixtures.get(sent.fixture_id)).starts_at
        game = when.day(starts_at, now=stage.now, timezone=club.timezone)
    names = await stage.store.players.names(club.club_id)
    await _edit_or_post(stage, notice, texts.sent(club, sent, names, game, now=stage.now))


async def unreached(stage: Stage, notice: Notice) -> None:
    """To whoever runs the club: all whom a round did not reach, in one message."""
    club, sent = await stage.club_of(notice), await stage.store.rounds.get(known(notice.round_id))
    names = await stage.store.players.names(club.club_id)
    await _edit_or_post(stage, notice, texts.unreached(sent, names))


async def says_paid(stage: Stage, notice: Notice) -> None:
    """To an organiser, without a sound: a player says that it is paid. Nothing if it is by now."""
    player = await stage.store.players.get(known(notice.player_id))
    due = owes(await stage.store.ledger.balance(player.player_id))
    if not due:
        return
    likely = await sightings(stage.store, player, at=stage.now)
    text = texts.says_paid(player.name, due, likely=bool(likely))
    club = await stage.club_of(notice)
    keyboard = keyboards.says_paid(player, due, likely, now=stage.now, timezone=club.timezone)
    await stage.telegram.post(await stage.chat_of(notice), text, keyboard, silent=True)


async def _edit_or_post(stage: Stage, notice: Notice, text: str) -> None:
    subject = known(notice.subject)
    post: Post | None = await stage.store.posts.of(subject)
    if post is not None:
        try:
            return await stage.telegram.edit(post, text)
        except Gone:
            pass
    return await stage.store.posts.keep(
        subject, await stage.telegram.post(await stage.chat_of(notice), text, silent=True)
    )

"""A game that is short of players: the plea in the group and the question to its organisers, edited in place."""

import contextlib

from telegram import InlineKeyboardMarkup

from bot import keyboards, memo
from bot.sending.stage import Stage, known
from bot.sending.telegram import Gone
from bot.texts import danger as texts
from club.clubs import Club
from club.fixtures import Fixture, Status
from club.notices import Notice
from club.shortage import too_few

Shown = tuple[str, InlineKeyboardMarkup | None]


async def plea(stage: Stage, notice: Notice) -> None:
    """To the group, as a message of its own; one of another date gives way. Nothing when the game is on by now."""
    fixture, club = await _game(stage, notice)
    if not fixture.is_short(stage.now):
        return await plea_stands(stage, notice)
    await _give_way(stage, notice, club.chat_id)
    text, keyboard = _plea(stage, fixture, club)
    new = await stage.telegram.post(
        club.chat_id, text, keyboard, silent=stage.at_night(club), thread_id=fixture.thread_id
    )
    return await stage.store.posts.keep(known(notice.subject), new)


async def plea_stands(stage: Stage, notice: Notice) -> None:
    """The plea says how it stands; nothing where there was none, or the group is another chat by now."""
    fixture, club = await _game(stage, notice)
    post = await stage.store.posts.of(known(notice.subject))
    if post is not None and post.chat_id == club.chat_id:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(post, *_plea(stage, fixture, club))


async def to_decide(stage: Stage, notice: Notice) -> None:
    """To an organiser, as a message of its own: there is something to decide, or it was called off by itself."""
    fixture, club = await _game(stage, notice)
    by_itself = fixture.status is Status.CANCELLED and fixture.danger is not None and fixture.danger.by_itself
    if not fixture.awaits_decision(stage.now) and not (by_itself and stage.now < fixture.starts_at):
        return await decision_stands(stage, notice)
    chat = await stage.chat_of(notice)
    await _give_way(stage, notice, chat)
    text, keyboard = await _decision(stage, fixture, club, reader=chat)
    new = await stage.telegram.post(chat, text, keyboard, silent=stage.at_night(club))
    return await stage.store.posts.keep(known(notice.subject), new)


async def decision_stands(stage: Stage, notice: Notice) -> None:
    """The question says how it stands; nothing where there was none."""
    fixture, club = await _game(stage, notice)
    post = await stage.store.posts.of(known(notice.subject))
    if post is not None:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(post, *await _decision(stage, fixture, club, reader=post.chat_id))


def _plea(stage: Stage, fixture: Fixture, club: Club) -> Shown:
    automatic = club.habits.cancel_automatically
    text = texts.plea(fixture, automatic=automatic, now=stage.now, timezone=club.timezone)
    return text, keyboards.plea(fixture, stage.now)


async def _decision(stage: Stage, fixture: Fixture, club: Club, *, reader: int) -> Shown:
    automatic, decided = club.habits.cancel_automatically, await _decider(stage, fixture, reader)
    text = texts.decision(fixture, automatic=automatic, decided=decided, now=stage.now, timezone=club.timezone)
    keyboard = keyboards.decision(fixture, automatic=automatic, now=stage.now, timezone=club.timezone)
    return (text if keyboard is None else f"{memo.hide('why', r=too_few(fixture))}{text}"), keyboard


async def _decider(stage: Stage, fixture: Fixture, reader: int) -> str | None:
    """Who has decided, as the reader calls them."""
    if fixture.decided_by is None:
        return None
    if fixture.decided_by == reader:
        return "You"
    playing = await stage.store.players.of_person(fixture.decided_by)
    here = next((one.player_id for one in playing if one.club_id == fixture.club_id), None)
    return "Another organiser" if here is None else (await stage.first_names(fixture.club_id))[here]


async def _give_way(stage: Stage, notice: Notice, chat_id: int) -> None:
    """A message of before asks for nothing any more."""
    before = await stage.store.posts.of(known(notice.subject))
    if before is not None and before.chat_id == chat_id:
        with contextlib.suppress(Gone):
            await stage.telegram.edit(before, texts.NEWS_BELOW)


async def _game(stage: Stage, notice: Notice) -> tuple[Fixture, Club]:
    fixture = await stage.store.fixtures.get(known(notice.fixture_id))
    return fixture, await stage.store.clubs.get(fixture.club_id)

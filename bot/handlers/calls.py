"""Answers to what people are asked and told before a game, and the switch for both: `/calls on`, `/calls off`."""

from functools import partial

from bot import keyboards, when
from bot.callbacks import AnswerCall, StopCalls
from bot.routes import Handler, command, tap
from bot.sending.calls import call_for
from bot.texts import calls as texts
from bot.texts import signing_up
from bot.texts.card import heading
from bot.turn import Turn
from club.actions.answering_calls import stop_calls
from club.actions.signing_up import join, leave
from club.clubs import Club
from club.errors import Forbidden, Invalid, NotFound
from club.fixtures import Fixture
from club.ids import FixtureId
from club.notices import call_subject
from club.players import Player
from club.ports import Post

ON, OFF = ("on", "yes"), ("off", "no")


def handlers() -> list[Handler]:
    """In, out, don't ask me, and the switch."""
    return [
        tap(AnswerCall, tap_in, lambda button: button.playing),
        tap(AnswerCall, tap_out, lambda button: not button.playing),
        tap(StopCalls, stop),
        command("calls", switch),
    ]


async def tap_in(turn: Turn, button: AnswerCall) -> None:
    """[I'm in], [Still in]: the message says how it stands."""
    _, club, player = await _mine(turn, button.fixture_id)
    act = partial(join, fixture_id=button.fixture_id, who=turn.person, at=turn.now)
    done = await turn.write(partial(act, under_call=await _is_question(turn, button, player)))
    moment = when.moment(done.fixture.starts_at, now=turn.now, timezone=club.timezone)
    words = signing_up.joined(done.outcome, moment=moment)
    turn.toast(words)
    turn.edit(texts.answered(heading(done.fixture, now=turn.now, timezone=club.timezone), words))


async def tap_out(turn: Turn, button: AnswerCall) -> None:
    """[I'm out]: the message says how it stands. Where it costs something, there is a way back."""
    _, club, player = await _mine(turn, button.fixture_id)
    act = partial(leave, fixture_id=button.fixture_id, who=turn.person, at=turn.now)
    done = await turn.write(partial(act, under_call=await _is_question(turn, button, player)))
    words, grave = signing_up.left(done.outcome, done.fixture.price), signing_up.is_grave(done.outcome)
    turn.toast(words, alert=grave)
    title = heading(done.fixture, now=turn.now, timezone=club.timezone)
    turn.edit(texts.answered(title, words), keyboards.back_in(done.fixture) if grave else None)


async def stop(turn: Turn, button: StopCalls) -> None:
    """[Don't ask me], and [Ask me after all]: then the question is there again, if it still makes sense."""
    fixture, club, _ = await _mine(turn, button.fixture_id)
    act = partial(stop_calls, telegram_id=turn.person.telegram_id, stopped=button.stopped, club_id=club.club_id)
    players = await turn.write(act)
    if button.stopped:
        return turn.edit(texts.STOPPED, keyboards.calls_stopped(fixture))
    turn.toast(texts.ON_AGAIN)
    asked = next((call_for(fixture, club, player.player_id, now=turn.now) for player in players), None)
    return turn.edit(*(asked or (texts.ON_AGAIN,)))


async def switch(turn: Turn) -> None:
    """`/calls on` and `/calls off`, for all their clubs; without a word, how it is."""
    said, who = turn.said.casefold(), turn.person.telegram_id
    if said and said not in (*ON, *OFF):
        raise Invalid(texts.unreadable(turn.said))
    players = await turn.store.players.of_person(who)
    if not players:
        raise NotFound(texts.NO_PLAYER)
    if not said:
        stopped = all(player.calls_stopped for player in players)
        return turn.whisper(texts.IS_OFF if stopped else texts.IS_ON)
    await turn.write(partial(stop_calls, telegram_id=who, stopped=said in OFF))
    return turn.whisper(texts.STOPPED if said in OFF else texts.ON_AGAIN)


async def _mine(turn: Turn, fixture_id: FixtureId) -> tuple[Fixture, Club, Player]:
    """The game, for somebody of its club in their own chat. Raises Forbidden for everybody else."""
    fixture = await turn.store.fixtures.get(fixture_id)
    players = await turn.store.players.of_person(turn.person.telegram_id)
    player = next((player for player in players if player.club_id == fixture.club_id), None)
    if not turn.private or player is None:
        raise Forbidden(texts.NOT_YOURS)
    return fixture, await turn.store.clubs.get(fixture.club_id), player


async def _is_question(turn: Turn, button: AnswerCall, player: Player) -> bool:
    """Whether it is the question that was tapped, which is edited here, and not the word on the day."""
    post = await turn.store.posts.of(call_subject(button.fixture_id, player.player_id))
    return post is not None and turn.origin is not None and post == Post(turn.chat_id, turn.origin.message_id)

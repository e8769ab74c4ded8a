"""`/remind`: the organiser sees who would be told what, unticks whom they like, and sends it; all of it in private."""

from functools import partial

from bot.callbacks import DropRound, RoundPage, SendRound, Spare
from bot.desk import organiser
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.sending.reminders import round_shown
from bot.texts import reminders as texts
from bot.turn import Turn
from club.actions.reminding import draw_up, drop, send, spare
from club.clubs import Club
from club.ids import RoundId, derived
from club.ports import Post
from club.reckoning import debts
from club.reminders import Round, State


def handlers() -> list[Handler]:
    """`/remind` and the buttons of its list."""
    return [
        *organiser("remind", remind),
        tap(Spare, untick),
        tap(RoundPage, turn_page),
        tap(SendRound, send_it),
        tap(DropRound, not_now),
    ]


async def remind(turn: Turn, club: Club, _: str) -> None:
    """`/remind`: the list, to be looked at first. The same command delivered twice is one list."""
    owing = await debts(turn.store, club.club_id)
    if not owing:
        turn.whisper(texts.NOBODY_OWES, payload=club.club_id)
        return
    draw = partial(
        draw_up,
        club_id=club.club_id,
        debts=owing,
        round_id=RoundId(derived("round", club.club_id, turn.stamp)),
        by=turn.person.telegram_id,
        at=turn.now,
    )
    drawn = await turn.write(draw)
    turn.whisper(*await round_shown(turn.store, club, drawn, 0, now=turn.now), payload=club.club_id)


async def untick(turn: Turn, button: Spare) -> None:
    """[✅ Ashley £5.00]. The button says what shall be, so tapping twice is tapping once."""
    club = await _club(turn, button.round_id)
    act = partial(spare, round_id=button.round_id, player_id=button.player_id, spared=button.spared, at=turn.now)
    await _show(turn, club, await turn.write(act), button.page)


async def turn_page(turn: Turn, button: RoundPage) -> None:
    """[Later ›]."""
    club = await _club(turn, button.round_id)
    await _show(turn, club, await turn.store.rounds.get(button.round_id), button.page)


async def send_it(turn: Turn, button: SendRound) -> None:
    """[Send to 4]. What waits for the morning is shown in this very message when it went out."""
    club = await _club(turn, button.round_id)
    sent = await turn.write(partial(send, round_id=button.round_id, at=turn.now))
    if sent.state is State.WAITING and turn.origin is not None and sent.asked_by is not None:
        subject = f"round:{sent.round_id}:{sent.asked_by}"
        await turn.store.posts.keep(subject, Post(turn.chat_id, turn.origin.message_id))
    await _show(turn, club, sent)


async def not_now(turn: Turn, button: DropRound) -> None:
    """[Not now], and [Don't send] before the morning."""
    club = await _club(turn, button.round_id)
    await _show(turn, club, await turn.write(partial(drop, round_id=button.round_id)))


async def _club(turn: Turn, round_id: RoundId) -> Club:
    """The club of a list, for somebody who runs it."""
    club = await turn.store.clubs.get((await turn.store.rounds.get(round_id)).club_id)
    await must_organise(turn, club)
    return club


async def _show(turn: Turn, club: Club, drawn: Round, page: int = 0) -> None:
    turn.edit(*await round_shown(turn.store, club, drawn, page, now=turn.now))

"""The buttons under a reminder. They are its reader's alone: whoever else taps one is told so."""

from functools import partial

from bot import keyboards, memo
from bot.callbacks import AfterPayday, HowToPay, LookAgain, SetPayday, StopReminders
from bot.replies import quietly
from bot.routes import Handler, reply, tap, unknown_button
from bot.sending.reminders import link_of, reminder_for
from bot.texts import reminders as texts
from bot.texts.money import how_to_pay
from bot.turn import Turn
from club import paydays
from club.actions.answering_reminders import say_paid, stop_reminders, wait_for_payday
from club.clubs import Club
from club.errors import Forbidden
from club.hindsight import look_back
from club.ids import PlayerId, well_formed
from club.ledger import owes
from club.paydays import Payday
from club.players import Player

MEMO = "payday"


def handlers() -> list[Handler]:
    """Pay, look again, after payday, stop."""
    return [
        tap(HowToPay, pay),
        tap(LookAgain, look_again),
        tap(AfterPayday, after_payday),
        tap(SetPayday, set_payday),
        reply(MEMO, payday_typed),
        tap(StopReminders, stop),
    ]


async def pay(turn: Turn, button: HowToPay) -> None:
    """[Pay £5.00], where there is no link."""
    player, club = await _mine(turn, button.player_id)
    stands = await turn.store.ledger.balance(player.player_id)
    text = how_to_pay(club.name, owes(stands), stands, player.reference_code, link=False)
    turn.say(text, keyboards.pay(None, owes(stands), player.reference_code))


async def look_again(turn: Turn, button: LookAgain) -> None:
    """[I've paid: look again]: with what is known by now; else the organiser is asked to look, once a day."""
    player, _ = await _mine(turn, button.player_id)
    await look_back(turn.store, player.club_id, at=turn.now)
    due = owes(await turn.store.ledger.balance(player.player_id))
    if not due:
        turn.toast(texts.ALL_SQUARE)
        turn.edit(texts.ALL_SQUARE)
        return
    await turn.write(partial(say_paid, player_id=player.player_id, at=turn.now))
    turn.toast(texts.not_there(due), alert=True)


async def after_payday(turn: Turn, button: AfterPayday) -> None:
    """[After payday]: asked once which day that is, and one tap from then on."""
    player, club = await _mine(turn, button.player_id)
    if player.payday is not None and not button.change:
        await _wait(turn, player, club, player.payday)
    elif (shown := await reminder_for(turn.store, club, player, now=turn.now)) is not None:
        due = owes(await turn.store.ledger.balance(player.player_id))
        turn.edit(f"{shown[0]}\n\n{texts.ASK_PAYDAY}", keyboards.paydays(player, due, link_of(club)))
    else:
        turn.edit(texts.ALL_SQUARE)


async def set_payday(turn: Turn, button: SetPayday) -> None:
    """[End of the month], [Fridays], [The 25th], or another day in words."""
    player, club = await _mine(turn, button.player_id)
    if button.payday == "type":
        hidden = memo.hide(MEMO, p=player.player_id)
        turn.say(f"{hidden}{texts.TYPE_PAYDAY}", keyboards.reply("25"))
    elif (day := paydays.known(button.payday)) is not None:
        await _wait(turn, player, club, day)
    else:
        unknown_button(turn)


async def payday_typed(turn: Turn, facts: dict[str, str]) -> None:
    """The day came in words."""
    if not well_formed(facts.get("p", "")):
        return
    player, club = await _mine(turn, PlayerId(facts["p"]))
    await _wait(turn, player, club, paydays.read(turn.text))


async def stop(turn: Turn, button: StopReminders) -> None:
    """[Stop these], and [Remind me after all]."""
    player, club = await _mine(turn, button.player_id)
    changed = await turn.write(partial(stop_reminders, player_id=player.player_id, stopped=button.stopped))
    shown = await reminder_for(turn.store, club, changed, now=turn.now)
    text, keyboard = shown or (texts.ALL_SQUARE, None)
    turn.edit(texts.STOPPED if changed.reminders_stopped else text, keyboard)


async def _wait(turn: Turn, player: Player, club: Club, day: Payday) -> None:
    waiting = await turn.write(partial(wait_for_payday, player_id=player.player_id, payday=day, at=turn.now))
    due = owes(await turn.store.ledger.balance(player.player_id))
    text = texts.waiting_for_payday(waiting, now=turn.now, timezone=club.timezone)
    keyboard = keyboards.reminder(waiting, due, link_of(club), waiting=True) if due else None
    if turn.update.callback_query is not None:
        turn.edit(text, keyboard)
        return
    turn.say(text)
    if (post := await turn.store.posts.of(f"reminder:{player.player_id}")) is not None:
        edit = partial(turn.means.bot.edit_message_text, text, post.chat_id, post.message_id, reply_markup=keyboard)
        turn.after(partial(quietly, edit, "an edit"))  # where the question was asked


async def _mine(turn: Turn, player_id: PlayerId) -> tuple[Player, Club]:
    """The player that the button is about, if that is who taps it. Raises Forbidden for everybody else."""
    player = await turn.store.players.get(player_id)
    if player.telegram_id != turn.person.telegram_id or not turn.private:
        raise Forbidden(texts.NOT_YOURS)
    return player, await turn.store.clubs.get(player.club_id)

"""Whose money is it? The organiser answers with a tap, and can take the answer back."""

from bot import keyboards, memo
from bot.callbacks import Ask, Assign, NotFootball, SomeoneElse, TypeName, Undo, Unmatched
from bot.commands import find_player
from bot.desk import organiser, say_what_it_settled
from bot.question import is_question, payment_of, people_of, show, subject
from bot.rights import must_organise
from bot.routes import Handler, reply, tap
from bot.sending.question import arrived, asked, named
from bot.texts import adjusting
from bot.texts import questions as texts
from bot.texts.people import no_such_player, which_player
from bot.texts.words import together
from bot.turn import Turn
from club.actions.deciding import assign, ignore, undo
from club.clubs import Club
from club.errors import Invalid
from club.ids import PaymentId, well_formed
from club.payments import Payment, State
from club.players import Player
from club.ports import Post

MEMO = "whose"


def handlers() -> list[Handler]:
    """The buttons of a question, `/unmatched` and `/undo`."""
    return [
        tap(Assign, whose),
        tap(SomeoneElse, everybody),
        tap(TypeName, ask_for_a_name),
        reply(MEMO, name_typed),
        tap(NotFootball, not_football),
        tap(Undo, take_back),
        tap(Ask, ask_again),
        *organiser("unmatched", unmatched),
        tap(Unmatched, unmatched_page),
        *organiser("undo", undo_last),
    ]


async def whose(turn: Turn, button: Assign) -> None:
    """[Ashley J: owes £5.00, played last night]."""
    player = await turn.store.players.get(button.player_id)
    await must_organise(turn, await turn.store.clubs.get(player.club_id))
    paid = await _book(turn, button.payment_id, player)
    await show(turn, paid)
    await say_what_it_settled(turn, player.club_id)


async def everybody(turn: Turn, button: SomeoneElse) -> None:
    """[Someone else]: all players of the clubs it may belong to."""
    payment, clubs = await payment_of(turn, button.payment_id)
    people, at = await people_of(turn.store, clubs), await arrived(turn.store, payment, now=turn.now)
    turn.edit(texts.whose(payment, at), keyboards.everybody(payment, people.players, people.owed, button.page))


async def ask_for_a_name(turn: Turn, button: TypeName) -> None:
    """[Type a name]: quicker than pages in a large club."""
    payment, _ = await payment_of(turn, button.payment_id)
    at = await arrived(turn.store, payment, now=turn.now)
    question = f"{memo.hide(MEMO, p=payment.payment_id)}{turn.addressed}{texts.type_a_name(payment, at)}"
    turn.say(question, keyboards.reply("Name"))


async def name_typed(turn: Turn, facts: dict[str, str]) -> None:
    """The name came: one player's, or several to choose from."""
    if not well_formed(facts.get("p", "")):
        return
    payment, clubs = await payment_of(turn, PaymentId(facts["p"]))
    people = [one for club in clubs for one in await turn.store.players.all(club.club_id)]
    found = find_player(turn.text, people)
    if not found:
        raise Invalid(no_such_player(turn.text))
    if isinstance(found, tuple):
        turn.say(which_player(turn.text), keyboards.whose(payment.payment_id, found))
        return
    paid = await _book(turn, payment.payment_id, found)
    text, keyboard = await asked(turn.store, paid, now=turn.now)
    turn.say(text, keyboard)
    await say_what_it_settled(turn, found.club_id)


async def not_football(turn: Turn, button: NotFootball) -> None:
    """[Not football], and [Never ask about this account]."""
    payment, clubs = await payment_of(turn, button.payment_id)
    put_aside = await turn.write(
        lambda books: ignore(books, clubs[0].club_id, payment.payment_id, always=button.always, at=turn.now)
    )
    turn.toast(texts.not_football_toast(always=button.always))
    if button.always:  # put aside before, it tells nobody anything new
        turn.edit(*await asked(turn.store, put_aside, now=turn.now))
    else:
        await show(turn, put_aside)


async def take_back(turn: Turn, button: Undo) -> None:
    """[Undo]: the question comes back by itself; another message says what was taken back."""
    payment, clubs = await payment_of(turn, button.payment_id)
    before = {one.player_id: one for one in await turn.store.players.all(clubs[0].club_id)}
    undone = await turn.write(lambda books: undo(books, clubs[0].club_id, payment.payment_id, at=turn.now))
    forgot = any(
        account.payment_id == payment.payment_id
        for player in payment.booked_for
        if player in before
        for account in before[player].accounts
    )
    names = await turn.store.players.names(clubs[0].club_id)
    owing = [(names.get(player, "Somebody"), await turn.store.ledger.balance(player)) for player in payment.booked_for]
    words = texts.taken_back(undone, owing, forgot=forgot)
    turn.toast(texts.plain(words))
    if undone.state is not State.UNMATCHED or not await is_question(turn, payment):
        turn.edit(words)


async def ask_again(turn: Turn, button: Ask) -> None:
    """[Back], and a tap on the list of `/unmatched`: the question stands here, too."""
    payment, _ = await payment_of(turn, button.payment_id)
    text, keyboard = await asked(turn.store, payment, now=turn.now)
    if turn.private and turn.origin is not None and await turn.store.posts.of(subject(turn, payment)) is None:
        await turn.store.posts.keep(subject(turn, payment), Post(turn.chat_id, turn.origin.message_id))
    turn.edit(text, keyboard)


async def unmatched(turn: Turn, club: Club, _: str) -> None:
    """`/unmatched`: in private, as it is the organiser's own account."""
    payments = await turn.store.payments.unmatched([club.club_id])
    if payments:
        turn.whisper(
            texts.unmatched(payments), keyboards.unmatched(payments, club, 0, now=turn.now), payload=club.club_id
        )
    else:
        turn.whisper(texts.ALL_MATCHED, payload=club.club_id)


async def unmatched_page(turn: Turn, button: Unmatched) -> None:
    """[Later ›] of that list, as it is by now."""
    club = await turn.store.clubs.get(button.club_id)
    await must_organise(turn, club)
    if payments := await turn.store.payments.unmatched([club.club_id]):
        turn.edit(texts.unmatched(payments), keyboards.unmatched(payments, club, button.page, now=turn.now))
    else:
        turn.edit(texts.ALL_MATCHED)


async def undo_last(turn: Turn, club: Club, _: str) -> None:
    """`/undo`: shows what it would take back first, so that a command delivered twice takes back one thing."""
    latest = await turn.store.payments.latest_decided(club.club_id)
    by_hand = await turn.store.adjustments.latest(club.club_id)
    if by_hand is not None and (latest is None or (latest.decided_at or by_hand.made_at) <= by_hand.made_at):
        known = await turn.store.players.names(club.club_id)
        whose = together([known.get(entry.player_id, "Somebody") for entry in by_hand.shares])
        keyboard = keyboards.confirm_undo_adjustment(by_hand.adjustment_id)
        turn.whisper(adjusting.undo_what(by_hand, whose), keyboard, payload=club.club_id)
        return
    if latest is None:
        turn.whisper(texts.NOTHING_TO_UNDO, payload=club.club_id)
        return
    names, at = await named(turn.store, latest), await arrived(turn.store, latest, now=turn.now)
    turn.whisper(texts.undo_what(latest, at, names), keyboards.confirm_undo(latest.payment_id), payload=club.club_id)


async def _book(turn: Turn, payment_id: PaymentId, player: Player) -> Payment:
    paid = await turn.write(lambda books: assign(books, player.club_id, payment_id, player.player_id, at=turn.now))
    turn.toast(texts.booked_toast(player.name, paid.amount))
    return paid

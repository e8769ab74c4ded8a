"""Whose money is it? The organiser answers with a tap, and can take the answer back."""

from bot import keyboards, memo
from bot.callbacks import Ask, Assign, NotFootball, SomeoneElse, TypeName, Undo
from bot.commands import find_player
from bot.desk import organiser, say_what_it_settled
from bot.rights import may_organise, must_organise
from bot.routes import Handler, reply, tap
from bot.sending.question import asked, named
from bot.texts import adjusting
from bot.texts import questions as texts
from bot.texts.people import no_such_player, which_player
from bot.texts.words import together
from bot.turn import Turn
from club.actions.deciding import assign, ignore, undo
from club.clubs import Club
from club.errors import Invalid, NotFound
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
        *organiser("undo", undo_last),
    ]


async def whose(turn: Turn, button: Assign) -> None:
    """[Ashley J: owes £5.00, played last night]."""
    player = await turn.store.players.get(button.player_id)
    await must_organise(turn, await turn.store.clubs.get(player.club_id))
    paid = await _book(turn, button.payment_id, player)
    await _show_elsewhere(turn, paid)
    await say_what_it_settled(turn, player.club_id)


async def everybody(turn: Turn, button: SomeoneElse) -> None:
    """[Someone else]: all players of the clubs it may belong to."""
    payment, clubs = await _payment(turn, button.payment_id)
    people = [one for club in clubs for one in await turn.store.players.all(club.club_id)]
    turn.edit(texts.whose(payment), keyboards.everybody(payment, people, button.page))


async def ask_for_a_name(turn: Turn, button: TypeName) -> None:
    """[Type a name]: quicker than pages in a large club."""
    payment, _ = await _payment(turn, button.payment_id)
    question = f"{memo.hide(MEMO, p=payment.payment_id)}{turn.addressed}{texts.type_a_name(payment)}"
    turn.say(question, keyboards.reply("Name"))


async def name_typed(turn: Turn, facts: dict[str, str]) -> None:
    """The name came: one player's, or several to choose from."""
    if not well_formed(facts.get("p", "")):
        return
    payment, clubs = await _payment(turn, PaymentId(facts["p"]))
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
    payment, clubs = await _payment(turn, button.payment_id)
    put_aside = await turn.write(
        lambda books: ignore(books, clubs[0].club_id, payment.payment_id, always=button.always, at=turn.now)
    )
    turn.toast(texts.not_football_toast(always=button.always))
    if button.always:
        turn.edit(texts.not_football(put_aside, always=True), keyboards.undo(payment.payment_id))
    else:
        await _show_elsewhere(turn, put_aside)


async def take_back(turn: Turn, button: Undo) -> None:
    """[Undo]: the question comes back by itself; another message says what was taken back."""
    payment, clubs = await _payment(turn, button.payment_id)
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
    if undone.state is not State.UNMATCHED or not await _is_question(turn, payment):
        turn.edit(words)


async def ask_again(turn: Turn, button: Ask) -> None:
    """[Back], and a tap on the list of `/unmatched`: the question stands here, too."""
    payment, _ = await _payment(turn, button.payment_id)
    text, keyboard = await asked(turn.store, payment, now=turn.now)
    if turn.private and turn.origin is not None and await turn.store.posts.of(_subject(turn, payment)) is None:
        await turn.store.posts.keep(_subject(turn, payment), Post(turn.chat_id, turn.origin.message_id))
    turn.edit(text, keyboard)


async def unmatched(turn: Turn, club: Club, _: str) -> None:
    """`/unmatched`: in private, as it is the organiser's own account."""
    payments = await turn.store.payments.unmatched([club.club_id])
    if payments:
        turn.whisper(texts.unmatched(payments), keyboards.unmatched(payments), payload=club.club_id)
    else:
        turn.whisper(texts.ALL_MATCHED, payload=club.club_id)


async def undo_last(turn: Turn, club: Club, _: str) -> None:
    """`/undo`: shows what it would take back first, so that a command delivered twice takes back one thing."""
    latest, by_hand = (
        await turn.store.payments.latest_decided(club.club_id),
        await turn.store.adjustments.latest(club.club_id),
    )
    if by_hand is not None and (latest is None or (latest.decided_at or by_hand.made_at) <= by_hand.made_at):
        known = await turn.store.players.names(club.club_id)
        whose = together([known.get(entry.player_id, "Somebody") for entry in by_hand.shares])
        keyboard = keyboards.confirm_undo_adjustment(by_hand.adjustment_id)
        turn.whisper(adjusting.undo_what(by_hand, whose), keyboard, payload=club.club_id)
        return
    if latest is None:
        turn.whisper(texts.NOTHING_TO_UNDO, payload=club.club_id)
        return
    names = await named(turn.store, latest)
    turn.whisper(texts.undo_what(latest, names), keyboards.confirm_undo(latest.payment_id), payload=club.club_id)


async def _book(turn: Turn, payment_id: PaymentId, player: Player) -> Payment:
    paid = await turn.write(lambda books: assign(books, player.club_id, payment_id, player.player_id, at=turn.now))
    turn.toast(texts.booked_toast(player.name, paid.amount))
    return paid


async def _payment(turn: Turn, payment_id: PaymentId) -> tuple[Payment, list[Club]]:
    """The payment, with those of its clubs that this person may run. Raises Forbidden when there is none."""
    payment = await turn.store.payments.get(payment_id)
    clubs = [await turn.store.clubs.get(club) for club in payment.clubs]
    mine = [club for club in clubs if await may_organise(turn, club)]
    if not clubs:
        raise NotFound(texts.GONE)
    if not mine:
        await must_organise(turn, clubs[0])
    return payment, mine


async def _show_elsewhere(turn: Turn, payment: Payment) -> None:
    """The organisers' questions follow by the outbox; a list or a second copy of the question follows here."""
    if not await _is_question(turn, payment):
        text, keyboard = await asked(turn.store, payment, now=turn.now)
        turn.edit(text, keyboard)


async def _is_question(turn: Turn, payment: Payment) -> bool:
    """Whether the tapped message is the one that the outbox keeps up to date."""
    post = await turn.store.posts.of(_subject(turn, payment))
    return post is not None and turn.origin is not None and post == Post(turn.chat_id, turn.origin.message_id)


def _subject(turn: Turn, payment: Payment) -> str:
    return f"question:{payment.payment_id}:{turn.person.telegram_id}"

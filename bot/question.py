"""The question that a tap or a reply is about: its payment, who may answer it, and which message shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.rights import may_organise, must_organise
from bot.sending.question import asked
from bot.texts.questions import GONE
from bot.turn import Turn
from club.clubs import Club
from club.errors import NotFound
from club.ids import PaymentId, PlayerId
from club.ledger import owes
from club.money import Pence
from club.payments import Payment
from club.players import Player
from club.ports import Post, Store


@dataclass(frozen=True, slots=True)
class People:
    """Those whose payment it may be: who owes comes first, most of all whoever owes most; then by name."""

    players: Sequence[Player]
    owed: Mapping[PlayerId, Pence]


async def payment_of(turn: Turn, payment_id: PaymentId) -> tuple[Payment, list[Club]]:
    """The payment, with those of its clubs that this person may run. Raises Forbidden when there is none."""
    payment = await turn.store.payments.get(payment_id)
    clubs = [await turn.store.clubs.get(club) for club in payment.clubs]
    mine = [club for club in clubs if await may_organise(turn, club)]
    if not clubs:
        raise NotFound(GONE)
    if not mine:
        await must_organise(turn, clubs[0])
    return payment, mine


async def people_of(store: Store, clubs: Sequence[Club]) -> People:
    """All players of these clubs but for guests for whom somebody else pays."""
    owed: dict[PlayerId, Pence] = {}
    players: list[Player] = []
    for club in clubs:
        players += [one for one in await store.players.all(club.club_id) if not one.is_paid_for]
        balances = await store.ledger.balances(club.club_id)
        owed |= {player: owes(balance) for player, balance in balances.items()}
    return People(sorted(players, key=lambda one: -owed.get(one.player_id, 0)), owed)


async def show(turn: Turn, payment: Payment) -> None:
    """What became of it. The organisers' questions follow by the outbox; a list or a second copy follows here."""
    if not await is_question(turn, payment):
        text, keyboard = await asked(turn.store, payment, now=turn.now)
        turn.edit(text, keyboard)


async def is_question(turn: Turn, payment: Payment) -> bool:
    """Whether the tapped message is the one that the outbox keeps up to date."""
    post = await turn.store.posts.of(subject(turn, payment))
    return post is not None and turn.origin is not None and post == Post(turn.chat_id, turn.origin.message_id)


def subject(turn: Turn, payment: Payment) -> str:
    """What this person's question about the payment is kept under."""
    return f"question:{payment.payment_id}:{turn.person.telegram_id}"

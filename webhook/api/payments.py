"""Payments: what came in, whose it is or may be, and what the organiser decides."""

from collections.abc import Iterable

from aiohttp import web

from club.actions.deciding import assign, cash, ignore, of_club, undo
from club.errors import Invalid
from club.hindsight import look_back
from club.ids import PaymentId
from club.matching import Candidate, Roster
from club.payments import Payment, State
from webhook.answers import as_json
from webhook.api import asking, showing
from webhook.api.auth import CLUB
from webhook.api.once import HEADER, new_id
from webhook.api.paging import paged, wanted
from webhook.api.players import player_of
from webhook.api.reading import body_of, chosen
from webhook.doors import DOORS


async def index(request: web.Request) -> web.Response:
    """A club's payments, newest first; what has nothing to do with football is not among them."""
    store, club_id, part = request.app[DOORS].store, request[CLUB].club_id, wanted(request.query)
    state = chosen(request.query, "status", State, without=(State.FORGOTTEN,))
    page = await store.payments.page(club_id, state=state, limit=part.limit, cursor=part.cursor)
    likely = await _likely(request, page.items)
    return as_json(paged(page, lambda payment: showing.payment(payment, likely.get(payment.payment_id, ()))))


async def show(request: web.Request) -> web.Response:
    """One payment."""
    payment = await request.app[DOORS].store.payments.get(_id(request))
    return await _answer(request, of_club(payment, request[CLUB].club_id))


async def create(request: web.Request) -> web.Response:
    """Somebody paid in cash."""
    doors, club_id, payment_id = request.app[DOORS], request[CLUB].club_id, PaymentId(new_id(request, "payments"))
    asked, at = asking.cash(await body_of(request)), doors.clock()
    player = await player_of(request, asked.player_id)
    payment = await doors.store.write(
        lambda books: cash(books, club_id, player.player_id, asked.amount, new_id=payment_id, at=at)
    )
    if (payment.amount, payment.entries[0].player_id) != (asked.amount, player.player_id):
        raise Invalid("This Idempotency-Key came with another payment before. Use a new one.", field=HEADER)
    return await _answer(request, payment, status=201)


async def book(request: web.Request) -> web.Response:
    """Say whose a payment is: one player's, or several players' shares."""
    doors, club_id, payment_id, at = request.app[DOORS], request[CLUB].club_id, _id(request), request.app[DOORS].clock()
    shares = asking.assignment(await body_of(request))
    for player_id in shares if isinstance(shares, dict) else (shares,):
        await player_of(request, player_id)
    payment = await doors.store.write(lambda books: assign(books, club_id, payment_id, shares, at=at))
    await look_back(doors.store, club_id, at=at)
    return await _answer(request, payment)


async def dismiss(request: web.Request) -> web.Response:
    """It is not football: this once, or whenever that account pays."""
    doors, club_id, payment_id, at = request.app[DOORS], request[CLUB].club_id, _id(request), request.app[DOORS].clock()
    always = asking.always(await body_of(request))
    payment = await doors.store.write(lambda books: ignore(books, club_id, payment_id, always=always, at=at))
    return await _answer(request, payment)


async def take_back(request: web.Request) -> web.Response:
    """Undo what was decided; what it taught is forgotten."""
    doors, club_id, payment_id, at = request.app[DOORS], request[CLUB].club_id, _id(request), request.app[DOORS].clock()
    asking.nothing(await body_of(request))
    payment = await doors.store.write(lambda books: undo(books, club_id, payment_id, at=at))
    return await _answer(request, payment)


def _id(request: web.Request) -> PaymentId:
    return PaymentId(request.match_info["payment_id"])


async def _answer(request: web.Request, payment: Payment, *, status: int = 200) -> web.Response:
    likely = await _likely(request, (payment,))
    return as_json(showing.payment(payment, likely.get(payment.payment_id, ())), status=status)


async def _likely(request: web.Request, payments: Iterable[Payment]) -> dict[PaymentId, tuple[Candidate, ...]]:
    """Whose the open ones among these may be. Clubs may share a bank line, but only this one's players are named."""
    waiting = [payment for payment in payments if payment.state is State.UNMATCHED]
    if not waiting:
        return {}
    store, club = request.app[DOORS].store, request[CLUB]
    roster = Roster((club,), await store.players.all(club.club_id))
    standings = await store.ledger.standings((club.club_id,))
    return {
        payment.payment_id: roster.candidates(
            amount=payment.amount,
            payer_names=(payment.payer_name,) if payment.payer_name else (),
            reference=payment.reference or "",
            keys=payment.account_keys,
            standings=standings,
            now=payment.received_at,
        )
        for payment in waiting
    }

"""The organiser's desk: players and what they owe, cash, bank names. Money matters are answered in private."""

from bot.commands import find_player, parse_alias, parse_cash
from bot.desk import one_player, organiser, say_what_it_settled
from bot.routes import Handler
from bot.sums import parse_refund
from bot.texts import people as texts
from bot.texts import refunds
from bot.turn import Turn
from club.actions.deciding import cash, refund
from club.actions.people import add_player, change_player
from club.clubs import Club
from club.errors import Conflict, Invalid
from club.ids import PaymentId, PlayerId, derived
from club.players import Player, one_line


def handlers() -> list[Handler]:
    """All of them for organisers only."""
    return [
        *organiser("players", players),
        *organiser("addplayer", addplayer),
        *organiser("alias", alias),
        *organiser("cash", paid_cash),
        *organiser("refund", paid_back),
    ]


async def players(turn: Turn, club: Club, _: str) -> None:
    """`/players`: who owes and who is in credit, for the organiser's eyes."""
    everybody = await turn.store.players.all(club.club_id)
    standings = await turn.store.ledger.standings([club.club_id])
    turn.whisper(texts.players(club, everybody, standings, now=turn.now), payload=club.club_id)


async def addplayer(turn: Turn, club: Club, said: str) -> None:
    """`/addplayer NAME`: somebody without Telegram."""
    if not said:
        raise Invalid(texts.TRY_ADD)
    new_id = PlayerId(derived("player", club.club_id, turn.stamp))
    everybody = await turn.store.players.all(club.club_id)
    others = [one for one in everybody if one.player_id != new_id and one.guest_of is None]
    if isinstance(found := find_player(said, others), Player) and found.name.casefold() == one_line(said).casefold():
        raise Conflict(texts.on_the_books_already(found))
    added = await turn.write(lambda books: add_player(books, club.club_id, new_id=new_id, name=said))
    turn.say(texts.added(added))


async def alias(turn: Turn, club: Club, said: str) -> None:
    """`/alias NAME = BANK NAME`."""
    name, bank_name = parse_alias(said)
    one = await one_player(turn, club, name)
    names = (*one.accepted_bank_names, bank_name)
    changed = await turn.write(
        lambda books: change_player(books, club.club_id, one.player_id, accepted_bank_names=names)
    )
    turn.whisper(texts.alias_kept(changed, bank_name), payload=club.club_id)
    await say_what_it_settled(turn, club.club_id)


async def paid_cash(turn: Turn, club: Club, said: str) -> None:
    """`/cash NAME £5`. The group hears of it as of any payment."""
    name, amount = parse_cash(said)
    one = await one_player(turn, club, name)
    new_id = PaymentId(derived("cash", club.club_id, turn.stamp))
    await turn.write(lambda books: cash(books, club.club_id, one.player_id, amount, new_id=new_id, at=turn.now))
    turn.whisper(texts.cash_booked(one, amount, await turn.store.ledger.balance(one.player_id)), payload=club.club_id)


async def paid_back(turn: Turn, club: Club, said: str) -> None:
    """`/refund NAME £5`: credit that was given back by hand, or from another account. The player alone hears of it."""
    name, amount = parse_refund(said)
    one = await one_player(turn, club, name)
    new_id = PaymentId(derived("refund", club.club_id, turn.stamp))
    await turn.write(lambda books: refund(books, club.club_id, one.player_id, amount, new_id=new_id, at=turn.now))
    balance = await turn.store.ledger.balance(one.player_id)
    turn.whisper(refunds.booked(one.name, amount, balance), payload=club.club_id)

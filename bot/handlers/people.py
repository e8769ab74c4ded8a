"""The organiser's desk: players and what they owe, cash, bank names. Money matters are answered in private."""

from bot import keyboards
from bot.callbacks import ShowPlayer
from bot.commands import find_player, parse_alias, parse_cash
from bot.desk import organiser, say_what_it_settled
from bot.rights import must_organise
from bot.routes import Handler, tap
from bot.texts import people as texts
from bot.turn import Turn
from club.actions.deciding import cash
from club.actions.people import add_player, change_player
from club.clubs import Club
from club.errors import Conflict, Invalid, NotFound
from club.ids import PaymentId, PlayerId, derived
from club.players import Player, one_line


def handlers() -> list[Handler]:
    """All of them for organisers only."""
    return [
        *organiser("players", players),
        *organiser("player", player),
        *organiser("addplayer", addplayer),
        *organiser("alias", alias),
        *organiser("cash", paid_cash),
        tap(ShowPlayer, show_player),
    ]


async def players(turn: Turn, club: Club, _: str) -> None:
    """`/players`: who owes and who is in credit, for the organiser's eyes."""
    everybody = await turn.store.players.all(club.club_id)
    balances = await turn.store.ledger.balances(club.club_id)
    turn.whisper(texts.players(club, everybody, balances), payload=club.club_id)


async def player(turn: Turn, club: Club, said: str) -> None:
    """`/player NAME`."""
    if not said:
        raise Invalid(texts.TRY_PLAYER)
    found = find_player(said, await turn.store.players.all(club.club_id))
    if isinstance(found, tuple) and len(found) > 1:
        turn.whisper(texts.which_player(said), keyboards.which_player(found), payload=club.club_id)
        return
    turn.whisper(await _page(turn, club, _one(found, said)), payload=club.club_id)


async def show_player(turn: Turn, button: ShowPlayer) -> None:
    """One of several with the same name."""
    one = await turn.store.players.get(button.player_id)
    club = await turn.store.clubs.get(one.club_id)
    await must_organise(turn, club)
    turn.edit(await _page(turn, club, one))


async def addplayer(turn: Turn, club: Club, said: str) -> None:
    """`/addplayer NAME`: somebody without Telegram."""
    if not said:
        raise Invalid(texts.TRY_ADD)
    new_id = PlayerId(derived("player", club.club_id, turn.stamp))
    others = [one for one in await turn.store.players.all(club.club_id) if one.player_id != new_id]
    if isinstance(found := find_player(said, others), Player) and found.name.casefold() == one_line(said).casefold():
        raise Conflict(texts.on_the_books_already(found))
    added = await turn.write(lambda books: add_player(books, club.club_id, new_id=new_id, name=said))
    turn.say(texts.added(added))


async def alias(turn: Turn, club: Club, said: str) -> None:
    """`/alias NAME = BANK NAME`."""
    name, bank_name = parse_alias(said)
    one = _one(find_player(name, await turn.store.players.all(club.club_id)), name)
    names = (*one.accepted_bank_names, bank_name)
    changed = await turn.write(
        lambda books: change_player(books, club.club_id, one.player_id, accepted_bank_names=names)
    )
    turn.whisper(texts.alias_kept(changed, bank_name), payload=club.club_id)
    await say_what_it_settled(turn, club.club_id)


async def paid_cash(turn: Turn, club: Club, said: str) -> None:
    """`/cash NAME £5`. The group hears of it as of any payment."""
    name, amount = parse_cash(said)
    one = _one(find_player(name, await turn.store.players.all(club.club_id)), name)
    new_id = PaymentId(derived("cash", club.club_id, turn.stamp))
    await turn.write(lambda books: cash(books, club.club_id, one.player_id, amount, new_id=new_id, at=turn.now))
    turn.whisper(texts.cash_booked(one, amount, await turn.store.ledger.balance(one.player_id)), payload=club.club_id)


async def _page(turn: Turn, club: Club, one: Player) -> str:
    balance = await turn.store.ledger.balance(one.player_id)
    return texts.player(one, balance, now=turn.now, timezone=club.timezone)


def _one(found: Player | tuple[Player, ...], name: str) -> Player:
    if isinstance(found, Player):
        return found
    raise NotFound(texts.no_such_player(name) if not found else texts.several(name, [one.name for one in found]))

"""What a player owes and how to pay it: always between the two of us."""

from bot import keyboards
from bot.callbacks import Pay
from bot.rights import club_here
from bot.routes import Handler, command, link, tap
from bot.texts import money as texts
from bot.turn import Turn
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import ClubId
from club.ledger import credit, owes
from club.money import Pence
from club.people import recognise
from club.players import Player


def handlers() -> list[Handler]:
    """[Pay £5.00], `/pay`, `/balance`, and the link that leads from the group to the first of them."""
    return [
        tap(Pay, tap_pay),
        command("pay", pay),
        command("balance", balance),
        link("pay", pay),
        link("balance", balance),
    ]


async def tap_pay(turn: Turn, button: Pay) -> None:
    """[Pay £5.00] under a card."""
    fixture = await turn.store.fixtures.get(button.fixture_id)
    player = await turn.write(lambda books: recognise(books, fixture.club_id, turn.person))
    await _how_to_pay(turn, player, fixture)


async def pay(turn: Turn) -> None:
    """`/pay`: in a group for that club, in a direct chat for each of one's clubs."""
    for player in await _players(turn):
        games = await turn.store.fixtures.upcoming(player.club_id, turn.now)
        await _how_to_pay(turn, player, next((game for game in games if player.player_id in game.players), None))


async def balance(turn: Turn) -> None:
    """`/balance`."""
    lines = []
    for player in await _players(turn):
        club = await turn.store.clubs.get(player.club_id)
        lines.append(texts.your_balance(club.name, await turn.store.ledger.balance(player.player_id)))
    if lines:
        turn.whisper("\n".join(lines), payload="balance")


async def _how_to_pay(turn: Turn, player: Player, game: Fixture | None) -> None:
    club, stands = await turn.store.clubs.get(player.club_id), await turn.store.ledger.balance(player.player_id)
    due = _due(player, stands, game)
    text = texts.how_to_pay(club.name, due, stands, player.reference_code, link=_link(club) is not None and bool(due))
    turn.whisper(text, keyboards.pay(_link(club), due, player.reference_code), payload="pay")


def _due(player: Player, stands: Pence, game: Fixture | None) -> Pence:
    """What is owed; with nothing owed, their places in the coming game, as far as there is no credit for them."""
    if stands < 0 or game is None:
        return owes(stands)
    charged = any(e.player_id == player.player_id for e in game.entries)
    if charged or player.player_id not in game.players:
        return Pence(0)
    return Pence(max(0, game.price * len(game.paid_by(player.player_id)) - credit(stands)))


def _link(club: Club) -> str | None:
    return club.monzo_me if club.currency == "GBP" else None


async def _players(turn: Turn) -> list[Player]:
    """The player that this person is here, also before they sign up for anything; in a direct chat all of them."""
    if not turn.private:
        club_id: ClubId = (await club_here(turn)).club_id
        return [await turn.write(lambda books: recognise(books, club_id, turn.person))]
    players = await turn.store.players.of_person(turn.person.telegram_id)
    if not players:
        turn.say(texts.NOTHING_YET)
    return players

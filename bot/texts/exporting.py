"""A club's books as tables: what stands above the columns, and in them."""

from collections.abc import Iterable

from bot import when
from bot.gathering import Everything
from bot.sheets.table import Cell, Money, Table
from bot.texts.words import plural, safe
from club.cells import cell_of
from club.fixtures import Fixture, Status
from club.ids import PlayerId
from club.ledger import Entry, Kind, credit, owes
from club.money import Pence
from club.payments import Payment, Route, State
from club.players import Player

NOT_HERE = "Everybody's money is between you and me: ask me in our own chat."
NOT_TAKEN = "Telegram didn't take the files. Try /export again in a minute."
_STATUS = {Status.OPEN: "planned", Status.OVER: "played", Status.CANCELLED: "called off"}
_ROUTE = {Route.BANK: "bank transfer", Route.MONZO: "Monzo", Route.CASH: "cash"}
_STATE = {
    State.MATCHED: "booked",
    State.UNMATCHED: "open",
    State.REVERSED: "taken back",
    State.IGNORED: "not football",
    State.FORGOTTEN: "forgotten",
}
_KIND = {
    Kind.CHARGE: "game",
    Kind.PAYMENT: "payment",
    Kind.CASH: "cash",
    Kind.REFUND: "paid back",
    Kind.WRITE_OFF: "written off",
    Kind.CORRECTION: "correction",
    Kind.TRANSFER: "credit moved",
    Kind.OPENING: "brought in",
    Kind.REVERSAL: "taken back",
}


def caption(every: Everything) -> str:
    """Below the first file."""
    counts = (
        plural(len(every.players), "player"),
        plural(len(every.games), "game"),
        plural(len(every.payments), "payment"),
    )
    return (
        f"Everything of <b>{safe(every.club.name)}</b>: {', '.join(counts)}, every line of the ledger. "
        "What isn't football isn't in it. These files are full of names and money: keep them to yourself."
    )


def tables(every: Everything) -> tuple[Table, ...]:
    """Players, games, sign-ups, payments and the ledger."""
    return players(every), games(every), sign_ups(every), payments(every), ledger(every)


def players(every: Everything) -> Table:
    """Who plays and how they stand; `/import` reads this again."""
    headings = ("Name", "Owes", "Credit", "Code", "Bank names", "On Telegram", "Last paid", "Plays", "Guest of")
    return Table("Players", headings, tuple(_player(one, every) for one in every.players))


def _player(one: Player, every: Everything) -> tuple[Cell, ...]:
    standing = every.standings.get(one.player_id)
    balance = standing.balance if standing is not None else Pence(0)
    return (
        one.name,
        Money(owes(balance)),
        Money(credit(balance)),
        one.reference_code,
        cell_of(one.accepted_bank_names),
        _yes(one.telegram_id is not None),
        standing.last_paid if standing is not None else None,
        _yes(not one.retired),
        _name(one.guest_of, every) if one.guest_of is not None else "",
    )


def games(every: Everything) -> Table:
    """The games, newest first."""
    headings = (
        "Date", "Place", "Status", "Hire", "Price", "Minimum", "Maximum", "In", "Came", "Players", "Waiting", "Reason",
    )  # fmt: skip
    rows = (
        (
            game.starts_at,
            game.location,
            _STATUS[game.status_at(every.at)],
            Money(game.hire),
            Money(game.price),
            game.minimum,
            game.maximum,
            len(game.players),
            len(game.came) if game.status_at(every.at) is Status.OVER else None,
            _named(game.players, every),
            _named(game.waiting, every),
            game.reason,
        )
        for game in every.games
    )
    return Table("Games", headings, tuple(rows))


def sign_ups(every: Everything) -> Table:
    """A row for everybody on the list of each game."""
    rows = (
        (game.starts_at, game.location, _name(player, every), _came(game, player, every), _host(game, player, every))
        for game in every.games
        for player in (*game.players, *game.waiting)
    )
    return Table("Sign-ups", ("Game", "Place", "Player", "Came", "Guest of"), tuple(rows))


def _host(game: Fixture, player: PlayerId, every: Everything) -> str:
    guest = game.guest(player)
    return "" if guest is None else _name(guest.host, every)


def _came(game: Fixture, player: PlayerId, every: Everything) -> str:
    match game.status_at(every.at):
        case Status.OVER:
            if player in game.waiting:
                return "was waiting"
            return "no-show" if player in game.no_shows else _yes(player in game.came)
        case Status.CANCELLED:
            return "called off"
        case _:
            return "waiting" if player in game.waiting else "signed up"


def payments(every: Everything) -> Table:
    """The payments that are the club's business, newest first."""
    headings = ("Date", "Amount", "Payer", "Reference", "Method", "Status", "Players", "Why")
    rows = (
        (
            payment.received_at,
            Money(payment.amount),
            payment.payer_name or "",
            payment.reference or "",
            _ROUTE[payment.route],
            _STATE[payment.state],
            _named(payment.booked_for, every),
            "; ".join(payment.evidence),
        )
        for payment in every.payments
    )
    return Table("Payments", headings, tuple(rows))


def ledger(every: Everything) -> Table:
    """Every line, oldest first, with the player's balance after it."""
    told: dict[str, str] = {game.fixture_id: _of_game(game, every) for game in every.games}
    told |= {payment.payment_id: _of_payment(payment) for payment in every.payments}
    told |= {adjustment.adjustment_id: adjustment.reason for adjustment in every.adjustments.values()}
    rows = (
        (
            line.entry.booked_at,
            _name(line.entry.player_id, every),
            _KIND[line.entry.kind],
            Money(line.entry.amount),
            Money(line.balance),
            told.get(_cause(line.entry), "") + _for_guest(line.entry, every),
        )
        for line in every.ledger
    )
    return Table("Ledger", ("Date", "Player", "Kind", "Amount", "Balance", "Game or payment"), tuple(rows))


def _cause(entry: Entry) -> str:
    return entry.fixture_id or entry.payment_id or entry.adjustment_id or ""


def _for_guest(entry: Entry, every: Everything) -> str:
    return "" if entry.guest_id is None else f", for {_name(entry.guest_id, every)}"


def _of_game(game: Fixture, every: Everything) -> str:
    return f"{when.moment(game.starts_at, now=every.at, timezone=every.club.timezone)}, {game.location}"


def _of_payment(payment: Payment) -> str:
    """`A JONES: footy`."""
    return ": ".join(filter(None, (payment.payer_name, payment.reference)))


def _named(players_: Iterable[PlayerId], every: Everything) -> str:
    return ", ".join(_name(player, every) for player in players_)


def _name(player: PlayerId, every: Everything) -> str:
    return every.names.get(player, "Somebody")


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"

"""Labelling: the bank's copy of a payment says whose it is. Off the way of everything, and never worth a word."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from club.bank import BankError, LoggedOut, Unknown
from club.clubs import Club
from club.debts import settled_by
from club.fixtures import Fixture
from club.hints import LONGEST_PAUSE, pause
from club.ids import EntryId, LineId, PlayerId, payment_id
from club.labels import NOTHING, Label, Unlabelled, label
from club.ledger import Entry
from club.payments import Payment, State
from club.players import Player
from club.ports import Store
from club.teller import Teller, asked_to_wait

LABELLED: Final = "labelled"
CLEARED: Final = "cleared"
DROPPED: Final = "dropped"
WAITS: Final = "waits"


async def write_label(teller: Teller, due: Unlabelled) -> str:
    """Write at the bank what is true of a payment now. What became of it is for the metrics.

    Twice is once. Without an answer everything on this line waits; after some days it is given up. Raises StoreDown.
    """
    payment, labels = due.payment, teller.store.labels
    wanted = await _wanted(teller, payment)
    there = any(wanted.values())
    line_id = await _line_of(teller, payment) if there or payment.labelled_at else None
    if line_id is None:
        await labels.settle(payment, None)
        return DROPPED
    bank, transaction = teller.access.bank, payment.transaction_id or ""
    try:
        await teller.access.replayed(line_id, lambda token: bank.annotate(token, transaction, wanted))
    except Unknown:  # it is gone
        await labels.settle(payment, None)
        return DROPPED
    except BankError as error:
        wait = LONGEST_PAUSE if isinstance(error, LoggedOut) else max(pause(due.tries), asked_to_wait(error))
        await labels.put_off(payment, teller.now() + wait)
        return WAITS
    await labels.settle(payment, teller.now() if there else None)
    return LABELLED if there else CLEARED


async def _line_of(teller: Teller, payment: Payment) -> LineId | None:
    """The line that reads the account into which it came: its own, or that by which its clubs read it by now."""
    if payment.transaction_id is None:
        return None
    now = [(await teller.store.clubs.get(club)).line_id for club in payment.clubs]
    for line_id in dict.fromkeys([payment.line_id, *now]):
        if line_id is None or await teller.line(line_id) is None:
            continue
        login = await teller.store.logins.find(line_id)
        account_id = login.account_id if login is not None else None
        if account_id is not None and payment.payment_id == payment_id(account_id, payment.transaction_id):
            return line_id
    return None


async def _wanted(teller: Teller, payment: Payment) -> Mapping[Label, str]:
    """What should stand there: nothing of what is not booked, nor of a club that wants no labels."""
    store, shares = teller.store, payment.shares
    if payment.state is not State.MATCHED or not shares:
        return NOTHING
    club = await store.clubs.get(shares[0].club_id)
    if not club.labels_payments:
        return NOTHING
    players = [player for share in shares if (player := await _whoever(store, share.player_id)) is not None]
    games = [] if payment.is_refund else await _games(teller, club, players, {share.entry_id for share in shares})
    return label([player.name for player in players], games) if players else NOTHING


async def _whoever(store: Store, player_id: PlayerId) -> Player | None:
    """Who this is by now; None for somebody who is forgotten."""
    player = await store.players.find(player_id)
    if player is not None and player.merged_into is not None:
        player = await store.players.find(player.merged_into)
    return None if player is None or player.is_erased else player


async def _games(teller: Teller, club: Club, players: Sequence[Player], booked: Collection[EntryId]) -> list[str]:
    """The games that were paid for; what was paid ahead is for the next one that the player is on the list of."""
    store, people = teller.store, [player.player_id for player in players]
    lines: dict[PlayerId, list[Entry]] = {player: [] for player in people}
    for entry in await store.ledger.entries(people):
        lines[entry.player_id].append(entry)
    settled = {player: settled_by(entries, booked) for player, entries in lines.items()}
    games = dict(await store.fixtures.some([game for found in settled.values() for game in found]))
    if ahead := [player for player, found in settled.items() if not found]:
        upcoming = await store.fixtures.upcoming(club.club_id, teller.now())
        nexts = (next((game for game in upcoming if player in game.players), None) for player in ahead)
        games |= {game.fixture_id: game for game in nexts if game is not None}
    return [_named(game, club) for game in sorted(games.values(), key=lambda game: game.starts_at)]


def _named(game: Fixture, club: Club) -> str:
    return f"{game.starts_at.astimezone(ZoneInfo(club.timezone)):%Y-%m-%d %H:%M} {game.location}"

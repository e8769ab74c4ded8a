"""Everybody a bank line may pay for, by all that a bank may know them by; put in order once, read for each payment."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from club import names, signs
from club.candidates import Asked, Standing
from club.clubs import Club
from club.ids import AccountKey, ClubId, PlayerId, TelegramId
from club.players import KnownAccount, Player
from club.resemblance import Spelling, spelling_of_player
from club.rivals import Rivals

Spelled = tuple[tuple[Player, tuple[Spelling, ...]], ...]


class Known:
    """The active players of these clubs, by code, account, accepted name and person on Telegram.

    Guests for whom somebody else pays are nobody's payers, and not among them.
    """

    def __init__(self, clubs: Iterable[Club], players: Iterable[Player]) -> None:
        self.clubs: Mapping[ClubId, Club] = {club.club_id: club for club in clubs}
        self.players: Mapping[PlayerId, Player] = {
            player.player_id: player
            for player in players
            if player.active and player.club_id in self.clubs and not player.is_paid_for
        }
        self._of: dict[ClubId, list[Player]] = {club: [] for club in self.clubs}
        self.by_code: dict[str, list[Player]] = {}
        self.by_account: dict[AccountKey, list[tuple[Player, KnownAccount]]] = {}
        self.by_name: dict[str, dict[PlayerId, str]] = {}
        self.by_person: dict[TelegramId, list[Player]] = {}
        for player in self.players.values():
            self._index(player)

    def _index(self, player: Player) -> None:
        self._of[player.club_id].append(player)
        for code in player.codes:
            self.by_code.setdefault(code.upper(), []).append(player)
        for account in player.accounts:
            self.by_account.setdefault(account.key, []).append((player, account))
        for name in player.accepted_bank_names:
            if (key := names.exact_key(name)) and not names.is_intermediary(name):
                self.by_name.setdefault(key, {})[player.player_id] = name
        if player.telegram_id is not None:
            self.by_person.setdefault(player.telegram_id, []).append(player)

    def of(self, club_id: ClubId) -> tuple[Player, ...]:
        """The players of one club."""
        return tuple(self._of.get(club_id, ()))

    def club_of(self, player: Player) -> Club:
        """Where somebody on this list plays."""
        return self.clubs[player.club_id]

    def twins(self, player: Player) -> tuple[Player, ...]:
        """Everybody on this list who is the same person, if there is more than one."""
        same = self.by_person.get(player.telegram_id, []) if player.telegram_id is not None else []
        return tuple(same) if len(same) > 1 else ()

    def kin(self, player: Player) -> tuple[Player, ...]:
        """Who else in the club has the family name: they may be one family, and one pay for the other."""
        found = {
            other.player_id: other
            for name in families(player)
            for other in self._by_family.get((player.club_id, name), ())
        }
        return tuple(other for other in found.values() if other.player_id != player.player_id)

    @cached_property
    def _by_family(self) -> dict[tuple[ClubId, str], list[Player]]:
        found: dict[tuple[ClubId, str], list[Player]] = {}
        for player in self.players.values():
            for name in families(player):
                found.setdefault((player.club_id, name), []).append(player)
        return found

    @cached_property
    def rivals(self) -> Rivals:
        """Who may be taken for whom."""
        return Rivals(self.players.values())

    @cached_property
    def spelled(self) -> Spelled:
        """Every player with the names to compare, the listed one first; taken apart when the first question comes."""
        return tuple(
            (player, tuple(map(spelling_of_player, (player.name, *player.accepted_bank_names))))
            for player in self.players.values()
        )

    def near(self, what: Asked, standings: Mapping[PlayerId, Standing]) -> Spelled:
        """Those of `spelled` whose name begins like the payer's, or who owe just this sum: nobody else can be meant."""
        places = {place for payer in what.payers for start in payer.reach for place in self._by_start.get(start, ())}
        owing = -what.amount
        places |= {
            self._places[player]
            for player, standing in standings.items()
            if standing.balance == owing and player in self._places
        }
        return tuple(self.spelled[place] for place in sorted(places))

    @cached_property
    def _places(self) -> dict[PlayerId, int]:
        return {player: place for place, player in enumerate(self.players)}

    @cached_property
    def _by_start(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, (_, known) in enumerate(self.spelled):
            for start in frozenset[str]().union(*(one.starts for one in known)):
                found.setdefault(start, []).append(place)
        return found

    @cached_property
    def suggested(self) -> Spelled:
        """The same with the names under which the player paid before, which are no ground for booking anything."""
        return tuple((player, (*known, *_paid_under(player))) for player, known in self.spelled)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words in a reference that tell who plays, or where."""
        return signs.words_of(self.spelled, self.clubs.values())


def families(player: Player) -> frozenset[str]:
    """The family names this player goes by: the last word of a name that has another one before it."""
    found = (names.untitled(names.words_of_player(name)) for name in (player.name, *player.accepted_bank_names))
    return frozenset(words[-1] for words in found if len(words) > 1 and len(words[-1]) > 1)


def _paid_under(player: Player) -> Iterable[Spelling]:
    own = (account.payer for account in player.accounts if account.payer and not account.named)
    return (spelling_of_player(name) for name in dict.fromkeys(own) if not names.is_intermediary(name))

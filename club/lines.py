"""A bank line: the secret address at which one bank account reports, and the clubs that it serves."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from club.ids import AccountKey, ClubId, LineId, TelegramId

MOST_PUT_ASIDE = 200
OFTEN = 2


class Mode(StrEnum):
    """How the bank reaches us."""

    NONE = "none"
    MANUAL = "manual"
    OAUTH = "oauth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One bank account's way to us. Only a digest of the secret is kept; the address is derived again when it is shown.

    The first event pins the account: from then on no other account may speak on this line. `not_football` are accounts
    that are never asked about; `put_aside` are those that once were not, as often as they were, the latest last.
    """

    line_id: LineId
    secret_digest: str
    owner: TelegramId | None = None
    mode: Mode = Mode.MANUAL
    clubs: tuple[ClubId, ...] = ()
    account_id: str | None = None
    last_seen_at: datetime | None = None
    refused_accounts: tuple[str, ...] = ()
    not_football: tuple[AccountKey, ...] = ()
    put_aside: tuple[AccountKey, ...] = ()
    version: int = 0

    @property
    def was_rung_by_hand(self) -> bool:
        """Whether its address, which its owner registers with the bank by hand, was heard of."""
        return self.mode is Mode.MANUAL and not (self.account_id is None and self.last_seen_at is None)

    def serving(self, club: ClubId) -> "Line":
        """One account can serve several clubs of its organiser."""
        return self if club in self.clubs else replace(self, clubs=(*self.clubs, club))

    def without(self, club: ClubId) -> "Line":
        """The club is no longer served; a line that serves nobody is cut."""
        clubs = tuple(other for other in self.clubs if other != club)
        return replace(self, clubs=clubs, mode=self.mode if clubs else Mode.NONE)

    def forgotten(self) -> "Line":
        """Nobody is served any more: the address is dead, and nothing is known of whose account it was."""
        return Line(line_id=self.line_id, secret_digest=f"cut:{self.line_id}", mode=Mode.NONE, version=self.version)

    def pinned_to(self, account_id: str) -> "Line":
        """The first event says whose line this is."""
        return self if self.account_id else replace(self, account_id=account_id)

    def refusing(self, account_hint: str) -> "Line":
        """Another account spoke on this line. Only a hint of its id is kept, so that it is reported once."""
        if account_hint in self.refused_accounts:
            return self
        return replace(self, refused_accounts=(*self.refused_accounts, account_hint)[-20:])

    def ignoring(self, keys: tuple[AccountKey, ...]) -> "Line":
        """Whoever pays from this account never pays for football."""
        return replace(self, not_football=tuple(dict.fromkeys((*self.not_football, *keys))))

    def putting_aside(self, key: AccountKey) -> "Line":
        """What this account paid was not football, this once."""
        return replace(self, put_aside=(*self.put_aside, key)[-MOST_PUT_ASIDE:])

    def often_put_aside(self, keys: tuple[AccountKey, ...]) -> bool:
        """Whether this account's payments were put aside so often that the organiser may be tired of it."""
        return sum(key in keys for key in self.put_aside) >= OFTEN

    def noticing(self, keys: tuple[AccountKey, ...]) -> "Line":
        """That was a mistake: the account may pay for football after all."""
        return replace(
            self,
            not_football=tuple(key for key in self.not_football if key not in keys),
            put_aside=tuple(key for key in self.put_aside if key not in keys),
        )

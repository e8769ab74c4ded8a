"""A payment that is being divided among several. It lives in the memo of the message that shows it, nowhere else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.commands import Misread, find_player, parse_cash
from bot.texts import splitting as texts
from bot.texts.people import no_such_player, several
from club.errors import Invalid
from club.ids import PaymentId, PlayerId, well_formed
from club.money import Pence
from club.players import Player
from club.splitting import parts

KIND = "split"
MOST = 12
"""Who pays for more than a whole pitch would not do it in one transfer."""

_BETWEEN = re.compile(r"\s*(?:[;+\n]|,(?!\d{3}\b)|(?:^|\s)(?:and|&)(?=\s|$))\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Split:
    """Who was ticked so far with the sums as they are shown, the first one first; and the page of the list. Pence."""

    payment_id: PaymentId
    shares: Mapping[PlayerId, Pence]
    page: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether it is one transfer for several."""
        return len(self.shares) > 1

    def ticked(self, player: PlayerId, *, on: bool, amount: Pence, owed: Mapping[PlayerId, Pence]) -> "Split":
        """With this player, or without, and the sums that come of it. Raises Invalid when there are too many."""
        others = [one for one in self.shares if one != player]
        chosen = list(self.shares) if on and player in self.shares else [*others, player] if on else others
        return replace(self, shares=divided(chosen, amount=amount, owed=owed))

    def facts(self) -> dict[str, str]:
        """As a memo keeps it."""
        shares = "_".join(f"{player}.{pence}" for player, pence in self.shares.items())
        return {"p": self.payment_id, "s": shares, "g": str(self.page)}


def read(facts: Mapping[str, str]) -> Split | None:
    """The split in a memo; None in one that is none of ours."""
    payment, page = facts.get("p", ""), facts.get("g", "")
    pairs = [pair.partition(".") for pair in facts.get("s", "").split("_") if pair]
    if not well_formed(payment) or not all(well_formed(player) and pence.isdecimal() for player, _, pence in pairs):
        return None
    shares = {PlayerId(player): Pence(int(pence)) for player, _, pence in pairs}
    return Split(PaymentId(payment), shares, int(page) if page.isdecimal() else 0)


def divided(chosen: Sequence[PlayerId], *, amount: Pence, owed: Mapping[PlayerId, Pence]) -> dict[PlayerId, Pence]:
    """What each of them has of the payment: what they owe if that adds up, else equal parts.

    Raises Invalid when there are too many of them for it.
    """
    if len(chosen) > min(MOST, amount):
        raise Invalid(texts.TOO_MANY)
    return parts(amount, {player: owed.get(player, Pence(0)) for player in chosen})


def typed(
    said: str, people: Sequence[Player], *, amount: Pence, owed: Mapping[PlayerId, Pence]
) -> dict[PlayerId, Pence]:
    """`Ashley 5, Tom 10` as shares; of names alone the sums are found. Raises Invalid, keeping what was typed."""
    try:
        read_ = [_part(part, people) for part in _BETWEEN.split(said) if part]
        return _shares(read_, amount, owed)
    except Invalid as problem:
        raise Invalid(texts.slip(said, problem.message)) from None


def _shares(
    read_: Sequence[tuple[PlayerId, Pence | None]], amount: Pence, owed: Mapping[PlayerId, Pence]
) -> dict[PlayerId, Pence]:
    chosen = list(dict.fromkeys(player for player, _ in read_))
    sums = {player: pence for player, pence in read_ if pence is not None}
    if not chosen:
        raise Invalid(texts.NOBODY)
    if len(chosen) < len(read_):
        raise Invalid(texts.TWICE)
    if len(chosen) > MOST:
        raise Invalid(texts.TOO_MANY)
    if not sums:
        return divided(chosen, amount=amount, owed=owed)
    if len(sums) < len(chosen):
        raise Invalid(texts.SOME_WITHOUT_SUM)
    if sum(sums.values()) != amount:
        raise Invalid(texts.does_not_add_up(Pence(sum(sums.values())), amount))
    return sums


def _part(said: str, people: Sequence[Player]) -> tuple[PlayerId, Pence | None]:
    """`Ashley 5`, `£5 Ashley` or `Ashley`."""
    if isinstance(whole := find_player(said, people), Player):
        return whole.player_id, None
    try:
        name, pence = parse_cash(said)
    except Misread:
        name, pence = said, None
    found = find_player(name, people)
    if isinstance(found, Player):
        return found.player_id, pence
    raise Invalid(no_such_player(name) if not found else several(name, [one.name for one in found]))

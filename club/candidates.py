"""Whose payment it may be, best first: the buttons under a question. Nothing here ever books money."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from club import codes, days, ledger, money, names, words
from club.clubs import Club
from club.given import is_given
from club.ids import AccountKey, ClubId, PlayerId
from club.money import Pence
from club.nicknames import same_person
from club.players import Player
from club.resemblance import Spelling, compare, spelling

MOST = 8
_NAMED = "named in the reference"
_PLAIN = (_NAMED, "code ", "nearly code ")
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a player stands with the club: `balance` in pence (negative is owed), instants in UTC."""

    player_id: PlayerId
    balance: Pence
    last_played: datetime | None
    last_paid: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody whose payment it may be. `score` is 0 to 1; the reasons, best first, are short enough for a button."""

    player: Player
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the payment, taken apart once for all players."""

    amount: Pence
    payers: tuple[Spelling, ...]
    payer_keys: frozenset[str]
    found: codes.Found
    mistyped: frozenset[str]
    named: frozenset[str]
    keys: frozenset[AccountKey]
    now: datetime
    through: str = ""
    """The payment company's name, as a key, if it came through one."""


def asked(
    *,
    amount: Pence,
    payer_names: Iterable[str],
    reference: str,
    keys: Iterable[AccountKey],
    issued: Mapping[str, object],
    now: datetime,
) -> Asked:
    """Take a payment apart.

    What a payment company's name and account look like tells nothing of the payer, who may have left a name instead.
    """
    payers = tuple(payer_names)
    through = next((names.exact_key(payer) for payer in payers if names.is_intermediary(payer)), "")
    return Asked(
        amount=amount,
        payers=_in_words(reference) if through else tuple(map(spelling, payers)),
        payer_keys=frozenset() if through else frozenset(filter(None, map(names.exact_key, payers))),
        found=codes.found_in(reference),
        mistyped=frozenset(code for word in codes.code_like(reference) for code in codes.near(word, issued)),
        named=_named(reference, () if through else payers),
        keys=frozenset() if through else frozenset(keys),
        now=now,
        through=through,
    )


def _in_words(reference: str) -> tuple[Spelling, ...]:
    """What a reference may say of the payer's name: “JACK FIELD”."""
    dated = any(map(str.isdigit, reference))
    said = [
        word
        for word in names.tokens(reference)
        if len(word) > 1 and word.isalpha() and (not words.is_plain(word) or (is_given(word) and not dated))
    ]
    return (spelling(" ".join(said)),) if said else ()


def _named(reference: str, payers: tuple[str, ...]) -> frozenset[str]:
    """The words of a reference that may name somebody; the payer's own name says no more than the bank does."""
    said = {word.lower() for word in words.words(reference)} | {*names.tokens(reference)}
    return frozenset(said.difference(*(names.tokens(payer) for payer in payers if not names.is_joint(payer))))


def ranked(
    what: Asked,
    players: Iterable[tuple[Player, tuple[Spelling, ...]]],
    clubs: Mapping[ClubId, Club],
    standings: Mapping[PlayerId, Standing],
) -> tuple[Candidate, ...]:
    """At most eight players who have something to do with the payment."""
    everybody = tuple(players)
    ours = any(is_named(player, what.named) for player, _ in everybody)
    somebody = ours or any(is_given(word) and not words.is_plain(word) for word in what.named)
    weighed = (
        _weigh(what, player, known, clubs[player.club_id], standings.get(player.player_id), somebody, ours=ours)
        for player, known in everybody
    )
    likely = sorted(
        (one for one in weighed if one.reasons), key=lambda one: (-one.score, one.player.name, one.player.player_id)
    )
    return tuple(likely[:MOST])


def _weigh(
    what: Asked,
    player: Player,
    known: tuple[Spelling, ...],
    club: Club,
    standing: Standing | None,
    somebody: bool,
    *,
    ours: bool,
) -> Candidate:
    """What speaks for this player; less of it when the reference names `somebody` else, or the bank does.

    A name that none of `ours` has may be the real one of somebody whom the chat knows by a nickname.
    """
    told = list(_told(what, player, known, owing=standing is not None and standing.balance < 0))
    veiled = is_opaque(player)
    if somebody and not (veiled and not ours) and not any(reason.startswith(_PLAIN) for _, reason in told):
        told = [(0.25 * weight, reason) for weight, reason in told]
    about = list(_circumstances(what, club, standing))
    if what.payers and not told and not veiled:
        about = [(0.5 * weight, reason) for weight, reason in about]
    signs = [*told, *about]
    doubt = 1.0
    for weight, _ in signs:
        doubt *= 1 - weight
    # Whoever never paid by bank before is likelier to come from an account that nobody knows, and when the payer's name
    # is like nobody's, somebody whose real name nobody knows.
    if signs and (what.keys or not what.payers) and not player.accounts:
        doubt *= 0.95
    if signs and veiled:
        doubt *= 0.9
    signs.sort(key=lambda sign: -sign[0])
    return Candidate(player=player, score=round(1 - doubt, 4), reasons=tuple(reason for _, reason in signs))


def _told(what: Asked, player: Player, known: tuple[Spelling, ...], *, owing: bool) -> Iterable[tuple[float, str]]:
    """What the transfer itself says about this player. A name says less of somebody who owes nothing."""
    doubt = 1.0 if owing else 0.85
    for weight, words_, among in (
        (0.98, "code", what.found.clear), (0.9, "code", what.found.hidden), (0.85, "nearly code", what.mistyped)
    ):  # fmt: skip
        if (code := next((one for one in player.codes if one in among), None)) is not None:
            yield weight, f"{words_} {code}"
            break
    if any(account.key in what.keys for account in player.accounts):
        always = any(account.key in what.keys and not account.named for account in player.accounts)
        yield (0.92 if always else 0.3), "paid from this account"
    named = is_named(player, what.named)
    # A first name that is all the payer left says the same thing once, whatever else the player is called.
    echo = bool(what.through) and named and all(len(words_) == 1 for payer in what.payers for words_ in payer.people)
    alike, reason = likeness(what.payers, known)
    if any(one.key in what.payer_keys for one in known[1:]):
        yield 0.92 * doubt, "paid under this name"
    elif alike >= 0.25 and not echo:
        yield 0.9 * doubt * alike, reason
    if named:
        yield 0.85, _NAMED
    if what.through and any(names.exact_key(account.payer) == what.through for account in player.accounts):
        yield (0.5 if named or alike else 0.3), "paid this way before"


def likeness(payers: tuple[Spelling, ...], known: tuple[Spelling, ...]) -> tuple[float, str]:
    """The best resemblance between any name of the payer and any name of the player."""
    return max((compare(payer, one) for payer in payers for one in known), default=(0.0, ""))


def is_opaque(player: Player) -> bool:
    """Whether nobody can tell what a bank would call this player: "Big Dog", "⚽"."""
    return not player.accepted_bank_names and is_nickname(player.name)


def is_nickname(name: str) -> bool:
    """Whether no word of a name in the chat is a given name."""
    return not any(is_given(word) for word in names.words_of_player(name))


def call_name(player: Player) -> str:
    """What others would write to say that it is for this player: the first name, of a nickname the longest word."""
    called = names.words_of_player(player.name)
    return max(reversed(called), key=len, default="") if is_nickname(player.name) else called[0]


def is_named(player: Player, named: frozenset[str]) -> bool:
    """Whether the reference names the player: the first name, or a short form of it."""
    first = call_name(player)
    return len(first) > 1 and any(
        len(form) > 1 and same_person(first, form) for word in named for form in (word, word.removesuffix("s"))
    )


def _circumstances(what: Asked, club: Club, standing: Standing | None) -> Iterable[tuple[float, str]]:
    if standing is None:
        return
    owed = ledger.owes(standing.balance)
    if owed == what.amount:
        yield 0.5, f"owes {money.pounds(owed)}"
    elif owed:
        part = owed > what.amount and club.default_price and what.amount % club.default_price == 0
        yield (0.3 if part else 0.15), f"owes {money.pounds(owed)}"
    if standing.last_played is not None and timedelta(0) <= what.now - standing.last_played <= LATELY:
        fresh = what.now - standing.last_played <= timedelta(hours=36)
        yield (
            (0.3 if fresh else 0.12),
            "played " + days.relative_day(standing.last_played, now=what.now, timezone=club.timezone),
        )

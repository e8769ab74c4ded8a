"""What organisers type about sums that are no payments: `Ashley £5 moved away`, `£5 from Ashley to Sam`. Pure."""

import re
from dataclasses import dataclass

from bot.commands import Misread
from club import money
from club.money import Pence
from club.players import one_line, player_name

LONGEST_QUOTE = 60
_SUM = r"(?:£\s*)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?(?:\s*(?:quid|pounds))?"
_NAMED_SUM = re.compile(rf"(?P<name>\S.*?)\s+(?P<sign>[-+−–]?)\s*(?P<sum>{_SUM})(?=\s|$)\s*(?P<rest>.*)", re.IGNORECASE)
_SUM_FIRST = re.compile(rf"(?P<sign>[-+−–]?)\s*(?P<sum>{_SUM})\s+(?P<name>\D.*)", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:from\s+)?(?P<giver>\S.*?)\s+(?:to|->|→)\s+(?P<taker>\S.*)", re.IGNORECASE)
_ANY_SUM = re.compile(rf"(?<!\S){_SUM}(?!\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedSum:
    """A player's name, pence (None when no sum was given; negative with a minus), and the words after it."""

    name: str
    amount: Pence | None
    reason: str


def parse_write_off(text: str) -> NamedSum:
    """`Ashley`, `Ashley £5`, `Ashley £5 moved away`. Raises Misread, Invalid."""
    said = one_line(text)
    read = _named(said)
    if read is not None and read.amount is not None and read.amount < 0:
        raise Misread(_try(said, "/writeoff Ashley £5"))
    if read is None and not said:
        raise Misread(_try(said, "/writeoff Ashley £5"))
    return read or NamedSum(player_name(said), None, "")


def parse_correction(text: str) -> NamedSum:
    """`Ashley £5 paid last year`, `Ashley -£5 lost the ball`: the sum is always there. Raises Misread, Invalid."""
    said = one_line(text)
    if (read := _named(said)) is None:
        raise Misread(_try(said, "/correct Ashley £5, or /correct Ashley -£5 with a reason"))
    return read


def parse_refund(text: str) -> tuple[str, Pence]:
    """`Ashley £5`, `£5 Ashley` as a name and pence. Raises Misread, Invalid."""
    said = one_line(text)
    read = _named(said)
    if read is None or read.amount is None or read.amount < 0 or read.reason:
        raise Misread(_try(said, "/refund Ashley £5"))
    return read.name, read.amount


def parse_move(text: str) -> tuple[str, str, Pence]:
    """`£5 from Ashley to Sam`, `Ashley to Sam £5` as who gives, who takes, and pence. Raises Misread, Invalid."""
    said = one_line(text)
    sums = list(_ANY_SUM.finditer(said))
    rest = one_line(f"{said[: sums[0].start()]} {said[sums[0].end() :]}") if len(sums) == 1 else ""
    if (between := _BETWEEN.fullmatch(rest)) is None:
        raise Misread(_try(said, "/move £5 from Ashley to Sam"))
    return player_name(between["giver"]), player_name(between["taker"]), money.parse(sums[0][0])


def _named(said: str) -> NamedSum | None:
    found = _NAMED_SUM.fullmatch(said) or _SUM_FIRST.fullmatch(said)
    if found is None:
        return None
    pence = money.parse(found["sum"])
    amount = Pence(-pence) if found["sign"] in ("-", "−", "–") and found["sign"] else pence
    return NamedSum(player_name(found["name"]), amount, found.groupdict().get("rest") or "")


def _try(said: str, form: str) -> str:
    return f"I couldn't read “{said[:LONGEST_QUOTE]}”. Try: {form}" if said else f"Try: {form}"

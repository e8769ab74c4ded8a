"""Sides, and who brings ball and bibs. The group reads who plays with whom, and never what anybody is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.texts.card import heading
from bot.texts.words import CAPTION_ROOM, isolated, length, listed, safe, together
from club.clubs import Club
from club.fixtures import Fixture
from club.ids import PlayerId
from club.lineup import Account, account, shown
from club.pairs import Wish
from club.rota import duty
from club.sides import Pair

BIBS, NO_BIBS = "Bibs", "No bibs"
NONE_PLANNED = "No game is planned just now, so there is nobody to divide. /newfixture makes one."
WHICH_GAME = "Sides for which game?"
ALREADY_POSTED = "The sides are up already, and follow the list. To change them, write /teams to me in our own chat."
IN_PRIVATE = "That is about how strong people are: ask me in our own chat."
POSTED = "They're in the group now, and follow whatever changes."
SWAPPED = "Swapped."
SHUFFLED = "Shuffled."
AS_IT_WAS = "Nothing to swap: they stand otherwise by now."
POST, SHUFFLE, SWAP, PAIRS, BACK = "Post to the group", "Shuffle", "Swap two", "Apart / together", "Back"
WHO_LEAVES = "Who leaves the bibs?"
LONGEST_ACCOUNT = 300
WORDS: Mapping[Wish, str] = {
    Wish.APART: "Keep apart",
    Wish.TOGETHER: "Keep together",
    Wish.EITHER: "Either will do",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesShown:
    """A game with sides, and what it takes to show them: the club, and what the group calls everybody."""

    fixture: Fixture
    club: Club
    names: Mapping[PlayerId, str]
    now: datetime

    def name(self, player: PlayerId) -> str:
        """The short name, escaped."""
        return safe(isolated(self.names.get(player, "Somebody")))


def sides(shown_: SidesShown) -> str:
    """For the group, below the picture or without it: at most as long as a caption may be."""
    told = account(shown_.fixture, shown_.club)
    top = f"<b>{heading(shown_.fixture, now=shown_.now, timezone=shown_.club.timezone)}</b>"
    why = ". ".join([*([_points(told)] if told.told else []), *_kept(told, shown_)])
    ends = [f"{why}." if why else "", _brought(shown_)]
    bottom = "\n".join(filter(None, ends))
    room = CAPTION_ROOM - length(top) - length(bottom) - 64
    return "\n\n".join(filter(None, (top, _lists(shown_, room=room), bottom)))


def page(shown_: SidesShown) -> str:
    """For the organiser, before and after the group sees it: also what could not be kept, and what to do about it."""
    told = account(shown_.fixture, shown_.club)
    sides_ = shown_.fixture.sides
    lines = [". ".join([_points(told), *_kept(told, shown_)]) + "."]
    if told.not_apart:
        lines.append(f"{_several(told.not_apart, shown_)} play together after all.")
    if told.not_together:
        lines.append(f"{_several(told.not_together, shown_)} play against each other after all.")
    if shown_.club.habits.results:
        lines.append("By your ratings, moved a little by the last results.")
    now = shown(shown_.fixture)
    if now is not None and abs(len(now.bibs) - len(now.others)) > 1:
        lines.append("The list has changed: shuffle, and they're even again.")
    if sides_ is not None:
        lines.append(POSTED if sides_.posted else "The group doesn't see this yet.")
    top = f"<b>{heading(shown_.fixture, now=shown_.now, timezone=shown_.club.timezone)}</b>"
    return "\n\n".join((top, _lists(shown_, room=2500), "\n".join(lines)))


def bring(what: str, title: str) -> str:
    """To whoever brings it, in private; `title` is the heading of the game."""
    return f"It's your turn to bring the {what}: {title}. If you can't come, tap I'm out, and somebody else is asked."


def who_comes(shown_: SidesShown, leaves: PlayerId) -> str:
    """The second half of a swap."""
    return f"{shown_.name(leaves)} leaves the bibs. Who puts them on?"


def pairs(shown_: SidesShown) -> str:
    """Whom the organiser wants apart or together, among everybody who plays here."""
    club = shown_.club
    lines = [f"{_pair(pair, shown_)}: apart" for pair in club.apart]
    lines += [f"{_pair(pair, shown_)}: together" for pair in club.together]
    known = listed(lines, room=3000, between="\n") or "Nobody has to be apart or together so far."
    return f"{known}\n\nThis holds for every game. Whom is it about?"


def with_whom(shown_: SidesShown, one: PlayerId) -> str:
    """The first of a pair was picked."""
    return f"{shown_.name(one)} and who?"


def which_way(shown_: SidesShown, pair: Pair) -> str:
    """Both of a pair were picked."""
    return f"{_pair(pair, shown_)}: apart or together?"


def _brought(shown_: SidesShown) -> str:
    """`Sam brings the ball, Priya the bibs.`; where the sides are listed, "Bibs: Priya" would say something else."""
    on_duty = duty(shown_.fixture)
    parts = [(on_duty.ball, "the ball"), (on_duty.bibs, "the bibs")]
    said = [(shown_.name(player), what) for player, what in parts if player is not None]
    rest = "".join(f", {who} {what}" for who, what in said[1:])
    return f"{said[0][0]} brings {said[0][1]}{rest}." if said else ""


def _points(told: Account) -> str:
    return f"{BIBS} {told.bibs}, {NO_BIBS.lower()} {told.others}"


def _kept(told: Account, shown_: SidesShown) -> list[str]:
    kept = [(told.apart, "apart"), (told.together, "together")]
    return [f"{_several(pairs_, shown_)} kept {how}" for pairs_, how in kept if pairs_]


def _several(pairs_: Sequence[Pair], shown_: SidesShown) -> str:
    return listed([_pair(pair, shown_) for pair in pairs_], room=LONGEST_ACCOUNT)


def _pair(pair: Pair, shown_: SidesShown) -> str:
    return together([shown_.name(player) for player in pair])


def _lists(shown_: SidesShown, *, room: int) -> str:
    now = shown(shown_.fixture)
    assert now is not None
    return "\n".join(
        f"<b>{title}</b>: {listed([shown_.name(player) for player in side], room=room // 2)}"
        for title, side in ((BIBS, now.bibs), (NO_BIBS, now.others))
    )

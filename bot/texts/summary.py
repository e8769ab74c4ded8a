"""The season in words: what was laid out and came in, what a game should cost, who owes; and a month for the group."""

from collections.abc import Sequence

from bot.texts.words import CAPTION_ROOM, isolated, length, listed, plural, safe
from club.clubs import Club
from club.money import Pence, pounds
from club.ports import Summary
from club.pricing import Prospect, covering
from club.season import MonthSums, Season

NOBODY_OWES = "Nobody owes anything: all square."
ONLY_IN_PRIVATE = "Who owes is for our own chat only."
NOT_PLAYED = "No game was played that month, so there is nothing to tell."
POSTED = "It's on its way to the group."


def summary(club: Club, season: Season, sums: Summary, prospect: Prospect | None) -> str:
    """How the club stands, and what a game should cost."""
    played = f"{plural(len(season.games), 'game')} so far" if season.games else "no game played yet"
    lines = [
        f"<b>{safe(club.name)}</b>: {played}",
        f"Paid in: {pounds(season.income)}",
        f"Pitch hire: {pounds(season.hire)}",
        f"You're {standing(season.outlay)}",
        f"Still owed: {pounds(sums.owed)}",
        f"In credit: {pounds(sums.credit)}",
    ]
    return "\n".join(lines) + (f"\n\n{advice(prospect)}" if prospect is not None else "")


def standing(outlay: Pence) -> str:
    """`£27.50 out of pocket`, `£12.00 in hand`, `all square`: how the organiser stands."""
    if not outlay:
        return "all square"
    return f"{pounds(outlay)} out of pocket" if outlay > 0 else f"{pounds(Pence(-outlay))} in hand"


def advice(prospect: Prospect) -> str:
    """`£5.00 each is £5.00 short at 8, £15.00 over at 12`, how it is with the usual number, and what would cover it."""
    numbers = {prospect.minimum, prospect.maximum} | ({prospect.usual} if prospect.usual else set())
    margins = [_margin(prospect, players) for players in sorted(numbers)]
    price = f"{pounds(prospect.price)} each" if prospect.price else "A free game"
    said = f"{price} is {', '.join(margins)} (hire {pounds(prospect.hire)})."
    better = [(pounds(covering(prospect.hire, players)), players) for players in prospect.short_at]
    if not better:
        return said
    (first, fewest), *others = better
    return f"{said}\n{', '.join([f'{first} would cover it at {fewest}', *(f'{sum_} at {at}' for sum_, at in others)])}."


def _margin(prospect: Prospect, players: int) -> str:
    at = f"the {players} you usually get" if players == prospect.usual else f"{players}"
    margin = prospect.margin(players)
    if not margin:
        return f"just right at {at}"
    return f"{pounds(Pence(abs(margin)))} {'over' if margin > 0 else 'short'} at {at}"


def who_owes(club: Club, owing: Sequence[tuple[str, Pence]]) -> str:
    """Everybody who owes, those who owe most first, as far as a caption goes; numbered as in the picture."""
    total = Pence(sum(owed for _, owed in owing))
    head = f"<b>{safe(club.name)}</b>: {pounds(total)} still to come from {plural(len(owing), 'player')}"
    lines = [f"{number}. {safe(isolated(name))}: {pounds(owed)}" for number, (name, owed) in enumerate(owing, start=1)]
    return f"{head}\n\n{listed(lines, room=CAPTION_ROOM - length(head) - 2, between=chr(10))}"


def month(name: str, sums: MonthSums, owed: Pence) -> str:
    """A month, for the group. Who owes is nobody's business there: what is still to come is one number."""
    hire = f", pitch hire {pounds(sums.hire)}" if sums.hire else ""
    return (
        f"<b>{name}</b>: {plural(sums.games, 'game')}, {sums.filled:,} of {plural(sums.places, 'place')} filled.\n"
        f"Paid in {pounds(sums.income)}{hire}.\n"
        f"{f'{pounds(owed)} is still to come.' if owed else 'All square.'}"
    )


def sure_to_post(statement: str) -> str:
    """Before it is posted, exactly as it will be."""
    return f"This goes to the group:\n\n{statement}"


def told_already(name: str) -> str:
    """A second time, or after it went out by itself."""
    return f"The group was told of {name} already."

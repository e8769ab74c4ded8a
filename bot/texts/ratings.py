"""How strong everybody is, for even sides: the organisers' secret."""

from collections.abc import Sequence

from bot.texts.words import cut, plural, safe
from club.players import Player

IN_PRIVATE = "That is the organisers' secret: ask me in our own chat."
ASK = "Strength from 1 (still learning) to 5 (best). Tap the one with the tick to take it away."


def ratings(people: Sequence[Player]) -> str:
    """Above the list of everybody."""
    rated = sum(one.rating is not None for one in people)
    return (
        f"<b>How strong is everybody?</b>\n{rated} of {plural(len(people), 'player')} rated. I make even sides by it, "
        "and whoever has none counts as 3. Only organisers see this. Tap somebody to change it."
    )


def on_a_button(one: Player) -> str:
    """`Sam Carter: 4`; plain text."""
    return f"{cut(one.name, 40)}: {one.rating or '–'}"


def rate(one: Player) -> str:
    """One player, to be rated."""
    return f"<b>{safe(one.name)}</b>\n{line(one)}\n{ASK}"


def line(one: Player) -> str:
    """`Strength: 4 of 5`, or that nobody has said."""
    return f"Strength: {one.rating} of 5" if one.rating is not None else "Strength: not rated, counts as 3"


def rated(one: Player) -> str:
    """The toast after a tap."""
    return f"{one.name}: {one.rating}." if one.rating is not None else f"{one.name} counts as 3, like whoever has none."

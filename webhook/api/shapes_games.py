"""What the API answers about games, and about signing up for them; see `shapes`."""

from typing import Literal, TypedDict

from webhook.api.shapes import Id, Instant, Money


class PlayingShape(TypedDict):
    """Somebody on the list. `came` is null until the game is over. A `no_show` did not come and owes all the same.

    `guest_of` is who brings them to this game. `confirmed`: they said that they come since the game was last moved; it
    is true of everybody while it was not.
    """

    player_id: Id
    name: str
    guest_of: Id | None
    confirmed: bool
    came: bool | None
    no_show: bool


class LateShape(TypedDict):
    """Somebody who dropped out late. `owes`: nobody took the place, and they were not let off."""

    player_id: Id
    name: str
    owes: bool


class WaitingShape(TypedDict):
    """Somebody on the waiting list; `place` counts from 1, `guest_of` is who brings them to this game.

    A free place is kept for them until `offered_until`; null where none is offered.
    """

    player_id: Id
    name: str
    guest_of: Id | None
    place: int
    offered_until: Instant | None


class NamedShape(TypedDict):
    """A player, and what they are called."""

    player_id: Id
    name: str


class SidesShape(TypedDict):
    """Who plays with whom, of those who are in now. `posted`: the group sees them."""

    bibs: list[NamedShape]
    others: list[NamedShape]
    posted: bool


class KitShape(TypedDict):
    """Who brings the ball and who the bibs; null where nobody was asked."""

    ball: NamedShape | None
    bibs: NamedShape | None


class ResultShape(TypedDict):
    """The goals of those who played in bibs, and of the others."""

    bibs: int
    others: int


class FixtureShape(TypedDict):
    """One game. `settled_at` is when the players were charged first; `reason` is why it was cancelled.

    Until `cancel_by` the pitch can be called off for free; null where that is past or nobody knows. `verdict` is what
    an organiser decided about a game that was short of players. `out` said that they can't make it. `sides` are null
    until they are made.
    """

    fixture_id: Id
    status: Literal["open", "over", "cancelled"]
    starts_at: Instant
    location: str
    hire: Money
    price: Money
    minimum: int
    maximum: int
    players: list[PlayingShape]
    waiting: list[WaitingShape]
    late: list[LateShape]
    out: list[NamedShape]
    sides: SidesShape | None
    kit: KitShape
    places_left: int
    charge_after_minutes: int
    settled_at: Instant | None
    reason: str | None
    result: ResultShape | None
    cancel_by: Instant | None
    verdict: Literal["play_on"] | None


class SignedUpShape(TypedDict):
    """What became of a sign-up; `place` counts from 1 on the waiting list."""

    outcome: Literal["joined", "waiting", "already_in", "already_waiting"]
    place: int | None
    fixture: FixtureShape


class BroughtShape(TypedDict):
    """What became of bringing a guest, `player_id`; `pays` is on whose account the place goes."""

    outcome: Literal["joined", "waiting", "already_in", "already_waiting"]
    place: int | None
    player_id: Id
    pays: Literal["host", "guest"]
    fixture: FixtureShape


class SignedOffShape(TypedDict):
    """Off the list; `promoted` is who moved up for it."""

    outcome: Literal["left"]
    promoted: Id | None
    fixture: FixtureShape

"""A game as JSON; see `showing`."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from club import lineup, rota
from club.fixtures import Fixture, Status, Verdict
from club.ids import PlayerId
from webhook.api.shapes_games import (
    FixtureShape,
    KitShape,
    LateShape,
    NamedShape,
    PlayingShape,
    ResultShape,
    SidesShape,
    WaitingShape,
)
from webhook.api.showing import instant


def fixture(one: Fixture, names: Mapping[PlayerId, str], at: datetime) -> FixtureShape:
    """A game as it is at this moment, with the names of those on its lists."""
    status = one.status_at(at)
    over = status is Status.OVER
    return FixtureShape(
        fixture_id=one.fixture_id,
        status=status.value,
        starts_at=instant(one.starts_at),
        location=one.location,
        hire=one.hire,
        price=one.price,
        minimum=one.minimum,
        maximum=one.maximum,
        players=[
            PlayingShape(
                player_id=who,
                name=names.get(who, ""),
                guest_of=_host(one, who),
                confirmed=who not in one.unconfirmed,
                came=who in one.came if over else None,
                no_show=who in one.no_shows,
            )
            for who in one.players
        ],
        waiting=[
            WaitingShape(
                player_id=who,
                name=names.get(who, ""),
                guest_of=_host(one, who),
                place=place,
                offered_until=None if (offer := one.offer_to(who)) is None else instant(offer.until),
            )
            for place, who in enumerate(one.waiting, 1)
        ],
        late=[
            LateShape(player_id=who, name=names.get(who, ""), owes=who in one.paying)
            for who in dict.fromkeys(late.player_id for late in one.late if late.player_id not in one.players)
        ],
        out=_named(one.out, names),
        sides=_sides(one, names),
        kit=_kit(one, names),
        places_left=one.places_left,
        charge_after_minutes=one.charge_after_minutes,
        settled_at=None if one.settled_at is None else instant(one.settled_at),
        reason=one.reason or None,
        result=None if one.result is None else ResultShape(bibs=one.result.bibs, others=one.result.others),
        cancel_by=None if one.cancel_by is None else instant(one.cancel_by),
        verdict="play_on" if one.verdict is Verdict.PLAY_ON else None,
    )


def _host(one: Fixture, player: PlayerId) -> PlayerId | None:
    guest = one.guest(player)
    return None if guest is None else guest.host


def _named(players: Iterable[PlayerId], names: Mapping[PlayerId, str]) -> list[NamedShape]:
    return [NamedShape(player_id=who, name=names.get(who, "")) for who in players]


def _sides(one: Fixture, names: Mapping[PlayerId, str]) -> SidesShape | None:
    now = lineup.shown(one)
    if now is None or one.sides is None:
        return None
    return SidesShape(bibs=_named(now.bibs, names), others=_named(now.others, names), posted=one.sides.posted)


def _kit(one: Fixture, names: Mapping[PlayerId, str]) -> KitShape:
    duty = rota.duty(one)
    ball, bibs = (None if who is None else _named([who], names)[0] for who in (duty.ball, duty.bibs))
    return KitShape(ball=ball, bibs=bibs)

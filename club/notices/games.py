"""News of games: the card, and what those who signed up must know."""

from dataclasses import dataclass, replace
from datetime import datetime

from club.clubs import Club
from club.fixtures import Fixture
from club.ids import FixtureId, PlayerId
from club.money import Pence
from club.notices.notice import Notice, Topic, group, person
from club.players import Player


def card(fixture: Fixture) -> Notice:
    """The fixture's card in the group shows something else now."""
    return Notice(
        key=f"card:{fixture.fixture_id}:{fixture.version + 1}",
        topic=Topic.CARD,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        subject=f"card:{fixture.fixture_id}",
    )


def called_off(fixture: Fixture) -> Notice:
    """Those who were in or waiting must know that there is no game."""
    return Notice(
        key=f"called-off:{fixture.fixture_id}",
        topic=Topic.CALLED_OFF,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
    )


@dataclass(frozen=True, slots=True)
class Former:
    """What a game was before it was changed: UTC, pence each."""

    starts_at: datetime
    price: Pence
    location: str


def moved(fixture: Fixture, before: Fixture) -> Notice:
    """Those who are in must know of another time, place or price; what it was `before` travels along.

    Changes that nobody heard of yet are one message.
    """
    return Notice(
        key=f"moved:{fixture.fixture_id}:{fixture.version + 1}",
        topic=Topic.MOVED,
        lane=group(fixture.club_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        subject=f"moved:{fixture.fixture_id}",
        detail=f"{before.starts_at.isoformat()} {before.price} {before.location}",
    )


def moved_from(notice: Notice) -> Former:
    """What the game was before it was moved, or another price was set."""
    starts_at, each, location = notice.detail.split(" ", 2)
    return Former(datetime.fromisoformat(starts_at), Pence(int(each)), location)


def promoted(fixture: Fixture, player: Player, host: Player | None = None) -> Notice:
    """A place opened for somebody on the waiting list: told in person where that is possible, else in the group.

    Of a guest, the host is told.
    """
    told = host or player
    reachable = told.telegram_id if told.may_be_written_to else None
    return Notice(
        key=f"promoted:{fixture.fixture_id}:{player.player_id}:{fixture.version + 1}",
        topic=Topic.PROMOTED,
        lane=group(fixture.club_id) if reachable is None else person(reachable),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        player_id=player.player_id,
    )


def offered(fixture: Fixture, player: Player | None) -> Notice | None:
    """A place is kept for somebody on the waiting list for a while."""
    return _alone("offer", Topic.OFFERED, fixture, player, subject=True)


def offer_ended(fixture: Fixture, player: Player | None) -> Notice | None:
    """The offer was taken, passed on or lapsed: its message says how things stand."""
    return _alone("offer-ended", Topic.OFFER_ENDED, fixture, player, subject=True)


def scramble(fixture: Fixture, player: Player | None) -> Notice | None:
    """Near kick-off a place opened: everybody who waits hears that the first to tap is in."""
    return _alone("scramble", Topic.SCRAMBLE, fixture, player)


def filled(fixture: Fixture, player: Player, host: Player | None = None) -> Notice | None:
    """Who dropped out late owes nothing any more, as somebody took the place; of a guest the `host` hears."""
    return _about_whom("filled", Topic.FILLED, fixture, player, host)


def last_call(fixture: Fixture, player: Player) -> Notice | None:
    """Somebody who usually plays has not said whether they do."""
    return _alone("last-call", Topic.LAST_CALL, fixture, player)


def call_stands(fixture: Fixture, player: Player) -> Notice | None:
    """Somebody answered elsewhere than under the question, which says how it stands then."""
    told = _alone("call-stands", Topic.CALL_STANDS, fixture, player)
    return told and replace(told, subject=call_subject(fixture.fixture_id, player.player_id))


def call_subject(fixture_id: FixtureId, player_id: PlayerId) -> str:
    """What the question whether somebody plays is kept under: one for each game and player."""
    return f"call:{fixture_id}:{player_id}"


def tonight(fixture: Fixture, player: Player) -> Notice | None:
    """Somebody who is in hears when and where. If the game is moved before they do, it is no news any more."""
    notice = _alone("tonight", Topic.TONIGHT, fixture, player)
    return None if notice is None else replace(notice, detail=fixture.starts_at.isoformat())


def let_off(fixture: Fixture, player: Player, host: Player | None = None) -> Notice | None:
    """The organiser let somebody off who had dropped out late, or thought again; of a guest the `host` hears."""
    told = _about_whom("let-off", Topic.LET_OFF, fixture, player, host)
    return told and replace(told, subject=f"let-off:{fixture.fixture_id}:{told.player_id}")


def brought(fixture: Fixture, guest: Player, host: Player) -> Notice | None:
    """The organiser put a guest on the list: the host, who may pay for them, hears of it."""
    return _about_guest("brought", Topic.BROUGHT, fixture, guest, host)


def made_way(fixture: Fixture, guest: Player, host: Player) -> Notice | None:
    """A guest waits now, as a player wanted the place: the host hears of it."""
    return _about_guest("made-way", Topic.MADE_WAY, fixture, guest, host)


def put_on(fixture: Fixture, player: Player) -> Notice | None:
    """The organiser put a player on the list: they would not know that they are expected."""
    return _listed(_alone("put-on", Topic.PUT_ON, fixture, player))


def taken_off(fixture: Fixture, player: Player, host: Player | None = None) -> Notice | None:
    """The organiser took a player off the list, who might turn up for nothing; of a guest the `host` hears."""
    return _listed(_about_whom("taken-off", Topic.TAKEN_OFF, fixture, player, host))


def _listed(told: Notice | None) -> Notice | None:
    """On and off again before anybody was told is told once, as it stands then."""
    return told and replace(told, subject=f"listed:{told.fixture_id}:{told.player_id}")


def _about_whom(what: str, topic: Topic, fixture: Fixture, player: Player, host: Player | None) -> Notice | None:
    return _alone(what, topic, fixture, player) if host is None else _about_guest(what, topic, fixture, player, host)


def _about_guest(what: str, topic: Topic, fixture: Fixture, guest: Player, host: Player) -> Notice | None:
    told = _alone(f"{what}:{guest.player_id}", topic, fixture, host)
    return None if told is None else replace(told, player_id=guest.player_id)


def _alone(what: str, topic: Topic, fixture: Fixture, player: Player | None, *, subject: bool = False) -> Notice | None:
    """For one player's eyes; nothing for somebody who can't be written to."""
    if player is None or not player.may_be_written_to or player.telegram_id is None:
        return None
    return Notice(
        key=f"{what}:{fixture.fixture_id}:{player.player_id}:{fixture.version + 1}",
        topic=topic,
        lane=person(player.telegram_id),
        club_id=fixture.club_id,
        fixture_id=fixture.fixture_id,
        player_id=player.player_id,
        subject=f"offer:{fixture.fixture_id}:{player.player_id}" if subject else None,
    )


def after_game(club: Club, fixture: Fixture) -> tuple[Notice, ...]:
    """Each organiser gets the list, to untick who did not come; a later change edits it."""
    return tuple(
        Notice(
            key=f"after-game:{fixture.fixture_id}:{organiser}:{fixture.version + 1}",
            topic=Topic.AFTER_GAME,
            lane=person(organiser),
            club_id=club.club_id,
            fixture_id=fixture.fixture_id,
            subject=f"after-game:{fixture.fixture_id}:{organiser}",
        )
        for organiser in club.organisers
    )

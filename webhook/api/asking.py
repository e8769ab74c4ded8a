"""What people ask for in JSON, read into what the club's actions take. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from club.actions.bringing import Payer
from club.actions.fixing import Alteration, Plan
from club.actions.settings import Preferences
from club.fixtures import Result
from club.ids import ClubId, PlayerId
from club.limits import LARGEST_LIST
from club.money import Pence
from club.players import MOST_NAMES, STRONGEST, WEAKEST
from club.results import MOST_GOALS
from webhook.api.fields import an_id, instant, many, one_of, part, pence, text, whole, yes_or_no
from webhook.api.forms import Flawed, Form
from webhook.api.habits import HABITS, NOTICES, changed, noticed

Body = Mapping[str, object]

NAME = text("name")
TIMEZONE = text("timezone", longest=64)
DEFAULT_PRICE, DEFAULT_HIRE = pence("default_price"), pence("default_hire")
DEFAULT_MINIMUM = whole("default_minimum", least=1, most=LARGEST_LIST)
DEFAULT_MAXIMUM = whole("default_maximum", least=1, most=LARGEST_LIST)
CHARGE_AFTER = whole("charge_after_minutes", least=0, most=24 * 60)
MONZO_ME = text("monzo_me").or_null()
ADMINS_MAY = yes_or_no("admins_may")
MONTHLY_STATEMENT = yes_or_no("monthly_statement")
REMIND_AUTOMATICALLY = yes_or_no("remind_automatically").described(
    "Two days after a game at 10:00, those who still owe are reminded in private."
)
PREFERENCES = Form(
    "Preferences",
    optional=(
        NAME, TIMEZONE, DEFAULT_PRICE, DEFAULT_HIRE, DEFAULT_MINIMUM, DEFAULT_MAXIMUM, CHARGE_AFTER, MONZO_ME,
        ADMINS_MAY, MONTHLY_STATEMENT, REMIND_AUTOMATICALLY, HABITS, NOTICES,
    ),
)  # fmt: skip

MODE = one_of("mode", "none", "manual").described("Monzo's own sign-in (oauth) begins in the chat, with /connect.")
SAME_AS = an_id("same_as").or_null().described("Another of the organiser's clubs, whose line this one joins.")
BANKING = Form("Banking", required=(MODE,), optional=(SAME_AS,))

BANK_NAMES = many("accepted_bank_names", text("name"), most=MOST_NAMES)
TELEGRAM_ID = whole("telegram_id", least=1, most=2**52).or_null()
NEW_PLAYER = Form("NewPlayer", required=(NAME,), optional=(BANK_NAMES, TELEGRAM_ID))
RATING = (
    whole("rating", least=WEAKEST, most=STRONGEST).or_null().described("How strong, for even sides; null is unknown.")
)
CHANGED_PLAYER = Form("ChangedPlayer", optional=(NAME, BANK_NAMES, RATING))

STARTS_AT, LOCATION = instant("starts_at"), text("location")
HIRE, PRICE = pence("hire"), pence("price")
MINIMUM, MAXIMUM = whole("minimum", least=1, most=LARGEST_LIST), whole("maximum", least=1, most=LARGEST_LIST)
HIRE_OR_USUAL, PRICE_OR_USUAL = HIRE.or_null(), PRICE.or_null()
MINIMUM_OR_USUAL, MAXIMUM_OR_USUAL = MINIMUM.or_null(), MAXIMUM.or_null()
NEW_FIXTURE = Form(
    "NewFixture",
    required=(STARTS_AT, LOCATION),
    optional=(HIRE_OR_USUAL, PRICE_OR_USUAL, MINIMUM_OR_USUAL, MAXIMUM_OR_USUAL),
)
CHANGED_FIXTURE = Form("ChangedFixture", optional=(STARTS_AT, LOCATION, HIRE, PRICE, MINIMUM, MAXIMUM))
PLAYER = an_id("player_id")
SIGNUP = Form("Signup", required=(PLAYER,))
BIBS, OTHERS = whole("bibs", least=0, most=MOST_GOALS), whole("others", least=0, most=MOST_GOALS)
RESULT = Form("Result", required=(BIBS, OTHERS))
HOST, GUEST_NAME = an_id("host_id"), text("name").or_null()
PAYS = one_of("pays", "host", "guest").described("On whose account the place goes; the host's unless told otherwise.")
GUEST = Form("Guest", required=(HOST,), optional=(GUEST_NAME, PAYS))
CAME = yes_or_no("came")
OWES = yes_or_no("owes").described("Of who did not come: a no-show owes all the same. Left out, they owe nothing.")
ATTENDANCE = Form("Attendance", required=(CAME,), optional=(OWES,))
WAIVED = yes_or_no("waived").described("They dropped out late and are let off; false charges them after all.")
LATENESS = Form("Lateness", required=(WAIVED,))
REASON = text("reason", longest=200)
CANCELLATION = Form("Cancellation", optional=(REASON,))
NOTHING = Form("Nothing")

AMOUNT = pence("amount", least=1)
METHOD = one_of("method", "cash")
CASH = Form("Cash", required=(PLAYER, AMOUNT), optional=(METHOD,))
SHARE = Form("Share", required=(PLAYER, AMOUNT))
WHOLE, SHARES = an_id("player_id"), many("shares", part("share", SHARE), most=50)
ASSIGNMENT = Form("Assignment", optional=(WHOLE, SHARES))
ALWAYS = yes_or_no("always")
IGNORING = Form("Ignoring", optional=(ALWAYS,))


def preferences(body: Body) -> Preferences:
    """What a club wants changed; `"monzo_me": null` takes the link away."""
    filled = PREFERENCES.read(body)
    return Preferences(
        name=filled.get(NAME),
        timezone=filled.get(TIMEZONE),
        default_price=filled.get(DEFAULT_PRICE),
        default_hire=filled.get(DEFAULT_HIRE),
        default_minimum=filled.get(DEFAULT_MINIMUM),
        default_maximum=filled.get(DEFAULT_MAXIMUM),
        charge_after_minutes=filled.get(CHARGE_AFTER),
        monzo_me=(filled.get(MONZO_ME) or "") if filled.has(MONZO_ME) else None,
        admins_may=filled.get(ADMINS_MAY),
        monthly_statement=filled.get(MONTHLY_STATEMENT),
        remind_automatically=filled.get(REMIND_AUTOMATICALLY),
        habits=changed(filled),
        notices=noticed(filled),
    )


@dataclass(frozen=True, slots=True)
class Banking:
    """How a club wants to hear from the bank; `same_as` is the club whose line it joins."""

    connected: bool
    same_as: ClubId | None


def banking(body: Body) -> Banking:
    """`manual` with or without `same_as`, or `none`."""
    filled = BANKING.read(body)
    connected, other = filled[MODE] != "none", filled.get(SAME_AS)
    if other is not None and not connected:
        raise Flawed({SAME_AS.name: "Another club's line can be joined only with mode manual."})
    return Banking(connected, None if other is None else ClubId(other))


@dataclass(frozen=True, slots=True)
class NewPlayer:
    """A player to be added."""

    name: str
    accepted_bank_names: tuple[str, ...]
    telegram_id: int | None


def new_player(body: Body) -> NewPlayer:
    """A name, perhaps what banks call them, perhaps who they are on Telegram."""
    filled = NEW_PLAYER.read(body)
    return NewPlayer(filled[NAME], filled.get(BANK_NAMES) or (), filled.get(TELEGRAM_ID))


@dataclass(frozen=True, slots=True)
class ChangedPlayer:
    """What is to be changed about a player; None stays, and a rating of 0 is taken away."""

    name: str | None
    accepted_bank_names: tuple[str, ...] | None
    rating: int | None


def changed_player(body: Body) -> ChangedPlayer:
    """Another name, rating, other bank names (all of them: an empty list takes them away)."""
    filled = CHANGED_PLAYER.read(body)
    rating = (filled.get(RATING) or 0) if filled.has(RATING) else None
    return ChangedPlayer(filled.get(NAME), filled.get(BANK_NAMES), rating)


def plan(body: Body) -> Plan:
    """A new game; what is null or left out is as usual in the club."""
    filled = NEW_FIXTURE.read(body)
    return Plan(
        starts_at=filled[STARTS_AT],
        location=filled[LOCATION],
        hire=filled.get(HIRE_OR_USUAL),
        price=filled.get(PRICE_OR_USUAL),
        minimum=filled.get(MINIMUM_OR_USUAL),
        maximum=filled.get(MAXIMUM_OR_USUAL),
    )


def alteration(body: Body) -> Alteration:
    """What is to be changed about a game."""
    filled = CHANGED_FIXTURE.read(body)
    return Alteration(
        starts_at=filled.get(STARTS_AT),
        location=filled.get(LOCATION),
        hire=filled.get(HIRE),
        price=filled.get(PRICE),
        minimum=filled.get(MINIMUM),
        maximum=filled.get(MAXIMUM),
    )


def signup(body: Body) -> PlayerId:
    """Who is in."""
    return PlayerId(SIGNUP.read(body)[PLAYER])


@dataclass(frozen=True, slots=True)
class Bringing:
    """Who brings whom, perhaps without a name; None for whoever pays already, the host if nobody does."""

    host_id: PlayerId
    name: str
    pays: Payer | None


def guest(body: Body) -> Bringing:
    """A guest and the host."""
    filled = GUEST.read(body)
    name, pays = filled.get(GUEST_NAME), filled.get(PAYS)
    return Bringing(PlayerId(filled[HOST]), name or "", None if pays is None else Payer(pays))


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether somebody came, and owes if not."""

    came: bool
    owes: bool


def attendance(body: Body) -> Attendance:
    """Whether somebody came; a no-show did not, and owes."""
    filled = ATTENDANCE.read(body)
    came, owes = filled[CAME], filled.get(OWES)
    if came and owes is False:
        raise Flawed({OWES.name: "Whoever came owes for it: leave this out, or say that they did not come."})
    return Attendance(came, bool(owes))


def lateness(body: Body) -> bool:
    """Whether somebody who dropped out late is let off."""
    return LATENESS.read(body)[WAIVED]


def result(body: Body) -> Result:
    """How a game ended."""
    filled = RESULT.read(body)
    return Result(filled[BIBS], filled[OTHERS])


def reason(body: Body) -> str:
    """Why a game is off."""
    return CANCELLATION.read(body).get(REASON) or ""


def nothing(body: Body) -> None:
    """Some acts need no words; a body that has some was meant for another."""
    NOTHING.read(body)


@dataclass(frozen=True, slots=True)
class Cash:
    """What somebody paid by hand."""

    player_id: PlayerId
    amount: Pence


def cash(body: Body) -> Cash:
    """Who paid how much in cash."""
    filled = CASH.read(body)
    return Cash(PlayerId(filled[PLAYER]), filled[AMOUNT])


def assignment(body: Body) -> PlayerId | dict[PlayerId, Pence]:
    """Whose a payment is: one player's, or several players' shares."""
    filled = ASSIGNMENT.read(body)
    one, shares = filled.get(WHOLE), filled.get(SHARES)
    if (one is None) == (shares is None):
        raise Flawed({"player_id": "Say whose it is: either player_id, or shares."})
    if one is not None:
        return PlayerId(one)
    parts = {PlayerId(share[PLAYER]): share[AMOUNT] for share in shares or ()}
    if not parts or len(parts) != len(shares or ()):
        raise Flawed({"shares": "Each player can have one share, and there has to be one at least."})
    return parts


def always(body: Body) -> bool:
    """Whether this account never pays for football."""
    return IGNORING.read(body).get(ALWAYS) or False

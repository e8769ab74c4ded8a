"""What can be done through the API, one line or two for each, for the OpenAPI document. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from club.fixtures import Status
from webhook.api import asking, asking_weekly
from webhook.api.fields import ID_SCHEMA
from webhook.api.forms import Form, Schema
from webhook.api.shapes import (
    BankShape,
    ClubShape,
    EntryShape,
    PaymentShape,
    PlayerShape,
    SeriesShape,
    SummaryShape,
)
from webhook.api.shapes_games import BroughtShape, FixtureShape, SignedOffShape, SignedUpShape


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path: what it takes, and the shape of what it answers (or of each item of a list)."""

    method: str
    path: str
    name: str
    summary: str
    shape: type | None = None
    form: Form | None = None
    statuses: tuple[int, ...] = (200,)
    listed: bool = False
    query: Mapping[str, Schema] = field(default_factory=dict)


CLUB = "/clubs/{club_id}"
PLAYER, FIXTURE = f"{CLUB}/players/{{player_id}}", f"{CLUB}/fixtures/{{fixture_id}}"
SERIES, PAYMENT = f"{CLUB}/series/{{series_id}}", f"{CLUB}/payments/{{payment_id}}"
STATUS: Schema = {"type": "string", "enum": [status.value for status in Status]}
STATE: Schema = {"type": "string", "enum": ["matched", "unmatched", "ignored", "reversed"]}

OPERATIONS = (
    Operation("get", "/clubs", "list_clubs", "The clubs that the token's owner runs.", ClubShape, listed=True),
    Operation("get", CLUB, "show_club", "One club.", ClubShape),
    Operation("patch", CLUB, "change_club", "Other defaults, for new games.", ClubShape, asking.PREFERENCES),
    Operation("get", f"{CLUB}/bank", "show_bank", "How the bank reaches the club.", BankShape),
    Operation("put", f"{CLUB}/bank", "change_bank", "Make, share or cut the bank line.", BankShape, asking.BANKING),
    Operation("get", f"{CLUB}/players", "list_players", "Who plays here.", PlayerShape, listed=True),
    Operation("post", f"{CLUB}/players", "add_player", "Add a player.", PlayerShape, asking.NEW_PLAYER, (201,)),
    Operation("get", PLAYER, "show_player", "One player.", PlayerShape),
    Operation("patch", PLAYER, "change_player", "Another name or rating.", PlayerShape, asking.CHANGED_PLAYER),
    Operation("delete", PLAYER, "remove_player", "Remove a player without a balance.", statuses=(204,)),
    Operation(
        "get", f"{CLUB}/fixtures", "list_fixtures", "Games, the newest kick-off first.", FixtureShape,
        listed=True, query={"status": STATUS},
    ),
    Operation("post", f"{CLUB}/fixtures", "plan_fixture", "Plan a game.", FixtureShape, asking.NEW_FIXTURE, (201,)),
    Operation("get", FIXTURE, "show_fixture", "One game.", FixtureShape),
    Operation("patch", FIXTURE, "change_fixture", "Another time or place.", FixtureShape, asking.CHANGED_FIXTURE),
    Operation("delete", FIXTURE, "remove_fixture", "Call a game off; it can still be read.", statuses=(204,)),
    Operation("post", f"{FIXTURE}/settle", "settle_fixture", "Charge those who are in.", FixtureShape, asking.NOTHING),
    Operation("post", f"{FIXTURE}/cancel", "cancel_fixture", "Call a game off.", FixtureShape, asking.CANCELLATION),
    Operation("put", f"{FIXTURE}/result", "note_result", "How it ended.", FixtureShape, asking.RESULT),
    Operation(
        "post", f"{FIXTURE}/play_on", "play_on_fixture", "Play, however few there are.", FixtureShape, asking.NOTHING
    ),
    Operation(
        "put", f"{FIXTURE}/attendance/{{player_id}}", "mark_attendance", "Who came, once the game is over.",
        FixtureShape, asking.ATTENDANCE,
    ),
    Operation(
        "put", f"{FIXTURE}/late/{{player_id}}", "let_late_off", "Let somebody off who dropped out late, or don't.",
        FixtureShape, asking.LATENESS,
    ),
    Operation(
        "post", f"{FIXTURE}/signups", "join_fixture", "Put a player on the list, or on the waiting list.",
        SignedUpShape, asking.SIGNUP, (200, 201),
    ),
    Operation(
        "post", f"{FIXTURE}/guests", "bring_guest", "Put a guest on the list; taken off like any player.",
        BroughtShape, asking.GUEST, (200, 201),
    ),
    Operation("delete", f"{FIXTURE}/signups/{{player_id}}", "leave_fixture", "Take a player off.", SignedOffShape),
    Operation("get", f"{CLUB}/series", "list_series", "Weekly games.", SeriesShape, listed=True),
    Operation(
        "post", f"{CLUB}/series", "begin_series", "Put up a game, and have the next ones open by themselves.",
        SeriesShape, asking_weekly.NEW_SERIES, (201,),
    ),
    Operation("get", SERIES, "show_series", "One weekly game.", SeriesShape),
    Operation(
        "patch", SERIES, "change_series", "Other terms for the games to come.",
        SeriesShape, asking_weekly.CHANGED_SERIES,
    ),
    Operation("delete", SERIES, "stop_series", "No more games open; it can be started again.", statuses=(204,)),
    Operation(
        "get", f"{CLUB}/payments", "list_payments", "What came in, newest first.", PaymentShape,
        listed=True, query={"status": STATE},
    ),
    Operation("post", f"{CLUB}/payments", "add_cash_payment", "Cash came in.", PaymentShape, asking.CASH, (201,)),
    Operation("get", PAYMENT, "show_payment", "One payment.", PaymentShape),
    Operation(
        "post", f"{PAYMENT}/assign", "assign_payment", "Book it for one player (player_id) or several (shares).",
        PaymentShape, asking.ASSIGNMENT,
    ),
    Operation("post", f"{PAYMENT}/ignore", "ignore_payment", "It is not football.", PaymentShape, asking.IGNORING),
    Operation("post", f"{PAYMENT}/undo", "undo_payment", "Take the decision back.", PaymentShape, asking.NOTHING),
    Operation(
        "get", f"{CLUB}/ledger", "list_ledger", "Every line, oldest first, with the player's balance after it.",
        EntryShape, listed=True, query={"player_id": ID_SCHEMA},
    ),
    Operation("get", f"{CLUB}/summary", "show_summary", "How the club stands.", SummaryShape),
)  # fmt: skip

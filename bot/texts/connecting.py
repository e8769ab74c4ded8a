"""The organiser's bank account: how it is connected, how it stands, and what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import when
from bot.texts.words import listed, plural, safe, together
from club.bank import BankError, LoggedOut, NotApproved, TooFarBack
from club.catching_up import Preview
from club.clubs import Club
from club.decisions import Matched, Shared
from club.first_look import Booked, FirstLook
from club.lines import Line
from club.logins import Choice, Login
from club.money import pounds

WAYS = (
    "Log in at Monzo, and I hear of every payment, check it with the bank, and find those it didn't tell me of. "
    "Only what looks like football is kept; the rest of your account is none of my business, and I can't move money.\n"
    "Or make a secret address and register it with Monzo yourself: then I can't check what arrives."
)
LACKS = "This way I can't check what arrives, and miss what Monzo doesn't deliver. Logging in at Monzo puts that right."
ASK_CLIENT = "What is its <b>client id</b>? Reply with it; it begins with oauth2client_."
ASK_SECRET = "And its <b>client secret</b>? Reply with it: I delete your message at once, and keep the secret sealed."  # noqa: S105 — a sentence about one
NO_CLIENT_ID = "That isn't a client id. It looks like oauth2client_0000AbCd…: copy it from developers.monzo.com."
ODD_SECRET = "That isn't a client secret: it is one long word, without spaces. Copy it again."  # noqa: S105 — a sentence about one
DELETED = "I've deleted your message with the secret, and keep it sealed."
NOT_DELETED = "I couldn't delete your message with the secret: please delete it yourself. I keep it sealed."
APPROVE = (
    "Now tap <b>Approve</b> in the Monzo app. I look for it by myself for an hour; or press the button when you have."
)
NOT_APPROVED = "Not yet: open the Monzo app and tap Approve, then press this again."
DOWN = "Monzo doesn't answer just now. Nothing was lost: try again in a minute."
NO_ACCOUNT = (
    "There is no open current account in that login, so there is nothing that I could read. /connect begins again."
)
WHICH = "Which account do people pay into?"
REFUSED = (
    "Monzo doesn't know this client id or secret, or this server isn't among its redirect URLs. "
    "Write /connect, press <i>Use my own client</i>, and copy both again."
)
NO_CLIENT = "This server has no client at Monzo. Use your own: it takes three minutes."
LOGGED_OUT = (
    "Monzo wants you to log in again before I can look at the payments. I catch up with what came in meanwhile."
)
FIRST_LOOK = "Shall I look at the last 30 days? I show you what I'd book before I book anything."
SPARE = "The webhook that you registered yourself isn't needed any more: you can delete it at Monzo."
AGAIN = "I catch up with what came in meanwhile. /bank shows how it stands."
FROM_TODAY = "From today, then. What came before stays as it is."
ALL_WELL = "All is well: Monzo answers, and tells me of payments."
ALL_WELL_UNTOLD = "Monzo answers. It doesn't tell me of payments by itself, so I read the statement."
NOTHING_FOUND = "I found nothing in the last 30 days that looks like football and isn't booked. From today, then."
TOO_FAR_BACK = "Monzo doesn't show me that far back just now. Log in again with /bank, then ask me once more."
LABELS_ON, LABELS_OFF = "Labels: on", "Labels: off"
LABELS = (
    "\nLabels are off. Once they are on, I write into the metadata of each new payment at Monzo whose it is, and for "
    "which game; your own notes stay as they are."
)
LABELLED = "\nLabels: I write into the metadata of each new payment at Monzo whose it is, and for which game."
MOST_SHOWN = 2_500
_KINDS = {"personal": "Personal account", "joint": "Joint account", "business": "Business account"}


def not_connected(club: Club, *, public: str) -> str:
    """Where it begins; `public` says what a server without an address lacks."""
    return f"<b>{safe(club.name)}</b> isn't connected to a bank yet.\n{WAYS}{public}"


def own_client(callback_url: str) -> str:
    """How an organiser makes a client of their own, in three lines."""
    return (
        "1. Open https://developers.monzo.com, sign in with your Monzo account, and press <i>Clients</i> › "
        "<i>New OAuth Client</i>. The name is up to you.\n"
        f"2. Redirect URL: <code>{safe(callback_url)}</code>\n"
        "3. Confidentiality: <b>Confidential</b>. Submit, and open the client to see its id and its secret."
    )


def log_in(club: Club, *, deleted: str = "") -> str:
    """The link is below."""
    begin = f"{deleted}\n\n" if deleted else ""
    return (
        f"{begin}Log in at Monzo for <b>{safe(club.name)}</b>: the link is good once, for 15 minutes, for you alone. "
        "Monzo sends you an e-mail with another link; open it in the same browser. Then I go on here."
    )


def account(choice: Choice) -> str:
    """`Personal account …1234 (Olly Grant)`, plain."""
    digits = f" …{choice.last_digits}" if choice.last_digits else ""
    owners = f" ({together(choice.owners)})" if choice.owners else ""
    return f"{_KINDS.get(choice.kind, 'Account')}{digits}{owners}"


def which_account(choices: Sequence[Choice]) -> str:
    """Approved; there are several."""
    return f"Monzo lets me in, to {plural(len(choices), 'account')}. {WHICH}"


def just_connected(club: Club, login: Login, *, again: bool, served: str = "", by_hand: bool = False) -> str:
    """It works; `again`: as before, or for another account; `by_hand`: they had registered an address themselves.

    `served` says which clubs the account serves, if there are several.
    """
    known = f": {safe(account(login.account))}" if login.account is not None else ""
    spare = f"{SPARE}\n" if by_hand else ""
    return f"✅ <b>{safe(club.name)}</b> is connected{known}.{served}\n{spare}{AGAIN if again else FIRST_LOOK}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What is not done yet: `questions` for the organiser, payments `unconfirmed` by the bank, which is `silent`."""

    questions: int = 0
    unconfirmed: int = 0
    silent: datetime | None = None


def connected(
    club: Club,
    line: Line,
    login: Login,
    *,
    waiting: Waiting,
    read_at: datetime | None,
    now: datetime,
    public: bool = True,
) -> str:
    """Since when, which account, when it was last heard of, and what waits. `public`: whether the bank reaches us."""
    known = safe(account(login.account)) if login.account is not None else "your account"
    since = _moment(login.connected_at, club, now)
    heard = f"Last payment heard of: {_moment(line.last_seen_at, club, now)}." if line.last_seen_at else "Nothing yet."
    read = f"\nStatement last read: {_moment(read_at, club, now)}." if read_at else ""
    told = "" if login.hook_id else "\nMonzo doesn't tell me of payments by itself: <i>Check now</i> tries again."
    if not public:
        heard, told = "Monzo can't reach this server, so I look at your statement every few minutes.", ""
    open_ones = f"\n{plural(waiting.questions, 'payment')} to sort out: /unmatched." if waiting.questions else ""
    late = unconfirmed(waiting, club, now=now)
    own = "\nBy your own client." if login.client is not None else ""
    labels = LABELLED if club.labels_payments else LABELS
    return f"<b>{safe(club.name)}</b> reads {known}, since {since}.\n{heard}{read}{told}{late}{open_ones}{own}{labels}"


def unconfirmed(waiting: Waiting, club: Club, *, now: datetime) -> str:
    """What waits for the bank, and since when it doesn't answer."""
    number = waiting.unconfirmed
    wait, them = ("waits", "it") if number == 1 else ("wait", "them")
    some = f"\n{plural(number, 'payment')} {wait} for Monzo to confirm {them}." if number else ""
    if waiting.silent is None:
        return some
    return f"{some}\nMonzo hasn't answered since {_moment(waiting.silent, club, now)}. I keep trying."


def found(look: FirstLook, club: Club, *, now: datetime) -> str:
    """How many payments look like football, which of them I can book, and how many I'd ask about."""
    sure = [_previewed(one, club, now) for one in look.certain]
    parts = [f"{len(sure)} I can book ({listed(sure, room=MOST_SHOWN)})"] if sure else []
    parts += [f"{len(look.doubtful)} I'd ask you about"] if look.doubtful else []
    looks = "looks" if len(look) == 1 else "look"
    return f"I found {plural(len(look), 'payment')} that {looks} like football: {', '.join(parts)}."


def booked(done: Booked) -> str:
    """What became of them; nothing at all when somebody tapped twice."""
    if not done.booked and not done.asked:
        return NOTHING_FOUND
    asked = f" About {plural(done.asked, 'payment')} I ask you one by one: /unmatched." if done.asked else ""
    return f"Booked: {plural(done.booked, 'payment')}.{asked}"


def why(error: BankError) -> str:
    """Why the bank could not be asked, and the one thing to do; plain."""
    match error:
        case NotApproved():
            return NOT_APPROVED
        case LoggedOut():
            return LOGGED_OUT
        case TooFarBack():
            return TOO_FAR_BACK
        case _:
            return DOWN


def _previewed(one: Preview, club: Club, now: datetime) -> str:
    match one.decision:
        case Matched(player=player):
            who = player.name
        case Shared(parts=parts):
            who = together([part.player.name for part in parts])
        case _:
            who = "Somebody"
    day = when.day(one.transfer.created_at, now=now, timezone=club.timezone)
    return f"{safe(who)} {pounds(one.transfer.amount)} on {day}"


def logged_out(club: Club) -> str:
    """Nobody is logged in any more."""
    return f"<b>{safe(club.name)}</b>: {LOGGED_OUT}"


def _moment(at: datetime | None, club: Club, now: datetime) -> str:
    return "today" if at is None else when.moment(at, now=now, timezone=club.timezone)

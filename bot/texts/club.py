"""Greetings, help, and the bank: how a club gets going."""

from collections.abc import Sequence
from datetime import datetime

from bot import when
from bot.texts.words import listed, mention, safe, together
from club.clubs import Club
from club.lines import Line

START_CONNECT = (
    "1. /connect tells me about payments (ten seconds).\n2. /newfixture Wed 18:00 Riverside £45 puts up a game."
)
NO_CLUB = "You don't run a club with me. Add me to your group, and whoever adds me is the organiser."
MOST_CLUBS = 5
SET_UP = "Set up"
WHICH_CLUB = "Which club?"
MEMBERS_ONLY = "I couldn't find you in that group. Open the group and tap I'm in on a game."
STRANGER = (
    "Hi, I'm Fiver. I keep the list for five-a-side games and know who has paid.\n"
    "Add me to your group to begin; whoever adds me is the organiser."
)
ANONYMOUS = (
    "You're posting as the group, so I can't see who you are. "
    "Post as yourself, or let group admins organise in /settings."
)
ANONYMOUS_PLAYER = "You're posting as the group, so I can't see who you are. Post as yourself and try again."


def welcome(club: Club) -> str:
    """The greeting in the group."""
    first = "Whoever added me runs things: press the button, and I'll help you set up."
    nobody = "A group admin can begin with /newfixture Wed 18:00 Riverside £45."
    return (
        "Hi, I'm Fiver. I keep the list for your five-a-side games and know who has paid.\n"
        "Games appear here as a card: tap I'm in or I'm out.\n"
        f"{first if club.organisers else nobody}"
    )


def please_start(telegram_id: int | None, name: str) -> str:
    """In the group, to somebody whom the bot may not write to. It says nothing about why."""
    return f"{mention(telegram_id, name)}, press the button so that I can message you."


def start_organiser(clubs: Sequence[Club]) -> str:
    """A direct chat with somebody who runs a club."""
    names = [safe(club.name) for club in clubs]
    where = together(names) if len(names) <= MOST_CLUBS else listed(names, room=2000)
    return f"Hi. You run {where} here.\n{START_CONNECT}\n/help lists everything."


def start_player(clubs: Sequence[str]) -> str:
    """A direct chat with somebody who plays."""
    where = safe(together(list(clubs)))
    first = f"Hi. You're set up for {where}: I can message you when a place opens."
    return f"{first}\n/balance says where you stand, /pay how to pay."


GROUP_START = "I'm here. /fixtures shows the games ahead, /help what I can do."
_PLAYER_HELP = (
    "/in and /out: sign up for the next game, or drop out\n"
    "/guest NAME: bring somebody (or +1 under the card, or /in +1 NAME)\n"
    "/fixtures: the games ahead\n"
    "/pay: what to pay, and how\n"
    "/balance: where you stand\n"
    "/calendar: your games in your calendar\n"
    "/calls off: I don't ask whether you play, nor tell you on the day"
)
_ORGANISER_HELP = (
    "/newfixture Wed 18:00 Riverside £45: put up a game (add £5 each, 8-12, weekly; or leave it out and I'll ask)\n"
    "/change: another time, place, price or limit\n"
    "/cancel: call a game off\n"
    "/in NAME, /out NAME: put somebody on the list, or take them off\n"
    "/weekly: the games that open by themselves, dates to skip\n"
    "/teams: even sides for a game, to look at first; in the group they are posted\n"
    "/ratings: how strong everybody is, for even sides\n"
    "/result 5-3: how the last game ended, the bibs first\n"
    "/players: who owes, who is in credit\n"
    "/player NAME: one player, line by line\n"
    "/addplayer NAME: somebody who isn't on Telegram\n"
    "/guest NAME of PLAYER: a guest on somebody's account\n"
    "/alias NAME = BANK NAME: how a bank calls them\n"
    "/payers: whose bank accounts I know\n"
    "/cash NAME £5: somebody paid in cash\n"
    "/refund NAME £5: you paid credit back\n"
    "/writeoff NAME £5: forgive a debt, all of it without a sum\n"
    "/correct NAME £5: put a balance right, downwards with -£5\n"
    "/move £5 from NAME to NAME: credit for somebody else\n"
    "/merge NAME = NAME: two players who are one\n"
    "/unmatched: payments to sort out\n"
    "/remind: remind those who owe, in private; you see the list first\n"
    "/undo: take the last booking back\n"
    "/summary: what you laid out, with a picture; who owes; what a game should cost\n"
    "/import: bring your spreadsheet in (or just send it to me)\n"
    "/export: everything as spreadsheets\n"
    "/connect: let me hear of payments\n"
    "/bank: how your bank account is connected, and whether it works\n"
    "/settings: what a game costs and needs, who comes first, who is told what\n"
    "/apitoken: a key for scripts"
)


_ORGANISER_HELP_IN_GROUP = (
    "/newfixture Wed 18:00 Riverside £45: put up a game\n"
    "/change and /cancel: another time or place, or call it off\n"
    "/teams: post even sides for a game\n"
    "Everything else: ask me /help in our own chat"
)


def help_text(*, organiser: bool, private: bool) -> str:
    """What this person can do; a group is spared the organiser's long list."""
    if not organiser:
        return _PLAYER_HELP
    return f"{_PLAYER_HELP}\n\n<b>For organisers</b>\n{_ORGANISER_HELP if private else _ORGANISER_HELP_IN_GROUP}"


def only(organisers: Sequence[str]) -> str:
    """Somebody tried what only organisers do."""
    who = together(organisers) or "the organiser"
    return f"Only {who} can do that here. Ask them, or /help for what you can do."


def connect(club: Club, line: Line, url: str | None, *, public: bool, now: datetime) -> str:
    """A bank line by its secret address, and the ten seconds it takes. `public`: whether the world reaches us."""
    seen = (
        f"Last heard from your bank: {when.moment(line.last_seen_at, now=now, timezone=club.timezone)}."
        if line.last_seen_at
        else ""
    )
    if url is None:
        why = "\nThe key of this server has changed, so I can't show the address again. Make a new one."
        return f"<b>{safe(club.name)}</b> has a bank line.{why}{'' if public else NOT_PUBLIC}\n{seen}".strip()
    address = f"your secret address (show it to nobody):\n<code>{safe(url)}</code>"
    if not public:
        return f"<b>{safe(club.name)}</b>, {address}{NOT_PUBLIC}\n{seen}".strip()
    steps = (
        "1. Open https://developers.monzo.com and sign in (approve it in your Monzo app).\n"
        "2. Playground › Register webhook: your account id, and the address above.\n"
        "3. That's it. The first payment pins your account, and no other can speak here."
    )
    return f"<b>{safe(club.name)}</b>, {address}\n\n{steps}\n\n{seen or 'Nothing has arrived yet.'}"


NOT_PUBLIC = "\nThis server has no public address yet (PUBLIC_URL), so your bank can't reach it."
CUT = "Disconnected. What was booked stays; new payments don't reach me any more."
CUT_SURE = "Disconnect the bank? Payments won't reach me until you connect again, and the address stops working."


def api_token(token: str) -> str:
    """Shown once."""
    return (
        f"Your API token, shown this once:\n<code>{safe(token)}</code>\n"
        "It may do what you may do. /apitoken makes a new one and ends this."
    )


def account_refused(club: str | None, hint: str) -> str:
    """Another account spoke on the line."""
    where = f" of {safe(club)}" if club else ""
    return (
        f"Something arrived at the bank address{where} from another account (…{safe(hint)}). "
        "I listen only to the first one, so nothing was booked. "
        "If you changed accounts, make a new address with /connect."
    )


def bank_login(club: Club) -> str:
    """The bank takes our login no more. Nothing is lost: what was paid meanwhile is read once there is a new one."""
    return (
        f"Monzo wants you to log in again before I can look at the payments of {safe(club.name)}. "
        "/connect takes you there, and I catch up with what came in meanwhile."
    )


def undelivered(who: str | None, why: str) -> str:
    """A message could not be delivered for good."""
    return f"I couldn't message {safe(who or 'somebody')}: {safe(why)}. You may want to tell them yourself."


def group_closed(club: Club, why: str) -> str:
    """The group cannot be written to."""
    return (
        f"I can't write to {safe(club.name)} any more: {safe(why)}. What is booked stays. "
        "If you add me to that group again, I tell it what it missed."
    )


ORGANISER_ALONE = "Only the organiser can do that, in a chat with me: it is about their own bank account."
TOKEN_IN_PRIVATE = "A token is a secret: ask me for it in our own chat."  # noqa: S105 — a sentence about one

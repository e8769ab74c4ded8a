"""What people must be told. A notice says what happened and to whom it matters; the words are found when it is sent.

Every notice has a stable key: the same news queued twice is told once. Notices with one `subject` are about one message
that is edited in place, so a burst of them needs a single edit of the state as it is by then.
"""

from club.notices.clubs import (
    account_refused,
    bank_login,
    group_closed,
    month,
    month_of,
    please_start,
    undelivered,
    welcome,
)
from club.notices.games import after_game, called_off, card, filled, moved, offer_ended, offered, promoted, scramble
from club.notices.money import (
    adjusted,
    group_asked,
    not_yours,
    paid,
    paid_back,
    question,
    still_open,
    taken_back,
    yours_after_all,
)
from club.notices.notice import Notice, Topic, group, person
from club.notices.reminders import follows, reminder, round_sent, says_paid, unreached

__all__ = [
    "Notice",
    "Topic",
    "account_refused",
    "adjusted",
    "after_game",
    "bank_login",
    "called_off",
    "card",
    "filled",
    "follows",
    "group",
    "group_asked",
    "group_closed",
    "month",
    "month_of",
    "moved",
    "not_yours",
    "offer_ended",
    "offered",
    "paid",
    "paid_back",
    "person",
    "please_start",
    "promoted",
    "question",
    "reminder",
    "round_sent",
    "says_paid",
    "scramble",
    "still_open",
    "taken_back",
    "undelivered",
    "unreached",
    "welcome",
    "yours_after_all",
]

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
from club.notices.connecting import Step, bank_step
from club.notices.danger import decision_stands, plea, plea_stands, to_decide
from club.notices.games import (
    Former,
    after_game,
    brought,
    called_off,
    card,
    filled,
    last_call,
    let_off,
    made_way,
    moved,
    moved_from,
    offer_ended,
    offered,
    promoted,
    scramble,
    tonight,
)
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
from club.notices.sides import kit, sides, sides_subject

__all__ = [
    "Former",
    "Notice",
    "Step",
    "Topic",
    "account_refused",
    "adjusted",
    "after_game",
    "bank_login",
    "bank_step",
    "brought",
    "called_off",
    "card",
    "decision_stands",
    "filled",
    "follows",
    "group",
    "group_asked",
    "group_closed",
    "kit",
    "last_call",
    "let_off",
    "made_way",
    "month",
    "month_of",
    "moved",
    "moved_from",
    "not_yours",
    "offer_ended",
    "offered",
    "paid",
    "paid_back",
    "person",
    "plea",
    "plea_stands",
    "please_start",
    "promoted",
    "question",
    "reminder",
    "round_sent",
    "says_paid",
    "scramble",
    "sides",
    "sides_subject",
    "still_open",
    "taken_back",
    "to_decide",
    "tonight",
    "undelivered",
    "unreached",
    "welcome",
    "yours_after_all",
]

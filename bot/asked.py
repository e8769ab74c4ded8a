"""What somebody was asked in our own chat just now, so that their next words are the answer without being a reply.

It is a comfort, and kept in memory for some minutes: a reply to the question works at any time and in any process.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

LASTS: Final = timedelta(minutes=10)
MOST: Final = 2_000
LONGEST_NAME, MOST_WORDS = 40, 4
_IN_NAMES: Final = " '’-."
_SMALL_TALK: Final = frozenset((
    "a", "am", "and", "are", "be", "but", "can", "cancel", "cheers", "come", "coming", "done", "hello", "help", "hey",
    "hi", "how", "i", "im", "in", "is", "it", "later", "maybe", "me", "my", "never", "no", "nobody", "none", "nope",
    "not", "nothing", "of", "off", "ok", "okay", "on", "one", "out", "please", "quit", "sorry", "stop", "sure", "ta",
    "thank", "thanks", "the", "they", "to", "wait", "we", "what", "when", "who", "why", "with", "yeah", "yep", "yes",
    "you",
))  # fmt: skip
"""Not Will, who is somebody."""


@dataclass(slots=True)
class Asked:
    """One question for each person: the last one."""

    _open: OrderedDict[int, tuple[str, Mapping[str, str], datetime]] = field(default_factory=OrderedDict)

    def remember(self, telegram_id: int, kind: str, facts: Mapping[str, str], *, at: datetime) -> None:
        """They were asked this, by a message of ours that carries the same memo."""
        self.forget(telegram_id)
        self._open[telegram_id] = kind, facts, at
        if len(self._open) > MOST:
            self._open.popitem(last=False)

    def forget(self, telegram_id: int) -> None:
        """They answered, or did something else."""
        self._open.pop(telegram_id, None)

    def taken(self, telegram_id: int, kind: str, *, at: datetime) -> Mapping[str, str] | None:
        """The facts of a question of this kind that they were asked last, once; None where there is none any more."""
        asked, facts, when = self._open.get(telegram_id, ("", {}, at))
        if asked != kind:
            return None
        self.forget(telegram_id)
        return facts if at - when <= LASTS else None


def reads_like_a_name(text: str) -> bool:
    """Whether words that are no reply may be somebody's name: `Mike`, `Zoë O'Neill`; not `thanks`, nor `Is it on?`."""
    words = text.split()
    return (
        0 < len(words) <= MOST_WORDS
        and len(text) <= LONGEST_NAME
        and "\n" not in text
        and all(character.isalpha() or character in _IN_NAMES for character in text)
        and not any(word.casefold().strip(_IN_NAMES) in _SMALL_TALK or not word.strip(_IN_NAMES) for word in words)
    )

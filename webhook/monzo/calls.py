"""Every call that we make at Monzo, in one list. None of them moves money, and there is no way around the list."""

import re
from dataclasses import dataclass
from typing import Final

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True, slots=True)
class Call:
    """One method at one path; `{id}` stands for what it is about. Its name may be logged: it names nobody."""

    method: str
    path: str

    def to(self, id_: str | None = None) -> str:
        """The path about this thing. Raises ValueError for an id that Monzo cannot have given."""
        if id_ is None:
            return self.path
        if _ID.fullmatch(id_) is None:
            raise ValueError("that is not the id of anything at Monzo")
        return self.path.replace("{id}", id_)

    def covers(self, method: str, path: str) -> bool:
        """Whether a request is this call."""
        before, placeholder, after = self.path.partition("{id}")
        if method != self.method or not (path.startswith(before) and path.endswith(after)):
            return False
        return path == self.path if not placeholder else _ID.fullmatch(path[len(before) :]) is not None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


TOKEN: Final = Call("POST", "/oauth2/token")
LOG_OUT: Final = Call("POST", "/oauth2/logout")
ACCOUNTS: Final = Call("GET", "/accounts")
TRANSACTIONS: Final = Call("GET", "/transactions")
TRANSACTION: Final = Call("GET", "/transactions/{id}")
ANNOTATE: Final = Call("PATCH", "/transactions/{id}")
HOOKS: Final = Call("GET", "/webhooks")
REGISTER: Final = Call("POST", "/webhooks")
UNREGISTER: Final = Call("DELETE", "/webhooks/{id}")

ALLOWED: Final = (TOKEN, LOG_OUT, ACCOUNTS, TRANSACTIONS, TRANSACTION, ANNOTATE, HOOKS, REGISTER, UNREGISTER)


def is_allowed(method: str, path: str) -> bool:
    """Whether this request may leave at all. Asked before each one, of what will really be sent."""
    return any(call.covers(method, path) for call in ALLOWED)

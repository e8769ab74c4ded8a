"""What the clock does is tested like an action: in a club of the real store."""

from tests.club.actions.conftest import club, everything_told, rival, store

__all__ = ["club", "everything_told", "rival", "store"]

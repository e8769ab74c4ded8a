"""A Telegram and a Monzo that live on your laptop, and a chat page in the browser.

Both speak the real wire protocols over HTTP, so that the app runs against them with only its two base addresses
changed, and the tests use the very same stand-ins over real sockets.
"""

from rehearsal.monzo import MonzoStandIn
from rehearsal.stage import Rehearsal
from rehearsal.telegram import Person, TelegramStandIn

__all__ = ["MonzoStandIn", "Person", "Rehearsal", "TelegramStandIn"]

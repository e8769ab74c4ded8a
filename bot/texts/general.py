"""What is said everywhere: mistakes, ours and theirs."""

from bot.texts.words import cut, safe

OURS = "Something went wrong on my side. Nothing was lost: please try again in a minute."
OUT_OF_DATE = "That button is out of date."
NOT_A_CLUB = "I only know groups that I was added to. Remove me and add me again, please."
UNDERSTOOD_NOTHING = "I didn't get that. /help lists what I can do."
SENT = "I've sent you a message."
ONLY_IN_GROUP = "That works in your group, where the game is."
OPEN_ME = "Open our chat"


def unknown_command(name: str) -> str:
    """A command that does not exist."""
    return f"I don't know /{safe(cut(name, 40))}. /help lists what I can do."


def in_private(name: str) -> str:
    """The answer concerns one person, who has to open a chat first."""
    first = cut(name.split(maxsplit=1)[0], 24) if name.split() else "Hi"
    return f"{safe(first)}, that is between you and me: press the button, and we go on there."


def number_needed(said: str) -> str:
    """A reply that should have been a number."""
    return f"I couldn't read “{cut(said, 40)}” as a number. Try 12."


def plain(text: str) -> str:
    """A sentence that is no HTML yet, such as the message of an error."""
    return safe(text)

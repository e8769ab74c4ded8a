"""Games in somebody's calendar."""

from bot.texts.words import safe
from club.clubs import Club

NOTHING_YET = "You don't play anywhere with me yet. Tap I'm in on a game in your group, and then ask me again."
NOT_YOURS = "That calendar isn't yours. /calendar shows you your own."
RENEWED = "The old address has ended. Add the new one to your calendar, and take the old one out."
SURE = (
    "A new address ends the old one: calendars that have the old one aren't brought up to date any more, "
    "so you add the new one again. Useful if somebody has it who shouldn't."
)


def calendar(club: Club, *, plays: bool, runs: bool, public: bool, games: bool) -> str:
    """What the calendars of one club are and how to get them; `games`: a file with those ahead is attached."""
    whose = "Your games with" if plays else "All games of"
    if not public:
        how = (
            "Open the file to put them in your calendar. It stays as it is: ask me again when something changes."
            if games
            else "There is none ahead just now. Once there is, I can give you a file for your calendar."
        )
        return f"📅 <b>{whose} {safe(club.name)}</b>\n{how}"
    which = "the games you're in or waiting for" if plays else "every game of the club"
    lines = [
        f"📅 <b>{whose} {safe(club.name)}</b>",
        f"Add them to your calendar once, and it keeps itself up to date: {which}, moved or called off as they are.",
    ]
    if plays and runs:
        lines.append("As you run the club, there is a calendar of all its games too.")
    lines.append("Whoever has the address sees the games in it, so keep it to yourself.")
    if games:
        lines.append("The file is for a calendar that can't subscribe: it holds the games ahead, and stays as it is.")
    return "\n".join(lines)

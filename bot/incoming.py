"""A spreadsheet on its way in: it lives in the memo of the message that shows it, and in Telegram's files."""

from dataclasses import dataclass, replace

from club.cells import Says
from club.doubts import NONE_OF_THEM, NOTHING_SAID, Answers
from club.ids import ClubId, well_formed

KIND = "sheet"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """The file as Telegram keeps it, what its sender called it, and what was answered about it so far."""

    club_id: ClubId
    file_id: str
    name: str
    answers: Answers = NOTHING_SAID

    def facts(self) -> dict[str, str]:
        """For the memo."""
        known = {
            "c": self.club_id,
            "f": self.file_id,
            "n": self.name,
            "an": self.answers.name,
            "am": self.answers.money,
            "as": self.answers.means,
        }
        return {key: str(value) for key, value in known.items() if value is not None}

    def with_answer(self, step: str, value: str) -> "Incoming | None":
        """The same after a button; None for a button that means nothing."""
        try:
            match step:
                case "name":
                    return replace(self, answers=replace(self.answers, name=_column(value)))
                case "money":
                    return replace(self, answers=replace(self.answers, money=_column(value)))
                case "means":
                    return replace(self, answers=replace(self.answers, means=Says(value)))
                case _:
                    return None
        except ValueError:
            return None


def recalled(facts: dict[str, str]) -> Incoming | None:
    """What a memo tells of; None for one that cannot be read."""
    try:
        if not well_formed(facts["c"]):
            return None
        answers = Answers(
            name=_column(facts["an"]) if "an" in facts else None,
            money=_column(facts["am"]) if "am" in facts else None,
            means=Says(facts["as"]) if "as" in facts else None,
        )
        return Incoming(club_id=ClubId(facts["c"]), file_id=facts["f"], name=facts.get("n", ""), answers=answers)
    except (KeyError, ValueError):
        return None


def _column(value: str) -> int:
    number = int(value)
    if number < NONE_OF_THEM:
        raise ValueError(value)
    return number

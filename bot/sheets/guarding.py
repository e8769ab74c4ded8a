"""Text that a spreadsheet would take for a formula: marked with an apostrophe in a CSV, and read without it again."""

import re

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text so that no spreadsheet computes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What was guarded, as it was."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell

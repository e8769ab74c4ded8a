"""What stands on the buttons."""

from telegram import InlineKeyboardMarkup


def words(keyboard: InlineKeyboardMarkup | None) -> list[list[str]]:
    """Row by row."""
    assert keyboard is not None
    return [[button.text for button in row] for row in keyboard.inline_keyboard]

"""Where Telegram is looked for: its methods and its files below one root."""

import pytest

from bot.connection import connect


@pytest.mark.parametrize("root", ["https://api.telegram.org", "http://127.0.0.1:8081/telegram/"])
def test_methods_and_files_are_below_the_same_root(root: str) -> None:
    bot = connect("7:token", root).bot
    assert bot.base_url == f"{root.rstrip('/')}/bot7:token"
    assert bot.base_file_url == f"{root.rstrip('/')}/file/bot7:token"

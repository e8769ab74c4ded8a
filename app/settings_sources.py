"""Where settings come from: the environment, `.env` behind it, and files named by `NAME_FILE`."""

import difflib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values

T = TypeVar("T")
D = TypeVar("D")

# The likeness from which a stranger's name is taken for a slip: TELEGRAM_TOKN and MONGO_URI are, HOSTNAME is not.
_LIKENESS = 0.86


class Sources:
    """All that was given, under the names that are settings; problems and warnings gather on the way."""

    def __init__(self, environ: Mapping[str, str], dotenv: Path | None, names: Collection[str]) -> None:
        self.problems: list[str] = []
        self.warnings: list[str] = []
        self._given: dict[str, str] = {}
        self._tried: set[str] = set()
        behind = self._read_dotenv(dotenv)
        for name in names:
            self._pick(name, environ, behind)
        self._warn_of_slips({**behind, **environ}, names)

    def take(self, name: str, parse: Callable[[str], T], default: D) -> T | D:
        """The setting, or the default if it was not given; a problem is noted and costs nothing now."""
        if name not in self._given:
            return default
        try:
            return parse(self._given[name])
        except ValueError as error:
            self.problems.append(f"{name} {error}.")
            return default

    def has(self, name: str) -> bool:
        """Whether somebody tried to give it, rightly or wrongly."""
        return name in self._tried

    def _read_dotenv(self, file: Path | None) -> dict[str, str]:
        if file is None or not file.exists():
            return {}
        try:
            # No interpolation: a password may hold a dollar sign. A byte order mark is a Windows editor's.
            found = dotenv_values(file, interpolate=False, encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(f"{file} cannot be read ({_why(error)}).")
            return {}
        return {name: value for name, value in found.items() if value is not None}

    def _pick(self, name: str, environ: Mapping[str, str], behind: Mapping[str, str]) -> None:
        """The environment wins as a whole: NAME there also hides a NAME_FILE in `.env`. Blank means not given."""
        in_file = f"{name}_FILE"
        source = environ if name in environ or in_file in environ else behind
        value, path = source.get(name, "").strip(), source.get(in_file, "").strip()
        if value or path:
            self._tried.add(name)
        if value and path:
            self.problems.append(f"{name} and {in_file} are both given: keep one of them.")
        elif value:
            self._given[name] = value
        elif path:
            try:
                content = Path(path).expanduser().read_text(encoding="utf-8").strip()
            except (OSError, RuntimeError, ValueError) as error:
                # Without the path: people do put the secret itself there.
                self.problems.append(f"{in_file} names a file that cannot be read ({_why(error)}).")
                return
            if content:
                self._given[name] = content
            else:
                self.problems.append(f"{in_file} names a file that is empty.")

    def _warn_of_slips(self, given: Collection[str], names: Collection[str]) -> None:
        known = {*names, *(f"{name}_FILE" for name in names)}
        for name in sorted(set(given) - known):
            close = difflib.get_close_matches(name.upper(), known, n=1, cutoff=_LIKENESS)
            if close:
                self.warnings.append(f"{name} is not a setting and is left aside; {close[0]} is one.")


def _why(error: Exception) -> str:
    return error.strerror or "unknown" if isinstance(error, OSError) else "it is not plain text"

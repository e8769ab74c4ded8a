"""What every button is: a tag and a few values."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Button:
    """One kind of button. Its fields are ids, small numbers, words without a colon, and flags."""

    tag: ClassVar[str]

"""Pictures for a chat: facts in, PNG out. Only what is drawn loads the library that draws (and it is a large one)."""

from bot.pictures.facts import OutlayPicture, OwingPicture, Picture, SidesPicture
from bot.pictures.studio import Studio

__all__ = ["OutlayPicture", "OwingPicture", "Picture", "SidesPicture", "Studio"]

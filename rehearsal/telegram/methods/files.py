"""Sending photos and documents; their bytes are kept, so that the page can show and tests can read them."""

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.methods.content import deliver, read_text
from rehearsal.telegram.model import Json, Message
from rehearsal.telegram.params import Params, Upload
from rehearsal.telegram.world import World

LARGEST_DOWNLOAD = 20 * 1024 * 1024
"""Bots are given larger files only by a Bot API server of their own."""


async def send_photo(world: World, params: Params) -> Message:
    """`sendPhoto`, uploaded or by the id of one sent before."""
    upload, file_id = _kept(world, params, "photo")
    return deliver(world, params, {"photo": [_photo(world, upload, file_id)]} | _caption(world, params))


async def send_document(world: World, params: Params) -> Message:
    """`sendDocument`, uploaded or by the id of one sent before."""
    _, file_id = _kept(world, params, "document")
    return deliver(world, params, {"document": world.document(file_id)} | _caption(world, params))


async def get_file(world: World, params: Params) -> Json:
    """`getFile`: where to download it from."""
    file_id = params.text("file_id")
    if file_id not in world.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(world.files[file_id].content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return world.about_file(file_id) | {"file_path": f"files/{file_id}"}


def read_media(world: World, params: Params) -> Json:
    """The `media` that takes a message's place: a photo or a document, uploaded along or sent before."""
    given = params.object("media")
    if given is None:
        raise bad_request("there is no media in the request")
    kind = given.get("type")
    if kind not in ("photo", "document"):
        raise bad_request("unsupported media type specified")
    media = Params({**given, kind: given.get("media")}, params.files)
    upload, file_id = _kept(world, media, kind)
    shown = [_photo(world, upload, file_id)] if kind == "photo" else world.document(file_id)
    return {kind: shown} | _caption(world, media)


def _photo(world: World, upload: Upload, file_id: str) -> Json:
    width, height = _size(upload.content)
    return world.about_file(file_id) | {"width": width, "height": height}


def _kept(world: World, params: Params, name: str) -> tuple[Upload, str]:
    given = params.file(name)
    if given is None:
        raise bad_request(f"there is no {name} in the request")
    if isinstance(given, Upload):
        if not given.content:
            raise bad_request("file must be non-empty")
        return given, world.keep_file(given)
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.files[given], given


def _caption(world: World, params: Params) -> Json:
    return read_text(world, params, "caption") if params.text("caption") else {}


def _size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG; a plain guess for everything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return 640, 480

"""Sending photos and documents; their bytes are kept, so that the page can show and tests can read them."""

import hashlib

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.methods.content import deliver, read_text
from rehearsal.telegram.model import Json, Message
from rehearsal.telegram.params import Params, Upload
from rehearsal.telegram.world import World


async def send_photo(world: World, params: Params) -> Message:
    """`sendPhoto`, uploaded or by the id of one sent before."""
    upload, file_id = _kept(world, params, "photo")
    width, height = _size(upload.content)
    photo = _about(file_id, upload) | {"width": width, "height": height}
    return deliver(world, params, {"photo": [photo]} | _caption(world, params))


async def send_document(world: World, params: Params) -> Message:
    """`sendDocument`, uploaded or by the id of one sent before."""
    upload, file_id = _kept(world, params, "document")
    document = _about(file_id, upload) | {"file_name": upload.filename, "mime_type": upload.content_type}
    return deliver(world, params, {"document": document} | _caption(world, params))


async def get_file(world: World, params: Params) -> Json:
    """`getFile`: where to download it from."""
    file_id = params.text("file_id")
    if file_id not in world.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    return _about(file_id, world.files[file_id]) | {"file_path": f"files/{file_id}"}


def _kept(world: World, params: Params, name: str) -> tuple[Upload, str]:
    given = params.file(name)
    if given is None:
        raise bad_request(f"there is no {name} in the request")
    if isinstance(given, Upload):
        if not given.content:
            raise bad_request("file must be non-empty")
        file_id = f"BQACAgQAA{len(world.files) + 1:06d}{hashlib.sha256(given.content).hexdigest()[:24]}"
        world.files[file_id] = given
        return given, file_id
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return world.files[given], given


def _about(file_id: str, upload: Upload) -> Json:
    unique = hashlib.sha256(upload.content).hexdigest()[:15]
    return {"file_id": file_id, "file_unique_id": unique, "file_size": len(upload.content)}


def _caption(world: World, params: Params) -> Json:
    return read_text(world, params, "caption") if params.text("caption") else {}


def _size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG; a plain guess for everything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return 640, 480

"""Is a MongoDB-wire server answering on this port? One `hello`, without a driver.

The driver would find out too, but only looks twice a second; here the start of the app waits for the answer.
"""

import asyncio
import contextlib
import struct

_OP_MSG = 2013
# {hello: 1, $db: "admin"} in BSON: int32 and string elements, each with its type, its name and its value.
_ELEMENTS = b"\x10hello\x00" + struct.pack("<i", 1) + b"\x02$db\x00" + struct.pack("<i", 6) + b"admin\x00"
_DOCUMENT = struct.pack("<i", 4 + len(_ELEMENTS) + 1) + _ELEMENTS + b"\x00"
_BODY = struct.pack("<iB", 0, 0) + _DOCUMENT
_HELLO = struct.pack("<iiii", 16 + len(_BODY), 1, 0, _OP_MSG) + _BODY


async def answers(port: int, *, timeout: float = 2.0) -> bool:
    """Whether a primary on 127.0.0.1 says hello back."""
    try:
        async with asyncio.timeout(timeout):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(_HELLO)
                (length,) = struct.unpack("<i", await reader.readexactly(4))
                reply = await reader.readexactly(min(length, 65536) - 4)
                return b"\x08isWritablePrimary\x00\x01" in reply
            finally:
                writer.close()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()
    except (OSError, TimeoutError, asyncio.IncompleteReadError, struct.error, ValueError):
        return False

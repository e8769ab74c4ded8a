"""Answering those who pressed a button."""

import asyncio

from rehearsal.telegram.errors import bad_request
from rehearsal.telegram.model import Answer
from rehearsal.telegram.params import Params
from rehearsal.telegram.world import World


async def answer_callback_query(world: World, params: Params) -> bool:
    """`answerCallbackQuery`: once per tap, and soon."""
    if len(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    tap = world.taps.get(params.text("callback_query_id"))
    age = asyncio.get_running_loop().time() - tap.asked_at if tap else 0.0
    if tap is None or tap.answer is not None or age > world.tap_lifetime:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    tap.answer = Answer(text=params.text("text"), show_alert=params.flag("show_alert"), url=params.text("url"))
    world.bell.ring()
    return True

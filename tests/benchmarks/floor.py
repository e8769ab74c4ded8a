"""The yardstick above: the least that a server can do which must not lose anything.

Receive, parse, one journaled insert, answer: `python -m tests.benchmarks.floor`, with `PORT` and `MONGODB_URI`.
"""

import os
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web
from pymongo import AsyncMongoClient, WriteConcern

Document = dict[str, Any]


def application(uri: str) -> web.Application:
    """One route, one insert."""
    client: AsyncMongoClient[Document] = AsyncMongoClient(uri)
    payments = client["floor"].get_collection("payments", write_concern=WriteConcern("majority", j=True))

    async def payment(request: web.Request) -> web.Response:
        data = (await request.json())["data"]
        await payments.insert_one({"_id": data["id"], "amount": data["amount"], "name": data["counterparty"]["name"]})
        return web.Response()

    async def connected(_: web.Application) -> AsyncIterator[None]:
        yield
        await client.close()

    app = web.Application()
    app.router.add_post("/monzo", payment)
    app.cleanup_ctx.append(connected)
    return app


if __name__ == "__main__":
    web.run_app(
        application(os.environ["MONGODB_URI"]),
        host="127.0.0.1",
        port=int(os.environ["PORT"]),
        access_log=None,
        print=None,
    )

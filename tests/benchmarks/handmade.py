"""The yardstick below: what one writes by hand in an hour. It reads a balance, adds to it and writes it back.

Nothing is kept of the payment itself: an event that comes twice is booked twice, and of two at once one may be lost.
gunicorn runs it with two workers: `gunicorn tests.benchmarks.handmade:application()`, with `MONGODB_URI` set.
"""

import os
from typing import Any

from flask import Flask, request
from pymongo import MongoClient

Document = dict[str, Any]


def application() -> Flask:
    """The handler on its own connection; the players are there already."""
    client: MongoClient[Document] = MongoClient(os.environ["MONGODB_URI"])
    players = client["handmade"]["players"]
    app = Flask(__name__)

    def payment() -> tuple[str, int]:
        data = request.get_json()["data"]
        player = players.find_one({"accepted_bank_names": data["counterparty"].get("name")})
        if player is None:
            player = players.find_one({"accepted_bank_names": data["description"]})
        if player is not None:
            paid = player["total_paid"] + data["amount"]
            players.update_one({"_id": player["_id"]}, {"$set": {"total_paid": paid}})
        return "", 200

    app.add_url_rule("/monzo", view_func=payment, methods=["POST"])
    return app


def prepare(uri: str, names: list[str]) -> None:
    """Put the players there, with an index on their names."""
    with MongoClient[Document](uri) as client:
        players = client["handmade"]["players"]
        players.create_index("accepted_bank_names")
        players.insert_many([{"name": name, "accepted_bank_names": [name], "total_paid": 0} for name in names])


def total_paid(uri: str) -> int:
    """What it believes it was paid, in pence."""
    with MongoClient[Document](uri) as client:
        return sum(player["total_paid"] for player in client["handmade"]["players"].find())

"""The connection: how it is opened, what it promises, and which failures mean "not now"."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC

from bson.codec_options import CodecOptions
from pymongo import AsyncMongoClient, ReadPreference, UpdateOne, WriteConcern
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import (
    ConfigurationError,
    ConnectionFailure,
    DuplicateKeyError,
    ExecutionTimeout,
    InvalidOperation,
    OperationFailure,
    PyMongoError,
    WriteConcernError,
)
from pymongo.read_concern import ReadConcern

from club.ports import StoreDown
from storage.codec import Document

SAFE = WriteConcern("majority", j=True)
"""A write that was acknowledged survives the loss of a process, of the power, and of a minority of the servers."""

ANSWER_MS = 20_000
"""How long one answer may take. A server that holds the connection and says nothing would else hold us up for ever:
all payments share one writer."""

_OUT_OF_DISK = 14031
_NOT_LET_IN = {13, 18, 8000}  # Unauthorized, AuthenticationFailed, and Atlas's own for both
_UNREADABLE = "MONGODB_URI cannot be used as it is. Copy it anew from whoever runs the database, and check its options."
_SHUT_OUT = "The database does not let Fiver in. Check the user name, the password and authSource in MONGODB_URI."
_TRANSIENT = {"TransientTransactionError", "RetryableWriteError", "SystemOverloadedError"}


def connect(uri: str, *, timeout_ms: int = 3_000) -> AsyncMongoClient[Document]:
    """A client for the whole process.

    Nothing is sent yet; a server that is away shows at the first use, within `timeout_ms`. Raises Unfit for an address
    that cannot be read.
    """
    try:
        return AsyncMongoClient(
            uri,
            appname="fiver",
            serverSelectionTimeoutMS=timeout_ms,
            connectTimeoutMS=timeout_ms,
            socketTimeoutMS=ANSWER_MS,
            tz_aware=True,
            document_class=dict,
        )
    except (ConfigurationError, ValueError):  # not quoted, and not chained: some of them repeat the address
        raise Unfit(_UNREADABLE) from None


def database(client: AsyncMongoClient[Document], name: str) -> AsyncDatabase[Document]:
    """The database with our promises: journaled majority writes, majority reads, aware UTC instants."""
    return client.get_database(
        name,
        codec_options=CodecOptions(document_class=dict, tz_aware=True, tzinfo=UTC),
        write_concern=SAFE,
        read_concern=ReadConcern("majority"),
        read_preference=ReadPreference.PRIMARY,
    )


async def change_each(collection: AsyncCollection[Document], changes: Mapping[str, Document]) -> None:
    """Make a change to each of these documents, by its id, in one round trip.

    Where transactions write, this takes the place of `update_many`: with that, the embedded engine keeps the collection
    to itself until every document is free, and a transaction that holds one and wants another then waits for good.
    """
    if changes:
        await collection.bulk_write([UpdateOne({"_id": id_}, change) for id_, change in changes.items()], ordered=False)


class Unfit(Exception):
    """There is no database at that address that can serve: the message says what to do."""


async def check_fit(client: AsyncMongoClient[Document]) -> None:
    """Raises Unfit for a lone MongoDB server (it has neither transactions nor change streams), and when shut out."""
    try:
        with store_errors():
            hello = await client.admin.command("hello")
    except ConfigurationError:  # a mongodb+srv name that the DNS does not know, say
        raise Unfit(_UNREADABLE) from None
    except OperationFailure as error:
        if error.code in _NOT_LET_IN:
            raise Unfit(_SHUT_OUT) from None
        raise
    if "setName" not in hello and hello.get("msg") != "isdbgrid":
        raise Unfit(
            "MONGODB_URI points at a single MongoDB server. Fiver needs a replica set (one member is enough): "
            "start mongod with --replSet and run rs.initiate() once."
        )


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn "the database is away, full or overloaded" into StoreDown. Everything else is a bug and stays what it is."""
    try:
        yield
    except DuplicateKeyError:
        raise
    except (ConnectionFailure, ExecutionTimeout, WriteConcernError) as error:
        raise StoreDown(str(type(error).__name__)) from error
    except OperationFailure as error:
        if error.code == _OUT_OF_DISK or "No space left" in str(error) or is_transient(error):
            raise StoreDown(f"{type(error).__name__} {error.code}") from error
        raise
    except InvalidOperation as error:
        if "close" in str(error).lower():  # the client was closed while a request was under way: we are shutting down
            raise StoreDown("closed") from error
        raise


def is_undone(error: BaseException) -> bool:
    """Whether a write that failed like this is certainly not done: refused, or rolled back."""
    if isinstance(error, DuplicateKeyError):
        return True
    return (
        isinstance(error, PyMongoError)
        and error.has_error_label("TransientTransactionError")
        and not error.has_error_label("UnknownTransactionCommitResult")
    )


def is_transient(error: PyMongoError) -> bool:
    """Whether the database itself says that the same thing may work in a moment."""
    return any(error.has_error_label(label) for label in _TRANSIENT)

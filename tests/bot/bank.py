"""Money arrives in the town: transfers as the bank line hands them over."""

from datetime import timedelta
from itertools import count

from club.actions.receiving import receive
from club.ids import PaymentId, payment_id
from club.money import Pence
from club.payments import Route, Transfer
from tests.bot.town import Town

_NUMBERS = count(1)


async def connected(town: Town) -> None:
    """Olly connects the bank."""
    await town.dm(town.olly, "/connect")
    await town.tap(town.olly, "Make my address", town.olly)


async def pays(
    town: Town,
    name: str,
    *,
    amount: int = 500,
    reference: str = "footy",
    account: str | None = "acc_1",
    transaction: str | None = None,
    taken_back: bool = False,
) -> PaymentId:
    """One transfer, told of as far as it goes."""
    line = await town.store.lines.get((await town.club()).line_id or "")  # type: ignore[arg-type]
    listening = await town.store.lines.listen(line.secret_digest)
    assert listening is not None
    transaction = transaction or f"tx_{next(_NUMBERS)}"
    town.clock.forward(minutes=1)
    at = town.clock.now
    transfer = Transfer(
        account_id="acc_olly",
        transaction_id=transaction,
        amount=Pence(amount),
        created_at=at,
        updated_at=at + timedelta(seconds=60 if taken_back else 0),
        payer_names=(name,),
        reference=reference,
        account=account,
        route=Route.BANK,
        taken_back=taken_back,
    )
    await receive(town.store, listening, transfer, keys=town.bot.means.keys, at=at)
    await town.idle()
    return payment_id("acc_olly", transaction)

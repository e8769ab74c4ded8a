"""What was learned about a payer is forgotten, because it was a mistake."""

from club.ids import PaymentId, PlayerId
from club.players import Player
from club.ports import Books


async def forget_account(books: Books, player_id: PlayerId, payment_id: PaymentId) -> Player:
    """The account that this payment taught does not count for the player any more. Twice is once. Raises NotFound."""
    player = await books.player(player_id)
    forgetful = player.unlearned(payment_id)
    if forgetful != player:
        books.save(forgetful)
    return forgetful

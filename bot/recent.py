"""The updates that were handled lately: Telegram repeats one whose answer got lost."""

from collections import OrderedDict

KEPT = 2_000


class Recent:
    """The last ids, in memory. After a restart a repeated update meets ids derived from it, and changes nothing."""

    def __init__(self, kept: int = KEPT) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()
        self._kept = kept

    def add(self, update_id: int) -> None:
        """This one is done."""
        self._ids[update_id] = None
        if len(self._ids) > self._kept:
            self._ids.popitem(last=False)

    def __contains__(self, update_id: int) -> bool:
        return update_id in self._ids

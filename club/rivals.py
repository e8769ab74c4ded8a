"""Who else it could be: somebody with the same name at the bank, on the same account, or named in the reference.

What is conclusive about one player is a question as soon as it may just as well be another's.
"""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final

from club import names, words
from club.candidates import call_name, is_nickname, is_opaque
from club.given import is_given
from club.nicknames import same_person, short_forms
from club.payments import Transfer
from club.players import Player
from club.resemblance import Spelling, compare, spelling, spelling_of_player

SHARES_AN_ACCOUNT: Final = 0.6
"""How much half of a joint name has to be like a player's: initial and surname, or the short form of a first name."""


LIKE_ENOUGH: Final = 0.45
"""How much an account's name has to be like a player's to be the player's own: an initial of a given name will do."""


class Rivals:
    """Everybody on a roster, by what others may be taken for."""

    def __init__(self, players: Iterable[Player]) -> None:
        self._players = tuple(players)

    def of_name(self, key: str) -> tuple[Player, ...]:
        """Whose bank may write the name of this key too, going by what they are called in the chat.

        Alan would also arrive as the A JONES accepted for Ashley, and so would Alan J.
        """
        found = dict.fromkeys(self._by_key.get(key, ()))
        match key.split(" "):
            case [one, other]:
                for given, family in ((one, other), (other, one)):
                    found |= dict.fromkeys(self._by_initials.get((given, family[0]), ()))
            case _:
                pass
        return tuple(self._players[place] for place in found)

    def named(self, reference: str) -> tuple[Player, ...]:
        """Everybody whose first name, or a form of it, stands in the reference: “for Dave”, “daves game”."""
        found: dict[int, None] = {}
        for word in said(reference):
            found |= dict.fromkeys(self._by_given.get(word, ()))
            if word.endswith("s"):
                found |= dict.fromkeys(self._by_given.get(word[:-1], ()))
        return tuple(self._players[place] for place in found)

    def besides(self, player: Player, transfer: Transfer) -> tuple[Player, ...]:
        """Whom the reference names although this player pays: none if it may be the player's own name."""
        if not transfer.reference:
            return ()
        others = tuple(other for other in self.named(transfer.reference) if other.player_id != player.player_id)
        return () if is_named(player, transfer, veiled=not others) else others

    def sharing(self, player: Player, transfer: Transfer) -> tuple[Player, ...]:
        """Who else may have a part in the joint account that this came from."""
        joint = [spelling(name) for name in transfer.payer_names if names.is_joint(name)]
        if not joint:
            return ()
        return tuple(
            other
            for other, known in self._spelled
            if other.player_id != player.player_id
            and any(compare(payer, known)[0] >= SHARES_AN_ACCOUNT for payer in joint)
        )

    def names_a_stranger(self, player: Player, transfer: Transfer) -> bool:
        """Whether the reference holds a given name that is not the player's, whoever may be called so.

        From a firm's account it may be the real name behind a nickname; from a joint one it is as likely the partner's.
        """
        payer = [word for name in transfer.payer_names for word in names.tokens(name)]
        veiled = is_nickname(player.name) and names.is_business(transfer.payer_names)
        if veiled or not payer or is_named(player, transfer):
            return False
        return holds_a_name(transfer.reference)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, player in enumerate(self._players):
            for key in names.likely_keys(player.name):
                found.setdefault(key, []).append(place)
        return found

    @cached_property
    def _by_initials(self) -> dict[tuple[str, str], list[int]]:
        """`Alan J`: any form of the given name, and the first letter of the other."""
        found: dict[tuple[str, str], list[int]] = {}
        for place, player in enumerate(self._players):
            match names.words_of_player(player.name):
                case [given, initial] if len(initial) == 1 and initial != "&":
                    for form in {part for whole in short_forms(given) for part in (whole, whole[0])}:
                        found.setdefault((form, initial), []).append(place)
                case _:
                    pass
        return found

    @cached_property
    def _by_given(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, player in enumerate(self._players):
            for form in short_forms(call_name(player)):
                if len(form) > 1:
                    found.setdefault(form, []).append(place)
        return found

    @cached_property
    def _spelled(self) -> tuple[tuple[Player, Spelling], ...]:
        return tuple((player, spelling_of_player(player.name)) for player in self._players)


def said(reference: str) -> tuple[str, ...]:
    """The words of a reference that may be names: “Jun” too, unless a number makes a date of it."""
    dated = any(map(str.isdigit, reference))
    return tuple(
        word
        for word in names.tokens(reference)
        if len(word) > 1 and (not words.is_plain(word) or (is_given(word) and not dated))
    )


def holds_a_name(reference: str) -> bool:
    """Whether a given name stands in the reference, whoever has it."""
    forms = (form for word in said(reference) for form in (word, word.removesuffix("s")))
    return any(is_given(form) and not words.is_plain(form) for form in forms)


def names_besides(players: Collection[Player], transfer: Transfer) -> str:
    """The words of the reference that may name somebody, without these players' names and the payer's own."""
    own = {word for name in transfer.payer_names if not names.is_joint(name) for word in names.tokens(name)}
    own |= {word for player in players for word in names.words_of_player(player.name)}
    given = tuple(map(call_name, players))
    return " ".join(
        word
        for word in said(transfer.reference)
        if not any(
            form in own or any(same_person(one, form) for one in given) for form in (word, word.removesuffix("s"))
        )
    )


def paid_by_another(player: Player, payer: str, reference: str) -> bool:
    """Whether the payer's name is hardly like the player's, and the reference names somebody: “for Dave”.

    Of a nickname, a name that begins like the payer's is the real one, and the payer's own: U HUSSAIN, “from Usman”.
    """
    own, given = names.tokens(payer), call_name(player)
    if is_opaque(player) and any(word[0] == one[0] for word in said(reference) for one in own if len(one) == 1):
        return False
    forms = [form for word in said(reference) for form in (word, word.removesuffix("s")) if form not in own]
    named = any(same_person(given, form) or (is_given(form) and not words.is_plain(form)) for form in forms)
    known = map(spelling_of_player, (player.name, *player.accepted_bank_names))
    return named and all(compare(spelling(payer), one)[0] < LIKE_ENOUGH for one in known)


def is_named(player: Player, transfer: Transfer, *, veiled: bool = True) -> bool:
    """Whether the reference holds a name of this player: the first name, or what the bank says of the payer.

    Of a nickname that does not begin like the bank's name, any name that does may be the real one (`veiled`).
    """
    payer = [word for name in transfer.payer_names if not names.is_joint(name) for word in names.tokens(name)]
    own = {
        *names.words_of_player(player.name),
        *payer,
        *(word for name in player.accepted_bank_names for word in names.tokens(name)),
    }
    given = call_name(player)
    veiled = veiled and is_nickname(player.name) and not any(word[0] == given[:1] for word in payer)
    for word in said(transfer.reference):
        forms = (word, word[:-1]) if word.endswith("s") else (word,)
        for form in forms:
            if len(form) > 1 and (
                form in own or any(len(one) > 1 and same_person(one, form) for one in (given, *payer))
            ):
                return True
            if veiled and form[:1] in payer:
                return True
    return False

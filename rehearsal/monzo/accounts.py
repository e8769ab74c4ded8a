"""The owner's accounts in the shape in which Monzo lists them: current, joint, Flex, and what is closed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from rehearsal.monzo.shapes import Json, digits, mark
from rehearsal.monzo.times import rfc3339

Kind: TypeAlias = Literal["uk_retail", "uk_retail_joint", "uk_business", "uk_monzo_flex", "uk_rewards", "uk_prepaid"]

SORT_CODE = "040004"
_WITHOUT_NUMBERS = ("uk_monzo_flex", "uk_rewards", "uk_prepaid")


@dataclass(frozen=True, slots=True)
class Owner:
    """One of those whose account it is."""

    user_id: str
    name: str

    def as_json(self) -> Json:
        """As `owners` shows them."""
        return {
            "user_id": self.user_id,
            "preferred_name": self.name,
            "preferred_first_name": self.name.partition(" ")[0],
        }


@dataclass(frozen=True, slots=True)
class Account:
    """One account. Its description is no name but the first owner's id, or all owners' for a joint one."""

    id: str
    kind: Kind
    owners: tuple[Owner, ...]
    opened_at: datetime
    closed: bool = False

    @property
    def number(self) -> str:
        """Eight digits that belong to nobody; none where nobody can pay in."""
        return "" if self.kind in _WITHOUT_NUMBERS else digits("own account", self.id, length=8)

    @property
    def joint(self) -> bool:
        """Whether two people hold it."""
        return self.kind == "uk_retail_joint"

    def as_json(self) -> Json:
        """As `GET /accounts` shows it."""
        owned_by = {"uk_business": "business", "uk_retail_joint": "joint"}.get(self.kind, "personal")
        told: Json = {"id": self.id, "closed": self.closed, "created": rfc3339(self.opened_at), "type": self.kind}
        told |= {"description": self._described(), "owner_type": owned_by, "product_type": "standard"}
        told |= {"is_flex": self.kind == "uk_monzo_flex", "currency": "GBP", "legal_entity": "monzo_uk"}
        told |= {"owners": [owner.as_json() for owner in self.owners], "country_code": "GB"}
        told |= {"country_code_alpha3": "GBR", "account_number": self.number, "sort_code": self._sort_code}
        if self.number:
            told["payment_details"] = {"locale_uk": {"account_number": self.number, "sort_code": self._sort_code}}
        return told | ({"business_id": f"business_{self.id[4:]}"} if self.kind == "uk_business" else {})

    def _described(self) -> str:
        if self.joint:
            return f"Joint account between {' and '.join(owner.user_id for owner in self.owners)}"
        return self.owners[0].user_id

    @property
    def _sort_code(self) -> str:
        return SORT_CODE if self.number else ""


def person(name: str) -> Owner:
    """A Monzo customer: the same name is the same person."""
    return Owner(f"user_0000Ak{mark('owner', name, length=12)}", name)

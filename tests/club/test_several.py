import pytest

from club.several import is_for_several


@pytest.mark.parametrize(
    "reference",
    ["for me and Tom", "me & tom", "Tom + me", "both of us", "footy for us", "ash and sam", "Sam and the lads",
     "me and my mate"],
)  # fmt: skip
def test_a_reference_that_speaks_of_several(reference: str) -> None:
    assert is_for_several(reference)


@pytest.mark.parametrize(
    "reference", ["", "footy", "for Tom", "thanks and sorry", "Mon and Wed", "footy & beer", "bus", "me", "K7WMX+B7KM3"]
)
def test_a_reference_that_does_not(reference: str) -> None:
    assert not is_for_several(reference)

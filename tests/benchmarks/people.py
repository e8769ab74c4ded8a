"""Forty invented payers, as a bank writes them."""

from itertools import product

_FIRST = ["ASHLEY", "BRYN", "CERYS", "DEV", "ESME", "FINLAY", "GWEN", "HAMISH"]
_LAST = ["ARCHER", "BLYTHE", "CARRICK", "DUNMORE", "ELLERY"]

NAMES = tuple(f"{first} {last}" for first, last in product(_FIRST, _LAST))

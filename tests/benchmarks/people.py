"""Forty invented payers, as a bank writes them: five to a first name, and two who share a family name."""

from itertools import cycle, islice

_FIRST = ["ASHLEY", "BRYN", "CERYS", "DEV", "ESME", "FINLAY", "GWEN", "HAMISH"]
_LAST = [
    "ARCHER",
    "BLYTHE",
    "CARRICK",
    "DUNMORE",
    "ELLERY",
    "FENWICK",
    "GARROD",
    "HALLAM",
    "INGLEBY",
    "JARROW",
    "KELSO",
    "LANGDON",
    "MARLOW",
    "NETHERBY",
    "OAKHAM",
    "PENROSE",
    "QUORNDON",
    "RADLEY",
    "SELBORNE",
    "TARRANT",
    "ULVERSTON",
    "VICKERAGE",
    "WARBECK",
    "YARDLEY",
    "ALDERTON",
    "BRANSCOMBE",
    "CLITHEROE",
    "DENHOLM",
    "EDGEWORTH",
    "FARLEIGH",
    "GREYSTOKE",
    "HAWKSMOOR",
    "IVINGHOE",
    "KESTREL",
    "LINDRICK",
    "MARCHWOOD",
    "NORBITON",
    "OVERBURY",
    "PINCHBECK",
    "ARCHER",
]

NAMES = tuple(f"{first} {last}" for first, last in zip(islice(cycle(_FIRST), len(_LAST)), _LAST, strict=True))

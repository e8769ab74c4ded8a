"""What people write beside a payment: for football, and for everything else. A bank keeps 18 characters of it."""

import random

KEPT = 18
FOOTBALL = (
    "football", "footy", "5s", "five a side", "5-a-side", "Wed footy", "football thanks", "pitch", "game weds", "subs",
    "match fee", "FOOTBALL", "footie", "kickabout", "5aside", "⚽", "footy last night", "game on tues", "astro",
)  # fmt: skip
EMPTY = ("", "", "", "", "thanks", "cheers", "ta", "sent from Monzo", "Weds", "payment", "thx mate", "04/03", "x", "NA")
PUZZLING = (
    "legend", "top bins", "banter", "unlucky", "worldie", "here you go boss", "nutmegs", "for the lads",
    "sorry its late",
    "my debt", "as promised", "dodgy knee", "big win",
)  # fmt: skip
"""Words nobody could know the meaning of."""
JOKES = ("beer money", "rent lol", "curry", "golf lessons")
ELSEWHERE = (
    "curry", "gas bill", "rent", "RENT MARCH", "pizza", "petrol", "birthday", "Amy present", "electricity",
    "council tax",
    "drinks fri", "tickets", "train", "Ikea", "sofa", "hols", "holiday deposit", "dinner", "lunch", "taxi", "uber",
    "shopping",
    "wedding gift", "netflix", "broadband", "lego set", "ebay", "vinted", "pram", "stag do", "airbnb", "hen do", "gig",
    "invoice 3327", "INV-00219", "cleaning", "babysitting", "gym", "haircut", "spotify", "nandos", "wagamama", "chips",
    "pint", "cinema", "groceries", "tesco", "boiler", "bike", "lamp", "kids shoes", "school trip", "raffle", "vet",
    "coffee",
    "game of thrones dvd", "rugby tickets", "cricket subs", "xbox game", "board games", "tennis match", "flat deposit",
    "pot luck", "sky bill", "bday drinks", "loan", "loan back", "fish n chips", "fuel", "parking", "insurance",
    "mortgage",
)  # fmt: skip
SALARY = ("SALARY", "WAGES", "PAYROLL", "EXPENSES", "MAR SALARY", "ACME PAYROLL 0326")
ORDERS = (
    "refund",
    "REFUND 8841-22",
    "ORDER 55K7 WMX9",
    "EBAY 12-09937-44218",
    "vinted 7XK39QR",
    "FPS REF B7KM3X9QZ",
    "ref 203-9K",
)


def cut(text: str, dice: random.Random) -> str:
    """As the bank passes it on."""
    text = text.upper() if dice.random() < 0.4 else text
    return text[:KEPT].strip() if dice.random() < 0.7 else text


def with_code(code: str, given: str, dice: random.Random) -> str:
    """The code, and what people and banks do to it without breaking it."""
    broken = dice.choice([code, code.lower(), f"{code[:3]} {code[3:]}", f"{code[:2]}-{code[2:]}", " ".join(code), code])
    word = dice.choice(["footy", "football", "5s", "thanks", "game"])
    text = dice.choice([
        broken, broken, broken, f"{broken} {given}", f"{word} {broken}", f"{word}{code}", f"{code}{word}",
        f"{broken} {word}",
        f"{given} {broken}", f"{code}.", f"ref {broken}", f"{word} {code} ta", f"{broken} sent from Rev",
    ])  # fmt: skip
    return text.upper() if dice.random() < 0.4 else text


def mistyped(code: str, dice: random.Random) -> str:
    """One slip of the finger."""
    at = dice.randrange(len(code) - 1)
    return dice.choice([
        code[:at] + code[at + 1 :], code[:at] + code[at + 1] + code[at] + code[at + 2 :],
        code[:at] + dice.choice("BCDFGHJKM379") + code[at + 1 :], code[:-1], code + dice.choice("XK9"),
    ])  # fmt: skip

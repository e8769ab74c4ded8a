"""What the words of a payment reference tell: football, something else, or nothing at all."""

import re
from enum import Enum

from club import names
from club.given import GIVEN

_FOOTBALL = re.compile(
    r"FOOT(?:BALL|IE|Y|IES)S?|FOOTB|FUTSAL|SOCCER"
    r"|(?:FIVE|5|SIX|6|SEVEN|7)(?:AS(?:IDE)?|SIDE|SIDES|S)|PITCH(?:HIRE|FEE)?"
    r"|KICK(?:ABOUT|OFF)|MATCH(?:FEE)?S?|GAMES?|SUBS|ASTRO(?:TURF)?|GOAL(?:S|IE)?|POWERLEAGUE|FTBL"
)
_FOOTBALL_RUN = re.compile(f"(?:{_FOOTBALL.pattern})+")
_FOOTBALL_PHRASE = re.compile(
    r"\b(?:FIVE|5|SIX|6|SEVEN|7)[ -]*(?:A[ -]*)?SIDE\b|\bKICK[ -]*ABOUT\b|\b[567] ?A ?S\b|[⚽🥅]"
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_OTHER_THINGS = """
AIRBNB ALLOWANCE BABY BABYSITTING BADMINTON BBQ BDAY BED BEER BEERS BIKE BILL BILLS BIRTHDAY BOARD BOILER BREAKFAST
BROADBAND BRUNCH CAKE CAR CASHBACK CAT CHARITY CHESS CHILDCARE CHRISTMAS CINEMA CLEANER CLEANING CLIMBING CLOTHES
COFFEE CONCERT COUNCIL CRICKET CURRY DECORATING DEPOSIT DIESEL DINNER DOG DONATION DRINKS EBAY ELECTRIC ELECTRICITY
ENERGY EUROS EXPENSES FESTIVAL FISH FLAT FLIGHT FLIGHTS FLOWERS FOOD FUEL FURNITURE GARDEN GAS GIFT GIG GOLF GROCERIES
GUMTREE GYM HAIRCUT HEN HOCKEY HOLIDAY HOLS HOTEL HOUSE INSURANCE INTEREST INTERNET INV INVOICE KEBAB LEAVING LEGO
LESSON LESSONS LOAN LOTTERY LUNCH MARKETPLACE MEAL MORTGAGE MOT MOVIE NAPPIES NETBALL NETFLIX NURSERY PARKING PENSION
PETROL PHONE PIANO PIZZA PLAYSTATION POCKET POKER PRESENT PRESENTS PUB RAFFLE REFUND RENT RUGBY SALARY SCHOOL SHOP
SHOPPING SOFA SPONSOR SPOTIFY SQUASH STAG SUBSCRIPTION SUBSCRIPTIONS SUPPER SWIMMING TAKEAWAY TAX TAXI TENNIS THEATRE
TICKET TICKETS TRAIN TRIP TUITION TUTORING TV UBER UTILITIES VET VIDEO VINTED WAGES WATER WEDDING WIFI WINE XBOX XMAS
YOGA
"""
_ELSEWHERE = frozenset(_OTHER_THINGS.split())
_EMPTY_WORDS = """
A ALL AND APP APR APRIL AT AUG AUGUST BACK BARCLAYS BOTH BY CASH CHEERS DEC DECEMBER EVE EVENING FEB FEE FEES FEBRUARY
FOR FRI FRIDAY FROM GBP HALIFAX HERE HI HSBC I IN IT JAN JANUARY JUL JULY JUN JUNE LAST LLOYDS LOVE MANY MAR MARCH MATE
MAY ME
MOBILE MON MONDAY MONEY MONZO MY NA NATIONWIDE NATWEST NIGHT NONE NOT NOV NOVEMBER OCT OCTOBER OF ON ONLINE OWE OWED
OWING PAID PAY PAYING PAYMENT PLEASE PLS PM PMT PROVIDED QUID REF REFERENCE REVOLUT SANTANDER SAT SATURDAY SENT SEP
SEPT SEPTEMBER SORRY STARLING SUN SUNDAY TA THANK THANKS THANKYOU THE THIS THU THUR THURS THURSDAY THX TO TODAY
TONIGHT TRANSFER TSB TUE TUES TUESDAY TWO TY U US VIA WED WEDNESDAY WEDS WEEK WISE WITH X XX XXX YESTERDAY YOU
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_BESIDE_A_CODE = {word for word in _EMPTY if len(word) > 2} | {name.upper() for name in GIVEN if len(name) > 2}
_SAYS_NOTHING = _EMPTY | _BESIDE_A_CODE
_PLAIN_RUN = re.compile(
    f"(?:{_FOOTBALL.pattern}|{'|'.join(sorted(_BESIDE_A_CODE, key=lambda word: (-len(word), word)))})+"
)
LONGEST_RUN = 24  # a reference has 18 characters; beyond that the pattern could take its time


class Sense(Enum):
    """What a reference is about. `EMPTY` says nothing ("thanks", "wed"), `OTHER` says something we do not know."""

    FOOTBALL = "football"
    EMPTY = "empty"
    OTHER = "other"
    ELSEWHERE = "elsewhere"


def words(reference: str) -> list[str]:
    """The words and numbers of a reference, in capitals."""
    return _WORD.findall(reference.upper().replace("’", "'"))


def is_plain(word: str) -> bool:
    """Whether this word says nothing or football, whatever the name it may be as well: “may”, “thanks”, “footy”."""
    capitals = word.upper()
    return capitals in _EMPTY or football_words_only(capitals)


def is_mixed(reference: str) -> bool:
    """Whether something stands there that is not football, football or not: "footy and beer", "football tickets"."""
    return any(word in _ELSEWHERE for word in words(reference))


def plain_words_only(text: str) -> bool:
    """Whether a run of capitals is nothing but words people write beside a code: "FOOTYFROMDAVE", "WED"."""
    return len(text) <= LONGEST_RUN and _PLAIN_RUN.fullmatch(text) is not None


def football_words_only(text: str) -> bool:
    """Whether a run of capitals and digits is nothing but football words: "FOOTY", "5ASIDE", "FOOTY5S"."""
    return _FOOTBALL_RUN.fullmatch(text) is not None


def sense(reference: str, known_names: frozenset[str] = frozenset()) -> Sense:
    """What the reference is about; `known_names` (in capitals) tell who plays or where, and not what it is for."""
    capitals = reference.upper()
    found = words(reference)
    elsewhere = any(word in _ELSEWHERE for word in found)
    phrase = _FOOTBALL_PHRASE.search(capitals) is not None
    football = {word for word in found if football_words_only(word)}
    if phrase or not football <= _LOOSE:
        return Sense.FOOTBALL
    if elsewhere:
        return Sense.ELSEWHERE
    last = found[-1] if len(reference) >= names.BANK_CUT and found else ""
    if any(_tells(word, known_names, cut=word is last) for word in found if word not in football):
        return Sense.OTHER
    return Sense.FOOTBALL if football else Sense.EMPTY


def _tells(word: str, known_names: frozenset[str], *, cut: bool) -> bool:
    """Whether this word is about something: no number, day or courtesy, and nobody's name, cut off or not."""
    if word in _SAYS_NOTHING or word in known_names or _NUMBER.fullmatch(word):
        return False
    folded = "".join(names.tokens(word)).upper()
    if folded in known_names or folded in _SAYS_NOTHING or folded.removesuffix("S") in known_names:
        return False
    return not (cut and len(folded) > 2 and any(name.startswith(folded) for name in known_names))


_NUMBER = re.compile(r"[0-9]+(?:ST|ND|RD|TH|AM|PM|X|P|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*)?")
_LOOSE = frozenset({"GAME", "GAMES", "MATCH", "MATCHES", "SUBS", "GOAL", "GOALS", "PITCH"})
"""Words that other hobbies use too: "cricket subs", "rugby match tickets", "board games"."""

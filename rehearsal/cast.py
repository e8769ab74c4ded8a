"""An invented club to rehearse with: who is in it, and how each one's payments look in a bank statement."""

from dataclasses import dataclass

from rehearsal.monzo.shapes import Route
from rehearsal.telegram import Chat, Person, TelegramStandIn

GROUP = "Wednesday Fives"


@dataclass(frozen=True, slots=True)
class Part:
    """One player: the name in Telegram, and the habits at the bank."""

    first_name: str
    last_name: str
    route: Route
    bank_name: str
    reference: str
    username: str | None = None


ORGANISER = Part("Olly", "Grant", "monzo", "Olly Grant", "football", "ollygrant")

PLAYERS = (
    Part("Ashley", "Jones", "bank", "A JONES", "FOOTY", "ashjones"),
    Part("Sam", "Okafor", "bank", "OKAFOR S J", "5 a side", "samok"),
    Part("Priya", "Sharma", "monzo", "Priya Sharma", "football ⚽"),
    Part("Tom", "Baker", "bank", "MR T BAKER", "football", "tombaker"),
    Part("Zoë", "Müller", "bank", "Z MULLER", "FIVES"),
    Part("Dev", "Patel", "monzo_sort_code", "Dev Patel", "footie", "devp"),
    Part("José", "Álvarez", "bank", "ALVAREZ GARCIA J", "WEDNESDAY"),
    Part("Ngozi", "Eze", "monzo", "Ngozi Eze", "", "ngozi_e"),
    Part("Kwame", "Mensah", "bank", "K MENSAH", "WED FOOTBALL"),
    Part("Li", "Wei", "monzo_sort_code", "Wei Li", "5s", "liwei"),
    Part("Tom", "Harris", "bank", "T HARRIS & J HARRIS", "TOM FOOTBALL", "tomh"),
    Part("Siân", "O'Brien", "bank", "MISS S OBRIEN", "SIAN"),
)


@dataclass(frozen=True, slots=True)
class Company:
    """The cast on stage: the group, and who plays which part."""

    group: Chat
    organiser: Person
    parts: dict[int, Part]


def gather(telegram: TelegramStandIn) -> Company:
    """Bring everybody into one group; the organiser adds the bot, which then says hello by itself."""
    parts = {_meet(telegram, part): part for part in (ORGANISER, *PLAYERS)}
    organiser, *players = parts
    group = telegram.group(GROUP, creator=organiser, members=players)
    telegram.add_bot(group, organiser)
    return Company(group, organiser, {person.id: part for person, part in parts.items()})


def _meet(telegram: TelegramStandIn, part: Part) -> Person:
    return telegram.person(part.first_name, last_name=part.last_name, username=part.username)


def part_of(person: Person) -> Part:
    """How somebody's payments look who is not in the cast: another bank, initial and surname in capitals."""
    surname = (person.last_name or "").upper()
    shown = f"{person.first_name[:1].upper()} {surname}" if surname else person.first_name.upper()
    return Part(person.first_name, person.last_name or "", "bank", shown, "FOOTBALL", person.username)

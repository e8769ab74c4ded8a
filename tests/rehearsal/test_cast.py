from rehearsal.cast import GROUP, ORGANISER, PLAYERS, part_of
from rehearsal.telegram import Person
from tests.rehearsal.house import House


def test_everybody_is_somebody_else() -> None:
    names = {(part.first_name, part.last_name) for part in (ORGANISER, *PLAYERS)}
    assert len(names) == 13
    assert {part.route for part in PLAYERS} == {"bank", "monzo", "monzo_sort_code"}
    assert sum(part.first_name == "Tom" for part in PLAYERS) == 2
    assert all(len(part.reference) <= 18 for part in PLAYERS)


async def test_the_cast_gathers_once_and_with_the_bot(house: House) -> None:
    company = house.rehearsal.company()
    assert house.rehearsal.company() is company
    assert (company.group.title, company.organiser.name) == (GROUP, "Olly Grant")
    assert len(company.group.members) == 14
    [standing, _] = await house.bot.get_updates()
    assert standing.my_chat_member is not None
    assert standing.my_chat_member.from_user.id == company.organiser.id


def test_strangers_pay_from_some_bank() -> None:
    assert part_of(Person(1, "Siân", "O'Brien")).bank_name == "S O'BRIEN"
    assert part_of(Person(1, "Ngozi")).bank_name == "NGOZI"

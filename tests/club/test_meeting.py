"""The players of a sheet meet those on the books."""

from club.meeting import Listed, Problem, Why, among, shared
from club.money import Pence
from club.players import MOST_NAMES, Player
from tests.builders import a_player


def one(row: int, name: str, *bank_names: str) -> Listed:
    return Listed(row, name, Pence(0), bank_names)


def met(*lines: Listed, players: tuple[Player, ...]) -> tuple[dict[str, str | None], list[Problem]]:
    people, problems = among(lines, players)
    return {line.name: line.known.name if line.known else None for line in people}, problems


def test_case_and_accents_do_not_matter() -> None:
    known, problems = met(one(2, "ZOE ball"), one(3, "Sam"), players=(a_player("Zoë Ball"),))
    assert (known, problems) == ({"ZOE ball": "Zoë Ball", "Sam": None}, [])


def test_the_first_words_of_a_name_will_do_but_not_a_piece_of_a_word() -> None:
    players = (a_player("Ashley Jones"), a_player("Alan Smith"))
    known, problems = met(one(2, "ashley"), one(3, "Al"), players=players)
    assert (known, problems) == ({"ashley": "Ashley Jones", "Al": None}, [])


def test_a_whole_name_counts_before_the_first_words_of_a_longer_one() -> None:
    known, problems = met(one(2, "Tom"), players=(a_player("Tom Baker"), a_player("Tom")))
    assert (known, problems) == ({"Tom": "Tom"}, [])


def test_a_guest_is_meant_only_where_no_player_is() -> None:
    ashley, mike = a_player("Ashley"), a_player("Mike", guest_of=a_player("Ashley").player_id)
    assert among([one(2, "Mike")], [ashley, mike])[0][0].known == mike
    member = a_player("mike")
    assert among([one(2, "Mike")], [ashley, mike, member])[0][0].known == member


def test_several_who_may_be_meant_are_a_problem() -> None:
    known, problems = met(one(2, "Tom"), players=(a_player("Tom Brown"), a_player("Tom Baker")))
    assert (known, problems) == ({}, [Problem(2, "Tom", Why.SEVERAL, "Tom Baker or Tom Brown")])


def test_two_rows_are_never_one_player() -> None:
    known, problems = met(one(2, "Ashley"), one(3, "Ashley Jones"), players=(a_player("Ashley Jones"),))
    assert (known, problems) == ({"Ashley Jones": "Ashley Jones"}, [Problem(2, "Ashley", Why.TWICE)])


def test_known_players_are_only_given_bank_names_that_they_lack() -> None:
    ashley = a_player("Ashley Jones", accepted_bank_names=("A JONES",))
    [line], _ = among([one(2, "Ashley Jones", "a jones", "ASH J")], [ashley])
    assert (line.bank_names, line.known) == (("ASH J",), ashley)


def test_more_bank_names_than_there_is_room_for_are_a_problem() -> None:
    full = a_player("Ashley Jones", accepted_bank_names=tuple(f"ASH {number}" for number in range(MOST_NAMES)))
    known, [problem] = met(one(2, "Ashley Jones", "ASH J"), one(3, "Sam"), players=(full,))
    assert known == {"Sam": None}
    assert (problem.row, problem.why) == (2, Why.BANK_NAMES)


def test_bank_names_that_several_players_go_by() -> None:
    alan = a_player("Alan", accepted_bank_names=("MR A JONES",))
    people = (one(2, "Ashley", "Jones A"), one(3, "Sam", "S CARTER"), one(4, "Sue", "s carter", "SUE C"))
    assert shared(people, (alan,)) == ("Jones A", "s carter")
    [known], _ = among([one(2, "Alan", "JONES A")], [alan])
    assert shared((known,), (alan,)) == (), "one player's own name spelled another way"

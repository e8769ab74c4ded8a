from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import codes

CODE = "K7WMX"  # the example in every document: a code that could be issued


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, character in enumerate(one, 1):
        before, row[0] = row[0], number
        for place, wanted in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (character != wanted))
    return row[-1]


@pytest.fixture(scope="module")
def issued() -> list[str]:
    taken: list[str] = []
    for number in range(400):
        taken.append(codes.issue(f"player {number}", taken))
    return taken


def test_every_substitution_and_every_swap_is_noticed(issued: list[str]) -> None:
    for code in issued[:150]:
        for place in range(codes.LENGTH):
            for character in codes.ALPHABET:
                slipped = code[:place] + character + code[place + 1 :]
                assert slipped == code or not codes.is_code(slipped)
        for one, other in combinations(range(codes.LENGTH), 2):
            swapped = list(code)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert "".join(swapped) == code or not codes.is_code("".join(swapped))


def test_four_hundred_codes_are_three_slips_apart(issued: list[str]) -> None:
    assert min(distance(one, other) for one, other in combinations(issued, 2)) >= 3


def test_a_code_has_a_digit_and_is_no_number(issued: list[str]) -> None:
    assert all(any(character in "379" for character in code) for code in issued)
    assert not any(code.translate(str.maketrans("BGSZ", "8652")).isdigit() for code in issued)
    assert not codes.is_code("NYMPH")


def test_no_code_reads_as_an_insult() -> None:
    def possible(start: str) -> list[str]:
        endings = (one + other for one in codes.ALPHABET for other in codes.ALPHABET)
        return [start + ending for ending in endings if codes.is_code(start + ending)]

    assert possible("FCM")
    assert not possible("FCK")


def test_the_same_seed_gives_the_same_code_until_it_is_taken() -> None:
    first = codes.issue("Ashley", ())
    assert first == codes.issue("Ashley", [])
    assert codes.issue("Ashley", {first}) not in ("", first)


def test_a_crowded_club_still_gets_an_unused_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "TRIES", 0)
    first = codes.issue("Ashley", ())
    second = codes.issue("Ashley", {first})
    nearby = codes.near(second, {second}) or (second,)
    assert second != first
    assert nearby


def test_what_is_no_code_does_not_disturb_issuing() -> None:
    assert codes.is_code(codes.issue("Ashley", {"", "OLD-1", "🙂"}))


@pytest.mark.parametrize(
    "reference",
    [
        "K7WMX",
        "k7wmx",
        "footy K7WMX dave",
        "K7 WMX",
        "K7-WMX",
        "k 7 w m x",
        "FOOTYK7WMX",
        "FOOTYK7WMXDAVE",
        "K7WMXDAVE",
        "5SK7WMX",
        "5SK7 WMX",
        "WEDK7WMX",
        "PITCH/K7WMX/MARCH",
        "Ｋ７ＷＭＸ",
    ],
)
def test_a_code_is_clear_however_a_bank_spaced_it(reference: str) -> None:
    assert CODE in codes.found_in(reference).clear


@pytest.mark.parametrize("reference", ["EBAYK7WMXQ", "BK7WMX", "K7WMX4", "TAK7 WMXE", "FOOTY K7W MXDAVE", "XK7WMX"])
def test_a_code_among_other_characters_only_suggests(reference: str) -> None:
    found = codes.found_in(reference)
    assert CODE in found.hidden
    assert CODE not in found.clear


@pytest.mark.parametrize(
    "reference", ["", "RENT MARCH", "K7WMY", "7KWMX", "K7WM", "K7ÉWMX", "INV 37799", "NYMPH 3", "⚽"]
)
def test_where_there_is_no_code_none_is_found(reference: str) -> None:
    assert CODE not in codes.found_in(reference).clear | codes.found_in(reference).hidden


def test_the_end_of_a_word_and_a_number_are_not_conclusive() -> None:
    """`MARCH95` holds RCH9S, which somebody may own."""
    found = codes.found_in("RENTMARCH95")
    assert "RCH9S" not in found.clear


def test_look_alikes_lead_to_the_alphabet_and_numbers_never_become_codes(issued: list[str]) -> None:
    typed = str.maketrans("SZGB", "5268")
    assert all(code in codes.found_in(f"footy {code.translate(typed)}").clear for code in issued)
    for number in range(0, 100_000, 7):
        assert codes.found_in(f"{number:05d}") == codes.Found()


def test_one_slip_is_suggested_and_two_are_not(issued: list[str]) -> None:
    code = issued[0]
    slips = [
        code[1:],
        code[:-1],
        f"{code}C",
        code[1] + code[0] + code[2:],
        code[:2] + ("B" if code[2] != "B" else "C") + code[3:],
    ]
    assert all(code in codes.near(slip, frozenset(issued)) for slip in slips)
    assert codes.near(code[::-1], frozenset(issued) - {code[::-1]}) == ()
    assert codes.near(code, {code}) == ()


def test_only_what_looks_like_a_code_is_taken_for_a_mistyped_one() -> None:
    assert codes.code_like("footy K7WNX dave") == ("K7WNX",)
    assert codes.code_like("K7 WM") == ("K7WM",)
    assert codes.code_like("RENT MARCH 2026 12345 NYMPH") == ()


@given(st.text(max_size=140))
def test_reading_a_reference_never_fails_and_finds_codes_only(reference: str) -> None:
    found = codes.found_in(reference)
    assert all(map(codes.is_code, found.clear | found.hidden))
    assert not found.clear & found.hidden
    assert isinstance(codes.beside(reference, CODE), str)
    assert all(len(word) in (4, 5, 6) for word in codes.code_like(reference))


def test_beside_a_code_stands_the_rest() -> None:
    assert codes.beside("footy K7W MXngozi", CODE) == "FOOTYNGOZI"
    assert codes.beside("rent", CODE) == "RENT"


def test_codes_that_are_issued_together_are_as_far_from_one_another_as_from_the_old_ones() -> None:
    old = codes.issue_all([f"old {number}" for number in range(40)], ())
    new = codes.issue_all([f"new {number}" for number in range(40)], old)
    assert len({*old, *new}) == 80
    one_by_one = list(old)
    for number in range(40):
        one_by_one.append(codes.issue(f"new {number}", one_by_one))
    assert new == one_by_one[40:]

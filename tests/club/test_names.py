import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club import names

PEOPLE = st.sampled_from(
    ["Ashley Jones", "Zoë O'Brien", "José García", "Ngozi Okafor-Wood", "Dev D'Souza", "Sean McDonald", "Łukasz Øberg"]
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A JONES", "Jones A"),
        ("MR A B JONES", "a b jones"),
        ("Miss Ashley Jones", "ASHLEY JONES"),
        ("JONES MRS A", "A. Jones"),
        ("O BRIEN S", "Sean O'Brien".replace("Sean", "S")),
        ("OBRIEN S", "S O’Brien"),
        ("D SOUZA R", "R D'Souza"),
        ("MC DONALD A", "A McDonald"),
        ("JOSE GARCIA", "José García"),
        ("OBERG L", "Ł Øberg"),
        ("SMITH-JONES A", "A SMITH JONES"),
        ("A JONES ⚽", "A JONES"),
        ("A JONES & T JONES", "T Jones and A Jones"),
        ("ＡＳＨＬＥＹ JONES", "Ashley Jones"),
    ],
)
def test_what_a_bank_does_to_spelling_leaves_the_name_the_same(one: str, other: str) -> None:
    assert names.exact_key(one) == names.exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A JONES", "T JONES"),
        ("A JONES", "A B JONES"),
        ("A JONES", "ASHLEY JONES"),
        ("A JONES & T JONES", "A JONES"),
        ("A JONES &", "A JONES"),
        ("A JONES AND", "A JONES"),
        ("MR & MRS A JONES", "A JONES"),
        ("MR SMITH", "MRS SMITH"),
        ("JONES O ASHLEY", "Jones O'Ashley".replace("O'Ashley", "OAshley")),
        ("A A JONES", "A JONES"),
        ("राम", "रम"),
        ("李小龍", "李小明"),
        ("й", "к"),
    ],
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert names.exact_key(one) != names.exact_key(other)


@pytest.mark.parametrize("name", ["李小龍", "राम", "Владимир", "محمد", "สมชาย", "김민준", "Ñ"])
def test_a_name_in_any_script_survives(name: str) -> None:
    assert names.exact_key(name)


@pytest.mark.parametrize("name", ["", " ", "⚽", "&", "...", "'"])
def test_what_has_no_letter_has_no_key(name: str) -> None:
    assert names.exact_key(name) == ""


@given(PEOPLE, st.randoms(use_true_random=False), st.sampled_from(["", "Mr ", "MISS ", "Dr. ", "Prof "]))
def test_order_case_accents_and_titles_never_matter(name: str, random: object, title: str) -> None:
    words = name.replace("'", "").replace("-", " ").split()
    random.shuffle(words)  # type: ignore[attr-defined]
    plain = "".join(ch for ch in unicodedata.normalize("NFD", title + " ".join(words)) if not unicodedata.combining(ch))
    assert names.exact_key(plain.upper()) == names.exact_key(name)


@given(st.text(max_size=60))
def test_a_key_is_the_key_of_itself_and_of_the_name_in_capitals(name: str) -> None:
    key = names.exact_key(name)
    assert names.exact_key(f" {name}!") == key
    assert bool(key) == bool(set(names.tokens(name)) - {"&"}), "there is one unless nobody is named"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_joint_name_never_equals_a_single_one(one: str, other: str) -> None:
    joint = names.exact_key(f"{one} & {other}")
    assert not joint or names.is_joint(joint)


@pytest.mark.parametrize(
    "name",
    [
        "REVOLUT LTD",
        "Revolut",
        "PAYPAL EUROPE",
        "Wise Payments Ltd",
        "WISE",
        "STRIPE",
        "GoCardless",
        "SUMUP *RIVERSIDE",
    ],
)
def test_payment_companies_are_nobody(name: str) -> None:
    assert names.is_intermediary(name)


@pytest.mark.parametrize("name", ["A WISE", "Ernie Wise", "JONES A", "", "SQUARE T"])
def test_people_with_such_surnames_are_people(name: str) -> None:
    assert not names.is_intermediary(name)


def test_the_spellings_a_bank_may_choose_for_a_full_name() -> None:
    likely = names.likely_keys("Bob O'Brien")
    assert {names.exact_key(shown) for shown in ("R O BRIEN", "OBRIEN B", "ROBERT O'BRIEN")} <= likely
    assert names.exact_key("T OBRIEN") not in likely
    assert not names.likely_keys("Bob")
    assert not names.likely_keys("Bob O")
    assert not names.likely_keys("Bob & Ann Wood")


def test_an_initial_glued_to_a_name_in_the_chat_is_a_word() -> None:
    assert names.called("DaveO") == ("dave", "o")
    assert names.called("MoB") == ("mo", "b")
    assert names.called("McDonald") == ("mcdonald",)
    assert names.likely_keys("DaveO") == names.likely_keys("Dave O")

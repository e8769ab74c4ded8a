"""Button data: there and back, short enough, and nothing invented ever raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import (
    KINDS,
    ROOM,
    AfterPayday,
    AnswerCall,
    AskLater,
    Assign,
    BankStep,
    Button,
    ChangeWeekly,
    Draft,
    EnterResult,
    Forget,
    FreeUntil,
    InClub,
    Join,
    KeepPair,
    LastWeeks,
    LetOff,
    Mark,
    MarkAs,
    OpensWhen,
    OwedCash,
    PickAccount,
    PlayOn,
    PostMonth,
    Rate,
    RoundPage,
    SetPayday,
    SetTo,
    ShareAccount,
    Sheet,
    ShowSettings,
    ShowWeekly,
    SkipDate,
    SomeoneElse,
    Spare,
    StopCalls,
    StopReminders,
    StopWeekly,
    Subscription,
    SwapSides,
    TakeBack,
    TypeName,
    WhoOwes,
    pack,
    unpack,
)
from club.ids import ClubId, FixtureId, PaymentId, PlayerId, RoundId, SeriesId

ID = "0123456789ab"


@pytest.mark.parametrize(
    "button",
    [
        Join(FixtureId(ID)),
        Assign(PaymentId(ID), PlayerId(ID)),
        Mark(FixtureId(ID), PlayerId(ID), came=True),
        Mark(FixtureId(ID), PlayerId(ID), came=False),
        MarkAs(FixtureId(ID), PlayerId(ID), came=False, owes=True),
        LetOff(FixtureId(ID), PlayerId(ID), off=True),
        SomeoneElse(PaymentId(ID), 12),
        Forget(PlayerId(ID), PaymentId(ID)),
        TypeName(PaymentId(ID)),
        TakeBack(PlayerId(ID), PaymentId(ID)),
        Draft("price", "550"),
        BankStep(ClubId(ID), "again"),
        PickAccount(ClubId(ID), ID),
        ShareAccount(ClubId(ID), ClubId(ID)),
        LastWeeks(ClubId(ID), "show"),
        InClub("newfixture", ClubId(ID)),
        WhoOwes(ClubId(ID)),
        PostMonth(ClubId(ID), "2026-02", sure=True),
        Spare(RoundId(ID), PlayerId(ID), 999_999, spared=True),
        RoundPage(RoundId(ID), 2),
        AfterPayday(PlayerId(ID), change=False),
        SetPayday(PlayerId(ID), "31"),
        StopReminders(PlayerId(ID), stopped=True),
        OwedCash(PlayerId(ID), 999_999, sure=True),
        Sheet("money", "-1"),
        Subscription(ClubId(ID), "club!", 999_999),
        ShowWeekly(SeriesId(ID)),
        SkipDate(SeriesId(ID), "2026-03-11", play=True),
        ChangeWeekly(SeriesId(ID), "players"),
        OpensWhen(SeriesId(ID), 13, 21),
        StopWeekly(SeriesId(ID), "start"),
        ShowSettings(ClubId(ID), "places"),
        SetTo(ClubId(ID), "cancel automatically", "off"),
        FreeUntil(ClubId(ID), "11-9972", "336"),
        SwapSides(FixtureId(ID), "", ""),
        KeepPair(FixtureId(ID), ID, ID, "together"),
        Rate(PlayerId(ID), "list", 12),
        EnterResult(FixtureId(ID)),
        PlayOn(FixtureId(ID)),
        AskLater(FixtureId(ID)),
        AnswerCall(FixtureId(ID), playing=False),
        StopCalls(FixtureId(ID), stopped=True),
    ],
)
def test_there_and_back(button: Button) -> None:
    assert unpack(pack(button)) == button
    assert len(pack(button).encode()) <= ROOM


def test_every_kind_has_a_tag_of_its_own() -> None:
    assert len({kind.tag for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "in",
        "in:",
        "in:short",
        f"in:{ID}:more",
        "in:0123456789aB",
        f"mk:{ID}:{ID}:2",
        f"el:{ID}:-1",
        f"el:{ID}:x",
        "??:1",
    ],
)
def test_what_we_never_made_is_no_button(data: str) -> None:
    assert unpack(data) is None


@given(st.text(max_size=80))
def test_nothing_raises(data: str) -> None:
    unpack(data)


def test_what_does_not_fit_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="cannot carry"):
        pack(Draft("place", "x" * 64))
    with pytest.raises(ValueError, match="cannot carry"):
        pack(Draft("place", "a:b"))

from datetime import UTC, datetime, timedelta

from rehearsal.monzo.errors import out_of_order, too_fast
from rehearsal.monzo.faults import Cut, Faults, Hang, Rate, Refuse, ShowPage

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
BROKEN = Refuse(out_of_order(500))


def test_each_meets_its_method_and_path_and_is_used_up() -> None:
    faults = Faults()
    faults.plan(BROKEN, method="GET", path="/transactions", times=2)
    assert faults.take("GET", "/accounts", NOW) is None
    assert faults.take("PATCH", "/transactions/tx_1", NOW) is None
    assert faults.take("GET", "/transactions/tx_1", NOW) is BROKEN
    assert faults.take("GET", "/transactions", NOW) is BROKEN
    assert faults.take("GET", "/transactions", NOW) is None


def test_in_the_order_in_which_they_were_planned() -> None:
    faults = Faults()
    faults.plan(Cut(after_acting=True), path="/oauth2/token")
    faults.plan(ShowPage())
    effects = [faults.take("POST", "/oauth2/token", NOW) for _ in range(3)]
    assert effects == [Cut(after_acting=True), ShowPage(), None]


def test_until_an_instant_and_until_lifted() -> None:
    faults = Faults()
    faults.plan(BROKEN, times=None, until=NOW + timedelta(minutes=5))
    assert [faults.take("GET", "/accounts", NOW + timedelta(minutes=n)) for n in (0, 4, 5)] == [BROKEN, BROKEN, None]
    fault = faults.plan(BROKEN, times=None)
    assert faults.take("GET", "/accounts", NOW) is BROKEN
    faults.lift(fault)
    faults.lift(fault)
    assert faults.take("GET", "/accounts", NOW + timedelta(hours=1)) is None


def test_down_comes_before_all_else_and_goes_again() -> None:
    faults = Faults()
    faults.plan(BROKEN)
    for _ in range(2):
        faults.down = True
    assert faults.down
    assert faults.take("GET", "/accounts", NOW) == ShowPage(503)
    faults.down = False
    assert faults.take("GET", "/accounts", NOW) is BROKEN
    assert faults.take("GET", "/accounts", NOW) is None


def test_too_many_in_too_short_a_time() -> None:
    faults = Faults()
    faults.rate = Rate(2, timedelta(minutes=5), "/oauth2", retry_after=600)
    took = [faults.take("POST", "/oauth2/token", NOW + timedelta(minutes=n)) for n in range(4)]
    assert took[:2] == [None, None]
    for effect in took[2:]:
        assert isinstance(effect, Refuse)
        assert (effect.error.status, effect.error.headers()) == (429, {"Retry-After": "600"})
    assert faults.take("GET", "/accounts", NOW) is None
    assert faults.take("POST", "/oauth2/token", NOW + timedelta(minutes=30)) is None
    assert too_fast().headers() == {}


def test_nobody_hangs_for_ever() -> None:
    faults = Faults()
    first, second = faults.plan(Hang()), faults.plan(Hang())
    assert faults.take("GET", "/accounts", NOW) is first.effect
    faults.release_all()
    assert isinstance(first.effect, Hang)
    assert isinstance(second.effect, Hang)
    assert (first.effect.event.is_set(), second.effect.event.is_set()) == (True, False)
    second.release()
    assert second.effect.event.is_set()

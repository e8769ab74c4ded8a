from rehearsal.monzo.hooks import Hooks


def test_everybody_sees_and_removes_their_own() -> None:
    hooks = Hooks()
    ours, theirs = hooks.register("us", "acc_1", "https://a"), hooks.register("them", "acc_1", "https://a")
    elsewhere = hooks.register("us", "acc_2", "https://a")
    assert hooks.of("us", "acc_1") == [ours]
    assert hooks.about("acc_1") == [ours, theirs]
    assert not hooks.remove(theirs.id, client_id="us")
    assert not hooks.remove("none")
    assert hooks.all == [ours, theirs, elsewhere]
    assert hooks.remove(ours.id, client_id="us")
    assert hooks.remove(theirs.id), "the owner can remove any"
    assert hooks.all == [elsewhere]


def test_the_same_address_twice_is_two() -> None:
    hooks = Hooks()
    first, second = (hooks.register("us", "acc_1", "https://a") for _ in range(2))
    assert first.id != second.id
    assert first.as_json() == {"account_id": "acc_1", "id": first.id, "url": "https://a"}

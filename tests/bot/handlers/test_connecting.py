"""Olly connects his Monzo account: over HTTP, with the bank's stand-in and its habits, and with Charlie in the way."""

from datetime import timedelta

from bot.callbacks import BankStep, LastWeeks, PickAccount, pack
from club.lines import Mode
from club.logins import State, Why
from tests.bot.branch import Branch


async def begins(bank: Branch) -> None:
    """Olly asks for the link."""
    await bank.town.dm(bank.town.olly, "/connect")
    await bank.town.tap(bank.town.olly, "Log in with Monzo", bank.town.olly)


async def test_from_the_first_tap_to_an_account_that_reports(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    assert "isn't connected to a bank yet" in town.last(olly)
    assert town.buttons(olly) == ["Log in with Monzo", "Use my own client", "Make my address"]
    await town.tap(olly, "Log in with Monzo", olly)
    assert "15 minutes" in town.last(olly)
    page = await bank.logs_in()
    assert page.status == 200
    assert "tap Approve" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "tap Approve in the Monzo app" in town.last(olly)
    assert await town.tap(olly, "I've done it", olly) == (
        "Not yet: open the Monzo app and tap Approve, then press this again."
    )
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    assert "✅ Wednesday Five is connected: Personal account …" in town.last(olly)
    assert town.buttons(olly) == ["Show me the last 30 days", "Start from today"]
    line, login = await bank.line(), await bank.login()
    assert (line.mode, line.account_id, line.owner) == (Mode.OAUTH, bank.monzo.account_id, olly.id)
    assert (login.state, login.account_id, login.looks_at) == (State.READY, bank.monzo.account_id, None)
    assert [(one.id, one.url) for one in bank.monzo.webhooks] == [
        (login.hook_id, town.bot.means.keys.webhook_url(line))
    ]
    await bank.tick(minutes=5)
    assert town.words(olly).count("✅") == 1
    assert "Monzo" not in town.words(), "the group has nothing to do with it"


async def test_an_approval_that_comes_late_is_found_within_the_hour(bank: Branch) -> None:
    await begins(bank)
    await bank.logs_in()
    for _ in range(12):
        await bank.tick(minutes=2)
    assert (await bank.login()).state is State.AWAITING_APPROVAL
    bank.monzo.logins.approve()
    await bank.tick(minutes=1)
    assert (await bank.login()).state is State.READY


async def test_nobody_looks_for_ever_but_a_tap_still_does(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await begins(bank)
    await bank.logs_in()
    await bank.tick(minutes=61)
    assert (await bank.login()).looks_at is None
    bank.monzo.logins.approve()
    await bank.tick(minutes=61)
    assert (await bank.login()).state is State.AWAITING_APPROVAL
    await town.tap(olly, "I've done it", olly)
    assert "is connected" in town.last(olly)


async def test_of_several_accounts_the_owner_says_which(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    joint = bank.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    bank.monzo.open_account("uk_prepaid", closed=True)
    await begins(bank)
    await bank.logs_in()
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    assert town.last(olly) == "Monzo lets me in, to 2 accounts. Which account do people pay into?"
    personal, shared = town.buttons(olly)
    assert personal.startswith("Personal account …")
    assert shared == f"Joint account …{joint.number[-4:]} (Olly Grant and Jo Grant)"
    assert bank.monzo.webhooks == [], "nothing happens before"
    await town.tap(olly, shared, olly)
    assert (await bank.line()).account_id == joint.id
    assert [one.account_id for one in bank.monzo.webhooks] == [joint.id]
    await town.dm(olly, "/bank")
    await town.tap(olly, "Other account", olly)
    await town.tap(olly, "Leave it as it is", olly)
    assert "reads Joint account" in town.last(olly)
    await town.tap(olly, "Other account", olly)
    await town.tap(olly, personal, olly)
    assert (await bank.line()).account_id == bank.monzo.account_id
    assert [one.account_id for one in bank.monzo.webhooks] == [bank.monzo.account_id]


async def test_webhooks_of_ours_are_one_and_those_of_others_are_left_alone(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    await town.tap(olly, "Make my address", olly)
    url = town.bot.means.keys.webhook_url(await bank.line())
    assert url is not None
    first, _ = await bank.monzo.register(url), await bank.monzo.register(url)
    other, similar = await bank.monzo.register("https://elsewhere.example/hook"), await bank.monzo.register(f"{url}x")
    assert "I can't" in town.last(olly).replace("can't check what arrives", "I can't")
    await town.tap(olly, "Log in with Monzo", olly)
    await bank.logs_in()
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    assert {one.id for one in bank.monzo.webhooks} == {first.id, other.id, similar.id}
    assert (await bank.login()).hook_id == first.id
    await bank.monzo.unregister(first.id)
    await town.dm(olly, "/bank")
    assert await town.tap(olly, "Check now", olly) == "All is well: Monzo answers, and tells me of payments."
    assert [one.url for one in bank.monzo.webhooks].count(url) == 1


async def test_who_had_registered_the_address_by_hand_reads_that_it_may_be_deleted(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    await town.tap(olly, "Make my address", olly)
    address = town.bot.means.keys.webhook_url(await bank.line()) or ""
    by_hand = await bank.monzo.register(address, client_id="oauth2client_playground")
    await bank.monzo.send_money(route="bank", name="A JONES", amount=500, reference="footy")
    await bank.monzo.settled()
    await bank.connected()
    assert "you registered yourself isn't needed any more: you can delete it at Monzo." in town.last(olly)
    assert town.buttons(olly) == ["Show me the last 30 days", "Start from today"]
    assert by_hand in bank.monzo.webhooks, "it is not ours to remove"
    await town.dm(olly, "/bank")
    await town.tap(olly, "Check now", olly)
    assert town.words(olly).count("you registered yourself") == 1


async def test_a_link_is_good_once_and_for_a_quarter_of_an_hour(bank: Branch) -> None:
    town = bank.town
    await begins(bank)
    link, back = bank.link(), await bank.there(bank.link())
    assert await bank.head(back) == 405, "a preview of the link uses nothing up"
    assert (await bank.get(back)).status == 200
    again = await bank.get(back)
    assert (again.status, "used up" in again.text) == (404, True)
    assert (await bank.get(link)).status == 404
    assert len([one for one in bank.monzo.asked if one.path.endswith("/oauth2/token")]) == 1
    await begins(bank)
    late = await bank.there(bank.link())
    town.clock.forward(minutes=15)
    for address in (late, bank.link()):
        answer = await bank.get(address)
        assert (answer.status, "15 minutes" in answer.text) == (410, True)
    for state in ("", "?state=", "?state=x&code=y", "?code=y", "?error=access_denied"):
        assert (await bank.get(town.bot.means.keys.callback_url() + state)).status == 404


async def test_only_the_newest_link_counts(bank: Branch) -> None:
    await begins(bank)
    first = bank.link()
    await begins(bank)
    assert (await bank.get(first)).status == 404
    assert (await bank.logs_in()).status == 200


async def test_who_says_no_is_not_asked_again(bank: Branch) -> None:
    bank.monzo.owner_says = "no"
    await begins(bank)
    back = await bank.there(bank.link())
    page = await bank.get(back)
    assert (page.status, "You said no at Monzo" in page.text) == (200, True)
    assert (await bank.get(back)).status == 404
    assert (await bank.login()).pair is None


async def test_a_bank_that_is_down_costs_nothing(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await begins(bank)
    back = await bank.there(bank.link())
    bank.monzo.faults.down = True
    assert (await bank.get(back)).status == 503
    bank.monzo.faults.down = False
    await begins(bank)
    await bank.logs_in()
    bank.monzo.faults.down = True
    assert (await town.tap(olly, "I've done it", olly)).startswith("Monzo doesn't answer just now.")
    bank.monzo.faults.down = False
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    assert (await bank.login()).state is State.READY


async def test_the_last_weeks_are_shown_before_anything_is_booked(bank: Branch) -> None:
    town, olly, monzo = bank.town, bank.town.olly, bank.monzo
    await town.dm(olly, "/addplayer Ashley Jones")
    await town.dm(olly, "/alias Ashley Jones = A JONES")
    for days, name, reference in ((40, "A JONES", "footy"), (10, "A JONES", "footy"), (3, "B STRANGER", "football")):
        when = town.clock.now - timedelta(days=days)
        await monzo.send_money(route="bank", name=name, amount=500, reference=reference, when=when)
    await monzo.send_money(route="bank", name="C LANDLORD", amount=90_000, reference="rent")
    await bank.connected()
    await town.tap(olly, "Show me the last 30 days", olly)
    assert town.last(olly) == (
        "I found 2 payments that look like football: "
        "1 I can book (Ashley Jones £5.00 on Sun 22 Feb), 1 I'd ask you about."
    )
    club = (await town.club()).club_id
    assert (await town.store.payments.page(club, state=None, limit=9, cursor=None)).items == ()
    await town.tap(olly, "Book them", olly)
    assert "Booked: 1 payment. About 1 payment I ask you one by one" in town.words(olly)
    assert "LANDLORD" not in town.words(olly) + await bank.documents()
    assert "Ashley paid £5.00" in town.words()
    assert len((await town.store.payments.page(club, state=None, limit=9, cursor=None)).items) == 2


async def test_there_may_be_nothing_in_the_last_weeks_or_no_bank(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    await bank.monzo.send_money(route="bank", name="C LANDLORD", amount=90_000, reference="rent")
    bank.monzo.faults.down = True
    assert (await town.tap(olly, "Show me the last 30 days", olly)).startswith("Monzo doesn't answer just now.")
    bank.monzo.faults.down = False
    await town.tap(olly, "Show me the last 30 days", olly)
    assert "I found nothing in the last 30 days" in town.last(olly)


async def test_whoever_starts_from_today_is_left_alone(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    await town.tap(olly, "Start from today", olly)
    assert town.last(olly).startswith("From today, then.")
    assert not [one for one in bank.monzo.asked if one.path.endswith("/transactions")], "nothing was read"


async def test_disconnecting_leaves_nothing_behind(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    other = await bank.monzo.register("https://elsewhere.example/hook")
    line = await bank.line()
    await town.dm(olly, "/bank")
    await town.tap(olly, "Disconnect", olly)
    await town.tap(olly, "Disconnect", olly)
    assert (await town.club()).line_id is None
    bank.monzo.faults.down = True
    await bank.tick(seconds=5)
    left = await town.store.logins.find(line.line_id)
    assert left is not None
    assert left.state is State.LEAVING, "it is tried again while the bank is down"
    bank.monzo.faults.down = False
    await bank.tick(minutes=1)
    left = await town.store.logins.find(line.line_id)
    assert left is not None
    assert (left.state, left.why, left.pair, left.account, left.client) == (
        State.LOGGED_OUT, Why.ENDED, None, None, None,
    )  # fmt: skip
    assert [one.id for one in bank.monzo.webhooks] == [other.id]
    assert bank.monzo.logins.live() is None
    assert "log in again" not in town.words(olly), "that was wanted"


async def test_who_disconnects_and_connects_again_has_another_address(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    (former,) = bank.monzo.webhooks
    await town.dm(olly, "/bank")
    await town.tap(olly, "Disconnect", olly)
    await town.tap(olly, "Disconnect", olly)
    await bank.tick(seconds=5)
    await bank.connected()
    (address,) = bank.monzo.webhooks
    assert former.url != address.url


async def test_a_bank_that_never_answers_does_not_keep_the_tokens(bank: Branch) -> None:
    await bank.connected()
    line = await bank.line()
    await bank.town.tap(bank.town.olly, "Start from today", bank.town.olly)
    await bank.town.dm(bank.town.olly, "/bank")
    await bank.town.tap(bank.town.olly, "Disconnect", bank.town.olly)
    await bank.town.tap(bank.town.olly, "Disconnect", bank.town.olly)
    bank.monzo.faults.down = True
    await bank.tick(minutes=30)
    await bank.tick(minutes=30)
    left = await bank.town.store.logins.find(line.line_id)
    assert left is not None
    assert left.pair is None


async def test_logging_in_again_keeps_the_account(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    bank.monzo.open_account("uk_retail_joint", held_with="Jo Grant")
    await begins(bank)
    await bank.logs_in()
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    await town.tap(olly, town.buttons(olly)[0], olly)
    before = await bank.login()
    bank.monzo.logins.revoke()
    await town.dm(olly, "/bank")
    await town.tap(olly, "Check now", olly)
    assert "log in again" in town.words(olly)
    await town.dm(olly, "/bank")
    await town.tap(olly, "Log in again", olly)
    await bank.logs_in()
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    after = await bank.login()
    assert (after.state, after.account_id) == (State.READY, before.account_id)
    assert len(bank.monzo.webhooks) == 1
    assert "I catch up with what came in meanwhile." in town.last(olly)
    assert town.buttons(olly) == []


async def test_charlie_may_do_none_of_it(bank: Branch) -> None:
    town = bank.town
    await bank.connected()
    before = await bank.login()
    club = (await town.club()).club_id
    steps = [BankStep(club, what) for what in ("login", "again", "own", "done", "check", "other", "keep", "label")]
    weeks = [LastWeeks(club, what) for what in ("show", "book", "skip")]
    for button in (*steps, *weeks, PickAccount(club, "0" * 12)):
        assert (await town.tap_id(town.charlie, town.group, pack(button))).startswith("Only Olly")
    assert await bank.login() == before


async def test_nor_may_an_administrator_nor_olly_where_others_read(bank: Branch) -> None:
    town = bank.town
    await town.dm(town.olly, "/settings admins yes")
    town.telegram.make_admin(town.group, town.sam)
    club = (await town.club()).club_id
    for person in (town.sam, town.olly):
        answer = await town.tap_id(person, town.group, pack(BankStep(club, "login")))
        assert answer.startswith("Only the organiser can do that, in a chat with me")
    assert (await town.club()).line_id is None


async def test_labels_are_off_until_olly_wants_them(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    await town.dm(olly, "/bank")
    assert "Labels are off." in town.last(olly)
    await town.tap(olly, "Labels: off", olly)
    assert "Labels: I write into the metadata" in town.last(olly)
    assert (await town.club()).labels_payments
    await town.tap(olly, "Labels: on", olly)
    assert "Labels are off." in town.last(olly)


async def test_without_a_login_there_are_no_labels(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    await town.tap(olly, "Make my address", olly)
    assert "Labels" not in town.last(olly)
    club = (await town.club()).club_id
    assert (
        await town.tap_id(olly, town.telegram.dm(olly), pack(BankStep(club, "label")))
        == "Log in at the bank first: /connect."
    )


async def test_what_waits_for_the_bank_is_shown(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    await town.dm(olly, "/bank")
    assert "Monzo to confirm" not in town.last(olly)
    await bank.monzo.send_money(route="bank", name="A JONES", amount=500, reference="footy")
    await bank.monzo.settled()
    bank.monzo.faults.down = True
    await bank.catches_up()
    await town.dm(olly, "/bank")
    assert "1 payment waits for Monzo to confirm it." in town.last(olly)
    assert "Monzo hasn't answered since Wed 4 Mar, 12:00. I keep trying." in town.last(olly)

"""Olly's second club uses the bank account of the first; Charlie, who organises elsewhere, never hears of it."""

from dataclasses import replace

from bot.callbacks import ShareAccount, pack
from club.clubs import Club
from club.ids import payment_id
from club.logins import State as LoginState
from club.payments import State
from rehearsal import Person
from rehearsal.telegram import Chat
from tests.bot.branch import Branch
from tests.bot.town import Town
from tests.storage.keeping import keep


async def another(town: Town, name: str, by: Person) -> tuple[Chat, Club]:
    """One more group with the bot in it, and its club."""
    group = town.telegram.group(name, creator=by, members=[by, town.charlie])
    town.telegram.add_bot(group, by)
    await town.idle()
    club = await town.store.clubs.of_chat(group.id)
    assert club is not None
    return group, club


async def bank_of(town: Town, person: Person, group: Chat) -> None:
    """`/bank` in that group, which is answered in private."""
    await town.say(person, "/bank", group)


async def shares(bank: Branch, name: str = "Friday Six") -> tuple[Chat, Club]:
    """Olly's club is connected, and the second one uses its account."""
    await bank.connected()
    group, club = await another(bank.town, name, bank.town.olly)
    await bank_of(bank.town, bank.town.olly, group)
    await bank.town.tap(bank.town.olly, "Use the account of Wednesday Five", bank.town.olly)
    found = await bank.town.store.clubs.get(club.club_id)
    return group, found


async def test_the_second_club_uses_the_account_of_the_first(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    before, (friday, club) = await bank.login(), await another(town, "Friday <Six>", olly)
    await bank_of(town, olly, friday)
    assert town.buttons(olly)[-1] == "Use the account of Wednesday Five"
    assert "a payment is then matched across both clubs" in town.last(olly)
    await town.tap(olly, "Use the account of Wednesday Five", olly)
    assert "It serves Friday <Six> and Wednesday Five: a payment that fits" in town.last(olly)
    assert (await bank.line()).clubs == ((await town.club()).club_id, club.club_id)
    assert await bank.login() == before
    assert len(bank.monzo.webhooks) == 1
    await bank_of(town, olly, town.group)
    assert "It serves Wednesday Five and Friday <Six>" in town.last(olly)


async def test_who_logs_in_for_the_second_club_as_well_brings_the_first_along(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    former, (friday, club) = await bank.line(), await another(town, "Friday Six", olly)
    await bank_of(town, olly, friday)
    await town.tap(olly, "Log in with Monzo", olly)
    await bank.logs_in()
    bank.monzo.logins.approve()
    await bank.tick(seconds=5)
    assert "✅ Friday Six is connected" in town.last(olly)
    assert "It serves Friday Six and Wednesday Five: a payment that fits a player in each is a question." in (
        town.last(olly)
    )
    assert (await bank.line()).line_id == (await town.store.clubs.get(club.club_id)).line_id != former.line_id
    assert [one.url for one in bank.monzo.webhooks] == [town.bot.means.keys.webhook_url(await bank.line())]
    await bank.tick(minutes=1)
    left = await town.store.logins.find(former.line_id)
    assert left is not None
    assert (left.state, left.account_id) == (LoginState.LOGGED_OUT, None)
    assert "log in again" not in town.words(olly)


async def test_there_is_nothing_to_share_with_one_club_or_without_an_account(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await town.dm(olly, "/connect")
    assert "Or use the account" not in town.last(olly)
    friday, club = await another(town, "Friday Six", olly)
    await bank_of(town, olly, friday)
    assert not [one for one in town.buttons(olly) if one.startswith("Use the account")]
    ours = (await town.club()).club_id
    answer = await town.tap_id(olly, town.telegram.dm(olly), pack(ShareAccount(club.club_id, ours)))
    assert answer.startswith("That club has no bank account any more")


async def test_two_clubs_with_one_account_are_one_offer(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await shares(bank)
    sunday, _ = await another(town, "Sunday Seven", olly)
    await bank_of(town, olly, sunday)
    assert [one for one in town.buttons(olly) if one.startswith("Use the account")] == ["Use the account of Friday Six"]


async def test_a_payment_that_fits_one_in_each_club_is_a_question_about_both(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    friday, club = await shares(bank)
    await town.say(olly, "/addplayer Ashley Jones")
    await town.say(olly, "/alias Ashley Jones = A JONES")
    await town.say(olly, "/addplayer Alan Jones", friday)
    await town.say(olly, "/alias Alan Jones = A JONES", friday)
    await town.say(olly, "/addplayer Dev Patel", friday)
    await town.say(olly, "/alias Dev Patel = D PATEL", friday)
    town.clock.forward(minutes=1)
    hers = await bank.monzo.send_money(route="bank", name="A JONES", amount=500, reference="footy")
    his = await bank.monzo.send_money(route="bank", name="D PATEL", amount=500, reference="footy")
    await bank.catches_up()
    clear = await town.store.payments.get(payment_id(bank.monzo.account_id, his))
    assert (clear.state, clear.clubs) == (State.MATCHED, (club.club_id,))
    tie = await town.store.payments.get(payment_id(bank.monzo.account_id, hers))
    assert (tie.state, set(tie.clubs)) == (State.UNMATCHED, {club.club_id, (await town.club()).club_id})
    assert "Whose is it?" in town.last(olly)
    offered = [one for one in town.buttons(olly) if "Jones" in one or "J" in one.split()[:2]]
    assert any(one.startswith("Ashley") for one in offered)
    assert any(one.startswith("Alan") for one in offered)
    assert "paid" not in town.words().replace("who has paid", "")


async def test_one_club_is_disconnected_and_the_other_stays_as_it_is(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    friday, club = await shares(bank)
    await bank_of(town, olly, friday)
    await town.tap(olly, "Disconnect", olly)
    assert town.last(olly).startswith("Disconnect Friday Six?")
    assert "The account goes on serving Wednesday Five." in town.last(olly)
    await town.tap(olly, "Disconnect", olly)
    assert town.last(olly).endswith("Nothing changes for Wednesday Five.")
    assert (await town.store.clubs.get(club.club_id)).line_id is None
    assert (await bank.login()).state is LoginState.READY
    assert len(bank.monzo.webhooks) == 1
    await bank_of(town, olly, town.group)
    assert "It serves" not in town.last(olly)


async def test_a_tap_that_comes_late_takes_no_bank_away(bank: Branch) -> None:
    town, olly = bank.town, bank.town.olly
    await bank.connected()
    friday, club = await another(town, "Friday Six", olly)
    await bank_of(town, olly, friday)
    await town.tap(olly, "Make my address", olly)
    own = (await town.store.clubs.get(club.club_id)).line_id
    button = pack(ShareAccount(club.club_id, (await town.club()).club_id))
    answer = await town.tap_id(olly, town.telegram.dm(olly), button)
    assert answer.startswith("This club has a bank of its own by now.")
    assert (await town.store.clubs.get(club.club_id)).line_id == own


async def test_charlie_is_offered_nothing_and_gets_nothing(bank: Branch) -> None:
    town, charlie = bank.town, bank.town.charlie
    await bank.connected()
    theirs, club = await another(town, "Charlie's Eleven", charlie)
    await town.telegram.start(charlie)
    await town.idle()
    await bank_of(town, charlie, theirs)
    assert "isn't connected" in town.last(charlie)
    assert not [one for one in town.buttons(charlie) if one.startswith("Use the account")]
    button = pack(ShareAccount(club.club_id, (await town.club()).club_id))
    answer = await town.tap_id(charlie, town.telegram.dm(charlie), button)
    assert answer.startswith("Only Olly")
    assert (await town.store.clubs.get(club.club_id)).line_id is None
    assert (await bank.line()).clubs == ((await town.club()).club_id,)


async def test_other_peoples_clubs_on_the_account_are_not_named(bank: Branch) -> None:
    """Charlie helps to organise the second club, and has nothing to do with the first."""
    town, charlie = bank.town, bank.town.charlie
    friday, club = await shares(bank)
    await keep(town.store, replace(club, organisers=(*club.organisers, charlie.id)))  # type: ignore[arg-type]
    await town.telegram.start(charlie)
    await town.idle()
    await bank_of(town, charlie, friday)
    assert "It serves Friday Six and 1 club of somebody else" in town.last(charlie)
    await town.tap(charlie, "Disconnect", charlie)
    assert "Wednesday" not in town.words(charlie)

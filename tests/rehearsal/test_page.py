"""The page in a real browser: what a person sees and does."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from telegram import (
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    CallbackQuery,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)

from rehearsal.monzo import Client
from tests.rehearsal.conftest import NOW
from tests.rehearsal.house import House, Receiver

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver on the PATH"),
]
CARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("I'm in", callback_data="in")],
        [InlineKeyboardButton("Pay £5.00", url="https://t.me/FiverBot?start=pay_7")],
    ]
)


class Page:
    """A browser window, with words instead of selectors. Selenium blocks, so it works in a thread."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    async def run(self, work: Callable[..., Any], *args: Any) -> Any:
        return await asyncio.to_thread(work, *args)

    async def open(self, url: str, width: int = 1280, height: int = 800) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        await self.run(self.driver.execute_cdp_cmd, "Emulation.setDeviceMetricsOverride", size)
        await self.run(self.driver.get, url)
        await self.sees("#group h2", "Wednesday Fives")

    async def script(self, code: str, *args: Any) -> Any:
        return await self.run(self.driver.execute_script, code, *args)

    async def sees(self, selector: str, words: str) -> None:
        """Wait in the browser until something there says this; mutations wake it, not a clock."""
        found = await self.run(
            self.driver.execute_async_script,
            """
            const [selector, words, done] = arguments;
            const says = (node) => node.textContent.includes(words) && node.checkVisibility();
            const look = () => [...document.querySelectorAll(selector)].some(says);
            if (look()) return done(true);
            const end = () => { observer.disconnect(); clearTimeout(timer); done(look()); };
            const observer = new MutationObserver(() => look() && end());
            const timer = setTimeout(end, 6000);
            observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            """,
            selector,
            words,
        )
        assert found, f"{words!r} did not appear in {selector}"

    async def gone(self, selector: str) -> None:
        """Wait in the browser until there is nothing of that kind any more."""
        await self.sees(f"body:not(:has({selector}))", "")

    async def text(self, selector: str) -> str:
        return str(await self.script("return document.querySelector(arguments[0]).textContent", selector))

    async def click(self, selector: str, words: str = "") -> None:
        """Press the last thing that says this."""
        code = """
            const [selector, words] = arguments;
            const found = [...document.querySelectorAll(selector)].filter((n) => n.textContent.includes(words));
            found.at(-1).scrollIntoView({ block: "center", behavior: "instant" });
            return found.at(-1)"""
        node = await self.script(code, selector, words)
        await self.run(node.click)

    async def type(self, selector: str, words: str) -> None:
        node = await self.run(self.driver.find_element, "css selector", selector)
        await self.run(node.send_keys, words)


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile: Path = tmp_path_factory.mktemp("profile")
    for argument in ("headless", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking"):
        options.add_argument(f"--{argument}")
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(10)
    yield driver
    driver.quit()


@pytest.fixture
async def page(driver: Any, house: House) -> Any:
    page = Page(driver)
    await page.open(house.url)
    yield page
    problems = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
    await page.run(driver.get, "about:blank")
    assert problems == []


async def next_tap(house: House) -> CallbackQuery:
    """The tap that comes next, as the bot would get it."""
    updates = house.telegram.updates
    found = await house.telegram.wait_for(lambda: [u.body for u in updates.waiting if "callback_query" in u.body])
    updates.forget()
    update = Update.de_json(found[0], house.bot)
    assert update.callback_query is not None
    return update.callback_query


async def test_a_tap_is_answered_and_the_card_changes_in_place(house: House, page: Page) -> None:
    group = house.rehearsal.company().group
    await house.bot.send_message(group.id, "<b>Wed</b> 0 in", parse_mode="HTML", reply_markup=CARD)
    await page.sees("#group .bubble b", "Wed")
    await page.click("#group .key", "I'm in")
    tap = await next_tap(house)
    assert tap.from_user.first_name == "Olly"
    await tap.answer("You're in. 11 places left.")
    await tap.edit_message_text("<b>Wed</b> 1 in", parse_mode="HTML", reply_markup=CARD)
    await page.sees(".toast", "You're in. 11 places left.")
    await page.sees("#group .bubble.flash", "1 in")
    assert await page.script("return document.querySelectorAll('#group .key').length") == 2


async def test_an_alert_wants_an_ok(house: House, page: Page) -> None:
    await house.bot.send_message(house.rehearsal.company().group.id, "Card", reply_markup=CARD)
    await page.sees("#group .key", "I'm in")
    await page.click("#group .key", "I'm in")
    await (await next_tap(house)).answer("That game is over.", show_alert=True)
    await page.sees("dialog[open] p", "That game is over.")
    await page.click("dialog button", "OK")
    assert await page.script("return document.querySelector('dialog').open") is False


async def test_someone_else_sits_down_and_writes(house: House, page: Page) -> None:
    await page.click('.person[title="Sam Okafor"]')
    await page.sees(".person[aria-pressed=true]", "Sam Okafor")
    await page.type("#group textarea", "/in\n")
    await page.sees("#group .own .bubble", "/in")
    said = house.telegram.messages(house.rehearsal.company().group)[-1]
    assert (said["from"]["first_name"], said["text"]) == ("Sam", "/in")


async def test_suggestions_follow_the_scope_and_the_arrows(house: House, page: Page) -> None:
    await house.bot.set_my_commands([("in", "Join"), ("out", "Leave")], scope=BotCommandScopeAllGroupChats())
    await house.bot.set_my_commands([("balance", "What you owe")], scope=BotCommandScopeAllPrivateChats())
    await house.telegram.wait_for(lambda: len(house.telegram.commands) == 2)
    await page.type("#group textarea", "/")
    await page.sees("#group .suggest li", "/out")
    await page.type("#group textarea", Keys.ARROW_DOWN + Keys.ARROW_DOWN + Keys.ENTER)
    assert await page.script("return document.querySelector('#group textarea').value") == "/out "
    await page.type("#group textarea", Keys.ENTER)
    await page.sees("#group .own .bubble", "/out")


async def test_a_link_to_the_bot_opens_the_direct_message(house: House, page: Page) -> None:
    await house.bot.send_message(house.rehearsal.company().group.id, "Card", reply_markup=CARD)
    await page.sees("#group .key", "Pay £5.00")
    await page.click("#group .key", "Pay £5.00")
    await page.sees("#dm .own .bubble", "/start")


async def test_starting_and_blocking(house: House, page: Page) -> None:
    await house.bot.set_my_description("I keep the list.")
    await page.click("#dm .start", "Start")
    await page.sees("#dm .own .bubble", "/start")
    await page.click("#dm .block", "Block")
    await page.sees("#dm .start", "Unblock and start")
    assert house.telegram.dm(house.rehearsal.company().organiser).blocked


async def test_replying(house: House, page: Page) -> None:
    await house.bot.send_message(house.rehearsal.company().group.id, "Which day?")
    await page.sees("#group .bubble", "Which day?")
    await page.script("document.querySelector('#group .bubble .reply').click()")
    await page.sees("#group .replying", "Fiver: Which day?")
    await page.type("#group textarea", "Wednesday\n")
    await page.sees("#group .own .quote", "Which day?")
    assert house.telegram.messages(house.rehearsal.company().group)[-1]["reply_to_message"]["text"] == "Which day?"


async def test_money_and_what_monzo_sent(house: House, page: Page, receiver: Receiver) -> None:
    await house.monzo.register(receiver.url + "/hook")
    await page.click('.person[title="Ashley Jones"]')
    await page.sees(".person[aria-pressed=true]", "Ashley Jones")
    assert await page.script("return document.querySelector('.pay [name=name]').value") == "A JONES"
    await page.click(".pay button", "Send £5.00")
    await page.sees(".sent .event:nth-child(4)", "updated 200")
    assert await page.text(".sent .line b") == "A JONES"
    assert receiver.bodies[0]["data"]["counterparty"]["name"] == "A JONES"
    await page.click(".chips button", "Salary")
    await page.sees(".sent .line b", "EXAMPLE WORKS LIMI")


async def test_an_app_asks_is_approved_and_thrown_out(house: House, page: Page) -> None:
    logins = house.monzo.logins
    logins.needs_approval = True
    logins.exchange(logins.client_id, logins.client_secret, logins.code("http://back"), "http://back", NOW)
    house.monzo.bell.ring()
    await page.sees(".asks li", "Fiver wants to read your account")
    await page.click(".asks button", "Approve")
    await page.sees(".logins li", "Fiver may read your account")
    assert await page.script("return document.querySelector('.asks').childElementCount") == 0
    assert logins.approved
    await page.click(".logins button", "Withdraw approval")
    await page.sees(".logins li", "Fiver may not read your account")
    await page.click(".logins button", "Log Fiver out")
    await page.gone(".logins li")
    assert logins.live() is None


async def test_mishaps_are_switched_on_and_off(house: House, page: Page, receiver: Receiver) -> None:
    await house.monzo.register(receiver.url + "/hook")
    seen = list[bool]()
    for pressed in ("true", "false"):
        await page.click(".monzo .chips button", "Monzo is down")
        await page.sees(f"[data-fault=down][aria-pressed={pressed}]", "Monzo is down")
        seen.append(house.monzo.faults.down)
    assert seen == [True, False]
    await page.click(".monzo .chips button", "Lose the next delivery")
    await page.sees("[data-fault=lose][aria-pressed=true]", "Lose the next delivery")
    await page.click(".pay button", "Send £5.00")
    await page.sees(".sent .event:nth-child(4)", "updated lost")
    await page.sees("[data-fault=lose][aria-pressed=false]", "Lose the next delivery")
    await page.click(".hooks summary")
    await page.click(".hooks li button", "Delete")
    await page.sees(".count", "none")
    assert house.monzo.webhooks == []


@pytest.mark.parametrize(("width", "answer", "end"), [(400, "Continue as Olly", "?code="), (1500, "No", "?error=")])
async def test_the_banks_login_page(house: House, page: Page, width: int, answer: str, end: str) -> None:
    house.monzo.owner_says = "asks"
    house.monzo.logins.clients.add(Client("oauth2client_olly", "hush", "Olly's own Fiver", (f"{house.url}/",)))
    await page.open(house.url, width)
    assert "oauth2client_olly" in await page.text(".registered")
    query = urlencode({"client_id": "oauth2client_olly", "redirect_uri": f"{house.url}/", "state": "s&t"})
    await page.run(page.driver.get, f"{house.url}/monzo/auth?{query}")
    await page.sees("h1", "Olly's own Fiver wants to read your account")
    assert await page.script("return document.documentElement.scrollWidth") == width
    assert await page.script("return document.querySelector('a.yes').clientHeight") >= 44, "its style was found"
    await page.click("a", answer)
    await page.sees("#group h2", "Wednesday Fives")
    assert (await page.script("return location.search")).startswith(end)


async def test_words_are_never_markup(house: House, page: Page) -> None:
    group, organiser = house.rehearsal.company().group, house.rehearsal.company().organiser
    evil = "<img src=x onerror=\"document.title='oops'\">"
    await house.telegram.say(organiser, group, evil)
    await house.bot.send_message(
        group.id, evil, reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(evil, callback_data="x")]])
    )
    await page.sees("#group .key", evil)
    assert await page.script("return [document.title, document.querySelectorAll('.bubble img').length]") == [
        "Fiver · Rehearsal",
        0,
    ]


async def test_a_quiet_message_shows_its_bell_and_a_pin_its_bar(house: House, page: Page) -> None:
    group = house.rehearsal.company().group
    house.telegram.make_admin(group)
    sent = await house.bot.send_message(group.id, "💷 Ashley paid", disable_notification=True)
    await house.bot.pin_chat_message(group.id, sent.message_id)
    await page.sees("#group .pinned", "💷 Ashley paid")
    assert (
        await page.script("return document.querySelectorAll('#group [aria-label=\"Sent without a sound\"]').length")
        == 1
    )


async def test_reading_further_up_is_not_disturbed(house: House, page: Page) -> None:
    group = house.rehearsal.company().group
    for number in range(40):
        await house.bot.send_message(group.id, f"Line {number}")
    await page.sees("#group .bubble", "Line 39")
    await page.script("document.querySelector('#group .log').scrollTop = 0")
    await house.bot.send_message(group.id, "News")
    await page.sees("#group .latest", "1 new")
    assert await page.script("return document.querySelector('#group .log').scrollTop") == 0
    await page.click("#group .latest")
    assert await page.script("return document.querySelector('#group .latest').hidden") is True


async def test_a_dot_on_the_face_of_who_should_look(house: House, page: Page) -> None:
    sam = next(p for p in house.telegram.people.values() if p.name == "Sam Okafor")
    await house.telegram.start(sam)
    await house.bot.send_message(sam.id, "£5.00 is still open")
    await page.sees('.person[aria-label="Sam Okafor, has unread messages"] .dot', "")
    await page.click('.person[title="Sam Okafor"]')
    await page.sees("#dm .bubble", "still open")
    await page.click('.person[title="Olly Grant"]')
    await page.sees(".person[aria-pressed=true]", "Olly Grant")
    assert await page.script("return document.querySelectorAll('.person .dot').length") == 0


async def test_skipping_ahead(house: House, page: Page) -> None:
    skipped = asyncio.Event()

    async def skip() -> None:
        skipped.set()

    assert await page.script("return document.querySelector('.next').hidden") is True
    house.rehearsal.on_next = skip
    house.telegram.bell.ring()
    await page.sees(".next", "Skip to after the game")
    await page.click(".next")
    await asyncio.wait_for(skipped.wait(), 5)


async def test_time_is_shown_and_passes_one_journey_at_a_time(house: House, page: Page) -> None:
    arrived, go_on = list[datetime](), asyncio.Event()

    async def arrive(at: datetime) -> None:
        arrived.append(at)
        await go_on.wait()

    await page.sees(".clock", "Wed 4 Mar 2026, 18:30")
    assert await page.script("return document.querySelector('[data-way=day]').hidden") is True
    house.rehearsal.on_arrive = arrive
    house.telegram.bell.ring()
    await page.sees("[data-way=hour]:enabled", "+1 hour")
    await page.click("[data-way=day]")
    await page.sees("[data-way=hour]:disabled", "+1 hour")
    assert len(arrived) == 1
    go_on.set()
    await page.sees("[data-way=day]:enabled", "Next day")
    assert len(arrived) == 24


async def test_a_picture_with_its_words_and_buttons_opens_large(house: House, page: Page) -> None:
    group = house.rehearsal.company().group
    png = await page.run(page.driver.get_screenshot_as_png)  # any picture will do, and this one is large
    await house.bot.send_photo(group.id, png, "<b>Wednesday Five</b>: 12 games", parse_mode="HTML", reply_markup=CARD)
    await page.sees("#group .bubble b", "Wednesday Five")
    await page.sees("#group .key", "I'm in")
    shown = "const image = document.querySelector(arguments[0]); await image.decode(); return [image.naturalWidth, "
    assert await page.script(f"{shown}image.clientHeight <= 320]", "#group .photo img") == [1280, True]
    without = "const image = document.querySelector('#group .photo img'); const high = image.clientHeight;"
    kept = "image.hidden = true; const kept = image.parentNode.clientHeight; image.hidden = false; return kept === high"
    assert await page.script(f"{without} {kept}"), "its place is kept before it is loaded"
    await page.click("#group .photo")
    wide = "image.clientWidth > document.querySelector('#group .photo img').clientWidth]"
    assert await page.script(f"{shown}{wide}", "dialog.large[open] img") == [1280, True]
    await page.click("dialog.large[open] button")
    assert await page.script("return document.querySelector('dialog.large').open") is False
    await page.click("#group .key", "I'm in")
    tap = await next_tap(house)
    await tap.edit_message_caption("<b>Wednesday Five</b>: 13 games", parse_mode="HTML", reply_markup=CARD)
    await page.sees("#group .bubble.flash", "13 games")
    assert await page.script(f"{shown}image.complete]", "#group .photo img") == [1280, True]


async def test_on_a_phone_there_are_tabs_with_dots(house: House, page: Page) -> None:
    await page.open(house.url, 390, 844)
    organiser = house.rehearsal.company().organiser
    await house.telegram.start(organiser)
    await house.bot.send_message(organiser.id, "Whose is it?")
    await page.sees('.tabs [data-tab="dm"] .dot', "")
    assert await page.script("return document.documentElement.scrollWidth") == 390
    await page.click(".tabs button", "Direct message")
    await page.sees("#dm .bubble", "Whose is it?")
    assert await page.script("return document.querySelectorAll('.tabs .dot').length") == 0
    house.monzo.logins.issue(NOW)
    house.monzo.logins.approved = False
    house.monzo.bell.ring()
    await page.sees('.tabs [data-tab="bank"] .dot', "")
    await page.click(".tabs button", "Bank")
    await page.sees(".asks button", "Approve")
    assert await page.script("return document.querySelectorAll('.tabs .dot').length") == 0


@pytest.mark.parametrize("width", [390, 1280])
async def test_everything_to_tap_is_big_enough(house: House, page: Page, width: int) -> None:
    await page.open(house.url, width, 844)
    await house.bot.send_message(house.rehearsal.company().group.id, "Card", reply_markup=CARD)
    await page.sees("#group .key", "I'm in")
    small = await page.script(
        """return [...document.querySelectorAll("button, input, select, textarea, summary")]
        .filter((n) => n.checkVisibility() && !n.classList.contains("link"))
        .filter((n) => n.getBoundingClientRect().height < 43.9 || n.getBoundingClientRect().width < 43.9)
        .map((n) => n.outerHTML.slice(0, 80))"""
    )
    assert small == []


async def test_a_question_that_wants_a_reply_gets_one(house: House, page: Page) -> None:
    organiser = house.rehearsal.company().organiser
    await house.telegram.start(organiser)
    asked = await house.bot.send_message(organiser.id, "Which day?", reply_markup=ForceReply(selective=True))
    await page.sees("#dm .replying", "Fiver: Which day?")
    below = "const log = document.querySelector('#dm .log'); return log.scrollHeight - log.scrollTop - log.clientHeight"
    assert await page.script(below) < 2, "the question is not pushed out of sight by the reply it opens"
    await page.type("#dm textarea", "Sat")
    await page.click("#dm .send")
    await page.sees("#dm .own .quote", "Which day?")
    assert house.telegram.messages(organiser)[-1]["reply_to_message"]["message_id"] == asked.message_id
    assert await page.script("return document.querySelector('#dm .replying').hidden") is True


async def test_a_question_to_somebody_else_opens_no_reply(house: House, page: Page) -> None:
    group = house.rehearsal.company().group
    await house.bot.send_message(group.id, "Sam: which day?", reply_markup=ForceReply(selective=True))
    await page.sees("#group .bubble", "which day?")
    assert await page.script("return document.querySelector('#group .replying').hidden") is True
    me = house.rehearsal.company().organiser
    mention = f'<a href="tg://user?id={me.id}">Olly</a>: which place?'
    asked = await house.bot.send_message(group.id, mention, parse_mode="HTML", reply_markup=ForceReply(selective=True))
    await page.sees("#group .replying", "Fiver: Olly: which place?")
    await house.bot.delete_message(group.id, asked.message_id)
    await page.sees("#group .bubble", "which day?")


async def test_a_link_that_was_followed_looks_like_a_bare_start(house: House, page: Page) -> None:
    organiser = house.rehearsal.company().organiser
    await house.telegram.start(organiser, "wnghv1bbbg0z")
    await page.sees("#dm .own", "/start")
    assert "wnghv1bbbg0z" not in await page.text("#dm .log")


async def test_sending_a_file_with_the_keyboard(house: House, page: Page, tmp_path: Path) -> None:
    organiser = house.rehearsal.company().organiser
    await house.telegram.start(organiser)
    await page.sees("#dm .own", "/start")
    await page.script(
        """const input = document.querySelector("#dm input[type=file]");
        input.addEventListener("click", (event) => { event.preventDefault(); input.dataset.opened = "yes"; })"""
    )
    button = await page.run(page.driver.find_element, "css selector", "#dm .attach")
    await page.run(button.send_keys, Keys.ENTER)
    assert await page.script("return document.querySelector('#dm input[type=file]').dataset.opened") == "yes"
    (tmp_path / "players.csv").write_text("Name,Owes\nSam,5\n")
    await page.type("#dm textarea", "our list")
    await page.type("#dm input[type=file]", str(tmp_path / "players.csv"))
    await page.sees("#dm .own .file", "players.csv")
    await page.sees("#dm .own .bubble", "our list")
    assert await page.script("return document.querySelector('#dm textarea').value") == ""
    [message] = [m for m in house.telegram.messages(organiser) if "document" in m]
    assert house.telegram.files[message["document"]["file_id"]].content == b"Name,Owes\nSam,5\n"


async def test_a_document_of_the_bots_can_be_downloaded(house: House, page: Page) -> None:
    organiser = house.rehearsal.company().organiser
    await house.telegram.start(organiser)
    await house.bot.send_document(organiser.id, b"Name,Owes\r\n", filename="players.csv", caption="All of it")
    await page.sees("#dm .file", "players.csv")
    await page.sees("#dm .bubble", "All of it")
    fetched = await page.run(
        page.driver.execute_async_script,
        """const done = arguments[0], link = document.querySelector("#dm .file");
        fetch(link.href).then(async (answer) => done([link.download, await answer.text()]));""",
    )
    assert fetched == ["players.csv", "Name,Owes\r\n"]

import asyncio

from rehearsal.monzo.times import read_time
from tests.rehearsal.house import House, Receiver


async def test_the_order_seen_in_real_life(house: House, receiver: Receiver) -> None:
    await house.monzo.register(receiver.url + "/hook")
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500, reference="FOOTY")
    await house.monzo.settled()
    kinds = [body["type"].partition(".")[2] for body in receiver.bodies]
    bodies = [body["data"] for body in receiver.bodies]
    assert kinds == ["updated", "updated", "created", "updated"]
    assert {data["id"] for data in bodies} == {sent}
    assert [data["category"] for data in bodies] == ["general", "transfers", "transfers", "general"]
    assert bodies[1] == bodies[2]
    assert [len(data["updated"]) - len("2026-03-04T18:29:58.Z") for data in bodies] == [2, 3, 3, 1]
    times = [read_time(data["updated"]) for data in bodies]
    assert times[3] < times[0] < times[1]
    assert bodies[3]["updated"] > bodies[3]["created"]


async def test_twice_registered_is_twice_delivered(house: House, receiver: Receiver) -> None:
    for _ in range(2):
        await house.monzo.register(receiver.url + "/hook")
    await house.monzo.send_money(route="monzo", name="Priya Sharma", amount=500)
    await house.monzo.settled()
    assert len(receiver.bodies) == 8


async def test_five_attempts_and_no_more(house: House, receiver: Receiver) -> None:
    receiver.answers = [500] * 9
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.noise("wages")
    await house.monzo.settled()
    assert sorted(len(delivery.statuses) for delivery in house.monzo.deliveries) == [4, 5] or all(
        delivery.done for delivery in house.monzo.deliveries
    )
    assert len(receiver.bodies) == sum(len(delivery.statuses) for delivery in house.monzo.deliveries) <= 10


async def test_a_failure_holds_nobody_up(house: House, receiver: Receiver) -> None:
    house.monzo.retry_delay = 30
    receiver.answers = [503]
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    await receiver.wait_for(lambda: len(receiver.bodies) == 4)
    house.monzo.retry_delay = 0.001


async def test_silence_counts_as_failure(house: House, receiver: Receiver) -> None:
    receiver.held = asyncio.Event()
    house.monzo.post.timeout = 0.02
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.noise("pot")
    await receiver.wait_for(lambda: len(receiver.bodies) >= 2)
    receiver.held.set()
    house.monzo.post.timeout = 5
    await house.monzo.settled()
    assert house.monzo.deliveries[0].statuses[0] == 0
    assert house.monzo.deliveries[0].delivered


async def test_nobody_there(house: House) -> None:
    await house.monzo.register("http://127.0.0.1:9/hook")
    await house.monzo.noise("pot")
    await house.monzo.settled()
    assert [delivery.statuses for delivery in house.monzo.deliveries] == [[0] * 5] * 2


async def test_shuffled_and_repeated(house: House, receiver: Receiver) -> None:
    house.monzo.order, house.monzo.repeat = "shuffled", 3
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    await house.monzo.settled()
    kinds = [body["type"] for body in receiver.bodies]
    assert kinds.count("transaction.created") == 3
    assert len(kinds) == 12
    assert kinds[:9] != ["transaction.updated"] * 6 + ["transaction.created"] * 3


async def test_a_declined_payment_is_never_created(house: House, receiver: Receiver) -> None:
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.noise("declined")
    await house.monzo.settled()
    assert [body["type"] for body in receiver.bodies] == ["transaction.updated"] * 2


async def test_delivered_once_more(house: House, receiver: Receiver) -> None:
    sent = await house.monzo.send_money(route="bank", name="A JONES", amount=500)
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.redeliver(sent)
    await house.monzo.settled()
    assert [body["data"]["id"] for body in receiver.bodies] == [sent]


async def test_a_share_is_lost_and_a_share_comes_twice_the_same_way_every_time(
    house: House, receiver: Receiver
) -> None:
    post = house.monzo.post
    post.lost, post.repeated = 0.3, 0.3
    await house.monzo.register(receiver.url + "/hook")
    for number in range(25):
        await house.monzo.send_money(route="bank", name="A JONES", amount=100 + number)
    await house.monzo.settled()
    lost = [delivery for delivery in post.log if delivery.lost]
    assert 0.2 < len(lost) / len(post.log) < 0.4
    assert len(receiver.bodies) == len(post.log) - len(lost)
    assert all(delivery.done and not delivery.statuses for delivery in lost)
    assert (len(post.log), len(lost)) == (136, 44), "by the seed"


async def test_nobody_hears_of_the_next_transaction(house: House, receiver: Receiver) -> None:
    house.monzo.post.lose_next = 1
    lonely = await house.monzo.noise("pot")
    assert house.monzo.post.lose_next == 1, "where there is nobody to tell there is nothing to lose"
    await house.monzo.register(receiver.url + "/hook")
    lost, told = await house.monzo.noise("wages"), await house.monzo.noise("wages")
    await house.monzo.settled()
    assert {body["data"]["id"] for body in receiver.bodies} == {told}
    assert {delivery.event["data"]["id"] for delivery in house.monzo.deliveries if delivery.lost} == {lost}
    assert {lonely, lost, told} == set(house.monzo.transactions)


async def test_what_is_held_comes_later_and_in_any_order(house: House, receiver: Receiver) -> None:
    house.monzo.order = "shuffled"
    await house.monzo.register(receiver.url + "/hook")
    house.monzo.post.hold()
    held = [await house.monzo.send_money(route="bank", name="A", amount=100 + number) for number in range(3)]
    await house.monzo.settled()
    assert receiver.bodies == []
    house.monzo.post.release()
    await house.monzo.settled()
    came = [body["data"]["id"] for body in receiver.bodies]
    assert (len(came), set(came)) == (12, set(held))
    assert came != [transaction for transaction in held for _ in range(4)]


async def test_a_little_late(house: House, receiver: Receiver) -> None:
    house.monzo.post.delay = 0.001
    await house.monzo.register(receiver.url + "/hook")
    await house.monzo.noise("pot")
    assert receiver.bodies == []
    await house.monzo.settled()
    assert len(receiver.bodies) == 2

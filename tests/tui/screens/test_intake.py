"""The ten questions on the screen: one key each, and nothing kept before there is a reply."""

from pruner.core.intake import Reply
from pruner.core.models import Channel, State
from pruner.core.prospect import Question, answers
from pruner.garden import Garden, Prospect
from tests.tui.beds import plant
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at


async def begin(hands: Hands, name: str = "Quince") -> None:
    await hands.press("p")
    await hands.write(name)
    await hands.press("enter")


async def test_ten_keys_answer_and_one_replies(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await begin(hands)
        await hands.press("5", *"121121112")
        assert "5 of 20 points. Take it with conditions." in hands.text()
        await hands.press("2")
        client = hands.client("Quince")
        intake = garden.intake_of(client.id)
        assert (client.state, client.channel) == (State.ACTIVE, Channel.CHANCE)
        assert intake is not None
        assert intake.reply is Reply.CONDITIONS
        assert answers(intake)[Question.PROBLEM] == 1
        assert hands.app.garden_screen.chosen_id == client.id
        await hands.press("u")
        assert [c.name for c in garden.clients()] == ["Acme"]


async def test_the_digits_log_nothing_and_leaving_keeps_nothing(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await begin(hands)
        await hands.press("1", "1", "9", "escape")
        assert [c.name for c in garden.clients()] == ["Acme"]
        assert garden.incidents(garden.find("Acme").id) == ()


async def test_an_answer_can_be_changed_by_going_back(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await begin(hands)
        await hands.press("1", "3")
        assert "2 points so far" in hands.text()
        await hands.press("k", "1")
        assert "0 points so far" in hands.text()
        await hands.press("G", "G")
        assert "2 of 10 answered" in hands.text()


async def test_a_name_that_is_taken_leaves_the_answers_standing(garden: Garden) -> None:
    plant(garden, "Quince")
    async with at(garden, CONFIG) as hands:
        await begin(hands)
        await hands.press(*"1111111111", "1")
        assert "already means" in hands.text()
        assert "0 of 20 points" in hands.text()


async def test_a_prospect_needs_a_name(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("p", "enter")
        assert "needs a name" in hands.text()


async def test_it_fits_on_a_small_screen_with_a_name_of_any_kind(garden: Garden) -> None:
    async with at(garden, CONFIG, (60, 20)) as hands:
        await begin(hands, "[/]漢字[red]")
        await hands.press(*"3333333333")
        assert "[/]漢字[red]" in hands.text()
        assert "decline" in hands.text()


async def test_what_became_of_earlier_ones_who_answered_so_stands_beside_the_advice(garden: Garden) -> None:
    scores = dict.fromkeys(Question, 0) | {Question.CHANNEL: 2}
    for number in range(5):
        who = Prospect(name=f"Chance {number}", channel=Channel.CHANCE)
        garden.keep_answers(who, scores, Reply.ACCEPTED)
    async with at(garden, CONFIG, (120, 40)) as hands:
        await begin(hands)
        await hands.press("5", *"111111111")
        assert "by chance (How did they find you): 0 of 5 ended badly." in hands.text()

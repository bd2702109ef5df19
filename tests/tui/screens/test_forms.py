"""The forms: what they keep, what they refuse, and that nothing typed is ever lost to a refusal."""

from decimal import Decimal

import pytest
from textual.widgets import Select

from pruner.core.models import Channel, Money, State
from pruner.garden import Garden
from tests.tui.beds import log, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at


def choose(hands: Hands, field: str, value: str) -> None:
    hands.app.screen.query_one(f"#{field}", Select).value = value


async def test_planting_keeps_everything_that_was_said(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        for field, text in {
            "limb": "Retainers",
            "since": "2024-05-31",
            "tolerance": "1.5",
            "aliases": "Q, The Quinces",
            "email": "hi@quince.example",
            "note": "Pays early.",
        }.items():
            await hands.rewrite(field, text)
        choose(hands, "channel", "referral")
        choose(hands, "state", "dormant")
        await hands.press("ctrl+s")
        client = hands.client("Quince")
        assert (client.limb, client.tolerance, client.aliases) == ("Retainers", 1.5, ("Q", "The Quinces"))
        assert (client.email, client.note) == ("hi@quince.example", "Pays early.")
        assert (client.channel, client.state) == (Channel.REFERRAL, State.DORMANT)
        assert client.since is not None
        assert client.since.isoformat() == "2024-05-31"


async def test_editing_shows_what_is_known_and_keeps_what_is_not_touched(garden: Garden) -> None:
    garden.add(name="Acme", limb="Retainers", channel=Channel.WEBSITE, email="a@acme.example", note="Old")
    async with at(garden, CONFIG) as hands:
        before = hands.client("Acme")
        await hands.press("e")
        assert (hands.value("name"), hands.value("limb")) == ("Acme", "Retainers")
        await hands.rewrite("note", "New")
        await hands.press("ctrl+s")
        after = hands.client("Acme")
        assert (after.note, after.channel, after.email) == ("New", before.channel, before.email)
        assert "Changed what is known of Acme" in hands.said
        await hands.press("u")
        assert hands.client("Acme") == before


async def test_enter_in_a_line_saves(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        await hands.press("tab")
        await hands.write("Legacy")
        await hands.press("enter")
        assert hands.client("Quince").limb == "Legacy"


async def test_enter_in_the_notes_is_a_new_line(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        await hands.rewrite("note", "one")
        await hands.press("enter")
        await hands.write("two")
        assert hands.screen == "ClientForm"
        await hands.press("ctrl+s")
        assert hands.client("Acme").note == "one\ntwo"


async def test_escape_leaves_without_saving(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        await hands.rewrite("name", "Ajax")
        await hands.press("escape")
        assert hands.screen == "GardenScreen"
        assert hands.client("Acme").name == "Acme"


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("name", "", "needs a name"),
        ("name", "  ", "needs a name"),
        ("name", "birch", "already means the client “Birch”"),
        ("aliases", "x, BIRCH", "already means the client “Birch”"),
        ("name", "n" * 201, "201 characters; 200 are the most"),
        ("limb", "n" * 201, "201 characters; 200 are the most"),
        ("email", "n" * 201, "201 characters; 200 are the most"),
        ("since", "last summer", "is no date"),
        ("since", "2026-02-30", "is no date"),
        ("since", "2099-01-01", "has not come yet"),
        ("tolerance", "much", "is no number"),
        ("tolerance", "1e400", "is no number"),
        ("tolerance", "nan", "is no number"),
        ("tolerance", "٣", "is no number"),
        ("tolerance", "0", "out of range"),
    ],
)
async def test_a_refused_form_stays_open_with_all_that_was_typed(
    garden: Garden, field: str, text: str, why: str
) -> None:
    plant(garden, "Acme", "Birch")
    async with at(garden, CONFIG) as hands:
        await hands.press("g", "e")
        before = garden.clients()
        await hands.rewrite("note", "a long story")
        await hands.rewrite(field, text)
        await hands.press("ctrl+s")
        assert hands.screen == "ClientForm"
        assert why in " ".join(hands.text().replace("│", " ").split())
        assert garden.clients() == before
        assert hands.value("note") == "a long story"
        assert hands.value(field) == text


async def test_a_refused_form_can_be_put_right(garden: Garden) -> None:
    plant(garden, "Birch")
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Birch")
        await hands.press("enter")
        assert hands.screen == "ClientForm"
        await hands.write(" 2")
        await hands.press("enter")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Birch 2"


async def test_letters_in_a_field_are_letters(garden: Garden) -> None:
    """Every character that is a key elsewhere is text here."""
    text = "qQuUjkhlgGnN/:?+-=;xXyPdDaAeEiIsSzZcCrRwWoOvVbB19 ~"
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write(text)
        assert hands.screen == "ClientForm"
        assert hands.value("name") == text
        await hands.rewrite("note", "")
        await hands.write(text)
        assert hands.value("note") == text
        assert garden.history() == ()


@pytest.mark.parametrize("field", ["name", "note"])
async def test_a_field_keeps_its_own_keys(garden: Garden, field: str) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        await hands.rewrite(field, "bc")
        await hands.press("home")
        await hands.write("a")
        await hands.press("right", "delete", "end")
        await hands.write("d")
        await hands.press("left", "left", "backspace")
        assert hands.value(field) == "bd"
        assert hands.screen == "ClientForm"


async def test_undo_in_the_notes_undoes_typing_and_nothing_else(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        await hands.rewrite("note", "")
        await hands.write("a thought")
        await hands.press("ctrl+z")
        assert hands.value("note") != "a thought"
        await hands.press("ctrl+y")
        assert hands.value("note") == "a thought"
        assert len(garden.clients()) == 1


async def test_undo_in_a_line_leaves_the_garden_alone(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e", "ctrl+z", "ctrl+y", "ctrl+u", "ctrl+d")
        assert len(garden.clients()) == 1
        assert hands.screen == "ClientForm"


async def test_reserved_keys_work_while_a_list_has_the_focus(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("i")
        hands.app.screen.query_one("#kind").focus()
        await hands.settle()
        await hands.press("?")
        assert hands.screen == "HelpScreen"
        await hands.press("escape")
        assert hands.screen == "IncidentForm"
        hands.app.screen.query_one("#kind").focus()
        await hands.settle()
        await hands.press("u")
        assert hands.said.startswith("Taken back: ")
        await hands.press("U")
        assert hands.said.startswith("Done again: ")
        await hands.press("q")
        assert await hands.gone()


async def test_the_full_form_logs_an_incident_with_all_that_can_be_said(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("i")
        assert "Log an incident for Acme" in hands.text()
        choose(hands, "kind", "venting")
        await hands.rewrite("when", "2026-11-20 14:30")
        await hands.rewrite("minutes", "75")
        await hands.rewrite("paid", "49.50")
        await hands.rewrite("note", "about the weather")
        await hands.press("ctrl+s")
        (incident,) = hands.incidents("Acme")
        assert (incident.sign, incident.minutes, incident.note) == ("venting", 75, "about the weather")
        assert incident.at.isoformat() == "2026-11-20T14:30:00+00:00"
        assert incident.paid == Money(Decimal("49.50"), "EUR")
        assert "Agony aunt" in hands.said


async def test_an_empty_incident_form_logs_the_house_defaults(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("i", "ctrl+s")
        (incident,) = hands.incidents("Acme")
        first = garden.rules.signs[0]
        assert (incident.sign, incident.minutes, incident.paid) == (first.id, first.minutes, None)


async def test_plus_and_note_are_about_the_incident_of_the_form(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("i", "ctrl+s", "+")
        assert hands.incidents("Acme")[0].minutes == 75
        await hands.press("u")
        assert hands.incidents("Acme") == ()


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("when", "some day", "is no date"),
        ("when", "2099-01-01", "has not come yet"),
        ("minutes", "-5", "is no number"),
        ("minutes", "half", "is no number"),
        ("minutes", "99999", "out of range"),
        ("paid", "lots", "is no amount"),
        ("paid", "NaN", "is no amount"),
        ("paid", "1e400", "is no amount"),
        ("note", "n" * 100_001, "100000 are the most"),
    ],
)
async def test_a_refused_incident_stays_in_its_form(garden: Garden, field: str, text: str, why: str) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("i")
        await hands.rewrite("minutes", "20")
        if len(text) < 1_000:
            await hands.rewrite(field, text)
        else:
            hands.app.screen.query_one(f"#{field}").text = text  # type: ignore[attr-defined]
        await hands.press("ctrl+s")
        assert hands.screen == "IncidentForm"
        assert why in " ".join(hands.text().replace("│", " ").split())
        assert hands.value(field) == text
        assert hands.incidents("Acme") == ()


async def test_changing_an_incident_starts_from_what_was_logged(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 3, note="at noon")
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "enter")
        assert hands.value("when").startswith("2026-11-20 09:12")
        assert (hands.value("minutes"), hands.value("note")) == ("45", "at noon")
        before = hands.incidents("Acme")
        await hands.press("ctrl+s")
        assert "Nothing is different" in " ".join(hands.text().split())
        choose(hands, "kind", "expert")
        await hands.press("ctrl+s")
        (after,) = hands.incidents("Acme")
        assert (after.id, after.at, after.sign) == (before[0].id, before[0].at, "expert")


async def test_only_one_form_stands_open(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("i")
        hands.app.screen.query_one("#kind").focus()
        await hands.settle()
        await hands.press("a", "i", "e", "X", "d", "enter", "escape")
        assert hands.screen in {"IncidentForm", "GardenScreen"}
        await hands.press("escape", "escape")
        assert hands.screen == "GardenScreen"
        assert garden.clients() == (hands.client("Acme"),)


async def test_a_limb_that_is_known_is_offered_while_it_is_typed(garden: Garden) -> None:
    garden.add(name="Acme", limb="Retainers")
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.rewrite("limb", "ret")
        await hands.until(lambda: "retainers" in hands.text())
        await hands.press("right")
        assert hands.value("limb").casefold() == "retainers"

"""A half-typed form outlives the program that it was typed into."""

import stat
from pathlib import Path

import pytest

from pruner.garden import Garden
from tests.tui.configured import CONFIG
from tests.tui.hands import at


def kept(garden: Garden) -> list[Path]:
    return sorted((garden.path.parent / "drafts").glob("*"))


async def test_what_was_typed_is_back_after_the_program_ended(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        await hands.rewrite("note", "Pays early.")
        await hands.press("ctrl+q")
    assert garden.clients() == ()
    async with at(garden, CONFIG) as hands:
        assert "Half typed and kept: “Plant a client”" in hands.said
        await hands.press("a")
        assert (hands.value("name"), hands.value("note")) == ("Quince", "Pays early.")
        assert "is back" in hands.text()
        await hands.press("ctrl+s")
        assert hands.client("Quince").note == "Pays early."
    assert kept(garden) == []


async def test_a_draft_is_kept_while_somebody_types_and_is_theirs_alone(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        await hands.until(lambda: len(kept(garden)) == 1)
        (file,) = kept(garden)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        await hands.rewrite("name", "")
        await hands.until(lambda: not kept(garden))


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_leaving_and_saving_forget_the_draft(garden: Garden, key: str) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        await hands.until(lambda: len(kept(garden)) == 1)
        await hands.press(key)
        assert kept(garden) == []
        await hands.press("a")
        assert hands.value("name") == ""


async def test_each_form_has_a_draft_of_its_own(garden: Garden) -> None:
    garden.add(name="Acme")
    garden.add(name="Umbrella")
    async with at(garden, CONFIG) as hands:
        hands.app.garden_screen.choose(hands.client("Acme").id)
        await hands.press("i")
        await hands.rewrite("note", "called at midnight")
        await hands.press("ctrl+q")
    async with at(garden, CONFIG) as hands:
        hands.app.garden_screen.choose(hands.client("Umbrella").id)
        await hands.settle()
        await hands.press("i")
        assert hands.value("note") == ""
        await hands.press("escape")
        hands.app.garden_screen.choose(hands.client("Acme").id)
        await hands.settle()
        await hands.press("i")
        assert hands.value("note") == "called at midnight"


async def test_only_what_was_typed_comes_back_over_what_another_window_changed(garden: Garden) -> None:
    acme = garden.add(name="Acme", email="old@acme.example")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        await hands.rewrite("note", "half a thou")
        await hands.press("ctrl+q")
    garden.edit(acme.entry.change.edits[0].record.id, email="new@acme.example")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        assert (hands.value("email"), hands.value("note")) == ("new@acme.example", "half a thou")


async def test_a_half_typed_note_waits_in_the_form_of_its_incident(garden: Garden) -> None:
    garden.add(name="Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", ";")
        await hands.write("third logo")
        await hands.press("ctrl+q")
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "enter")
        assert hands.value("note") == "third logo"


async def test_erasing_a_client_wipes_its_drafts(garden: Garden) -> None:
    acme = garden.add(name="Acme").entry.change.edits[0].record.id
    garden.add(name="Umbrella")
    async with at(garden, CONFIG) as hands:
        hands.app.garden_screen.choose(acme)
        await hands.press("i")
        await hands.rewrite("note", "of theirs")
        await hands.press("ctrl+q")
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Friend of ACME")
        await hands.press("ctrl+q")
    assert len(kept(garden)) == 2
    garden.erase(acme)
    assert kept(garden) == []


async def test_a_torn_draft_is_no_matter(garden: Garden) -> None:
    folder = garden.path.parent / "drafts"
    folder.mkdir()
    for torn in (b"", b"{", b"[]", b'{"form": 1}', b"\xff\xfe"):
        (folder / f"{garden.path.name}-ClientForm.json").write_bytes(torn)
        async with at(garden, CONFIG) as hands:
            await hands.press("a")
            assert hands.value("name") == ""

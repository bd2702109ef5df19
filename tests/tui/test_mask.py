"""The privacy mask: while it is on, no name, note, address or amount is anywhere on the screen."""

import pytest

from pruner.core.models import Channel
from pruner.garden import Garden
from tests.tui.beds import log, plant
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at

SECRETS = ("Zanzibar", "Zz-alias", "secret@zz.example", "private note", "incident note", "49.50")


@pytest.fixture
def secretive(garden: Garden) -> Garden:
    """One client who has everything that may be hidden."""
    garden.add(
        name="Zanzibar",
        aliases=("Zz-alias",),
        email="secret@zz.example",
        note="private note",
        channel=Channel.REFERRAL,
    )
    log(garden, "Zanzibar", "rush", 3, 1, note="incident note")
    return garden


def gives_nothing_away(hands: Hands) -> None:
    text = hands.text() + hands.said
    assert [secret for secret in SECRETS if secret in text] == []


OF_THE_GARDEN = (["r"], ["+"], ["u"], ["U"], ["space"], ["C"], ["y"], ["tab"], ["z"], ["escape", "d"])
DIALOGS = (["escape", "X"], ["escape", "i"], ["escape", "r", ";"])
CLOSE_UP = (["escape", "enter"], ["r"], ["space"], ["x"], ["u"], ["X"], ["escape", "d"], ["escape", "N"])


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_the_session_gives_nothing_away(secretive: Garden, size: tuple[int, int]) -> None:
    async with at(secretive, CONFIG, size) as hands:
        await hands.press("P", "S")
        for keys in (["enter"], ["4"], ["5"], ["escape"], ["2"], ["enter"], ["enter"], ["enter"]):
            await hands.press(*keys)
            gives_nothing_away(hands)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_nothing_is_given_away(secretive: Garden, size: tuple[int, int]) -> None:
    async with at(secretive, CONFIG, size) as hands:
        await hands.press("P")
        assert "Names are hidden." in hands.said
        gives_nothing_away(hands)
        for keys in (*OF_THE_GARDEN, *DIALOGS, *CLOSE_UP):
            await hands.press(*keys)
            gives_nothing_away(hands)


async def test_the_palette_gives_nothing_away(secretive: Garden) -> None:
    async with at(secretive, CONFIG) as hands:
        await hands.press("P", ":")
        await hands.write("client 1")
        await hands.until(lambda: "Open the client" in hands.text())
        gives_nothing_away(hands)


async def test_the_mask_can_be_put_on_close_up_and_taken_off(secretive: Garden) -> None:
    async with at(secretive, CONFIG, (120, 40)) as hands:
        await hands.press("enter")
        shown = hands.text()
        assert all(secret in shown for secret in SECRETS[:5])
        await hands.press("P")
        gives_nothing_away(hands)
        await hands.press("P")
        assert "Names are shown." in hands.said
        assert all(secret in hands.text() for secret in SECRETS[:5])


async def test_a_pseudonym_stays_with_its_client_in_every_view(garden: Garden) -> None:
    plant(garden, "Acme", "Birch", "Cedar")
    log(garden, "Birch", "rush", 0, 1, 2)
    async with at(garden, CONFIG) as hands:
        await hands.press("P")
        for key in ("escape", "tab", "tab"):
            await hands.press(key)
            assert "Client 2" in hands.text()
        await hands.press("enter")
        assert "Client 2" in hands.lines()[1]


async def test_a_masked_client_is_not_copied(secretive: Garden) -> None:
    async with at(secretive, CONFIG) as hands:
        await hands.press("P", "y")
        assert hands.app.clipboard == ""
        assert "hidden" in hands.said


async def test_a_refusal_gives_nothing_away(secretive: Garden) -> None:
    """Somebody else marked the client a moment ago."""
    async with at(secretive, CONFIG) as hands:
        await hands.press("P")
        view = hands.app.view
        secretive.mark(hands.client("Zanzibar").id)
        hands.app.view = view
        await hands.press("space")
        gives_nothing_away(hands)

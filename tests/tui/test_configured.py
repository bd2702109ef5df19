"""What a user changes in config.toml, as the screen shows it: signs, keys, languages, themes, ASCII."""

import pytest
from textual.color import Color

from pruner import i18n
from pruner.garden import Garden
from tests.tui.beds import demonstration, log, plant, three
from tests.tui.configured import configured
from tests.tui.hands import Almanac, at

GHOSTING = """
[signs.ghosting]
key = "2"
en = "Ghosting"
de = "Funkstille"
weight = 3.0
minutes = 25
"""


async def test_a_sign_of_the_users_own_needs_no_code(garden: Garden, almanac: Almanac) -> None:
    plant(garden, "Acme")
    config = configured(GHOSTING)
    with Garden.open(garden.path, config.rules, almanac.clock(), create=False) as own:
        async with at(own, config, (120, 40)) as hands:
            await hands.press("2")
            (incident,) = hands.incidents("Acme")
            assert (incident.sign, incident.minutes) == ("ghosting", 25)
            assert "Ghosting" in hands.said
            assert "red" in hands.text()  # weight 3 is beyond the red line
            await hands.press("tab")
            assert "Acme" in hands.text()
            await hands.press("enter")
            assert "2 Ghosting" in hands.text()
            await hands.press("?")
            await hands.write("ghost")
            assert "Ghosting: Log one incident" in hands.text()
            await hands.press("escape", "i")
            hands.app.screen.query_one("#kind").focus()
            await hands.press("enter")
            assert "Ghosting" in hands.text()


async def test_a_sign_of_the_users_own_has_a_colour_in_every_theme(garden: Garden) -> None:
    config = configured(GHOSTING)
    async with at(garden, config) as hands:
        for theme in sorted(hands.app.available_themes):
            hands.app.theme = theme
            await hands.settle()
            colour = hands.app.theme_variables["sign-ghosting"]
            assert Color.parse(colour)


async def test_moved_keys_do_what_they_did_and_the_old_ones_nothing(garden: Garden) -> None:
    plant(garden, "Acme")
    config = configured('[keys]\nmark = "f5"\nundo = "ctrl+w"\nlog-rush = "f7"\nhelp = "f6"')
    async with at(garden, config, (120, 24)) as hands:
        hints = hands.lines()[-1]
        assert all(hint in hints for hint in ("f7 Last minute", "f5 ✂", "^w Undo", "f6 Help"))
        await hands.press("f5", "f7")
        assert hands.client("Acme").marked
        assert "^w undo" in hands.said
        assert len(hands.incidents("Acme")) == 1
        await hands.press("ctrl+w", "space", "r", "u")
        assert hands.incidents("Acme") == ()
        assert hands.client("Acme").marked
        await hands.press("f6")
        await hands.write("Mark the client")
        assert " f5 " in hands.text()


async def test_a_command_without_a_key_shows_none_and_is_still_in_the_palette(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, configured("[keys]\nreview = []\nfind = []")) as hands:
        assert "Find" not in hands.lines()[-1]
        assert "Review" not in hands.lines()[-1]
        await hands.press("d", "/")
        assert hands.screen == "GardenScreen"
        await hands.press(":")
        await hands.write("review")
        await hands.until(lambda: "since yesterday" in hands.text())


async def test_german_is_spoken_on_every_screen(garden: Garden) -> None:
    three(garden)
    i18n.use("de")
    async with at(garden, configured('language = "de"')) as hands:
        await hands.press("r")
        assert "Auf die letzte Minute" in hands.said
        assert "Kunden" in hands.lines()[0]
        for key, word in [("enter", "Passt nicht"), ("i", "Notiz"), ("?", "Hilfe"), ("d", "22.11.2026")]:
            await hands.press("escape", "escape", key)
            assert word.lower() in hands.text().lower()


@pytest.mark.parametrize("key", ["y", "j"])
async def test_a_german_yes_is_ja_too(garden: Garden, key: str) -> None:
    three(garden)
    i18n.use("de")
    async with at(garden, configured('language = "de"')) as hands:
        await hands.press("X", key)
        assert len(garden.clients()) == 2


async def test_in_ascii_nothing_of_our_own_is_beyond_it(garden: Garden) -> None:
    demonstration(garden)
    log(garden, "Glimmer", "rush")
    async with at(garden, configured('ascii = "always"'), (120, 40)) as hands:
        ways = [[], ["tab"], ["z"], ["escape", "enter"], ["i"], ["escape", "e"], ["escape", "X"], ["n", "?"]]
        for keys in [*ways, ["escape", "escape", "d"], ["escape", ":"]]:
            await hands.press(*keys)
            names = "".join(client.name for client in garden.clients())
            strange = {char for char in hands.text() if not char.isascii()} - set(names)
            assert strange == set(), keys


async def test_without_colour_the_thorns_are_letters(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 1)
    log(garden, "Acme", "expert", 2)
    async with at(garden, configured(NO_COLOR="1")) as hands:
        row = next(line for line in hands.lines() if "Acme" in line)
        assert "▴" not in row
        assert "r" in row.replace("Acme", "")
        assert "o" in row.replace("Acme", "")


async def test_the_theme_of_the_configuration_is_worn(garden: Garden) -> None:
    plant(garden, "Acme")
    for name in ("garden-light", "garden-colourblind", "nord"):
        async with at(garden, configured(f'theme = "{name}"')) as hands:
            assert hands.app.theme == name
            assert "Acme" in hands.text()

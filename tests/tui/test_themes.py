import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from pruner.tui.themes import GROUND, LEGIBLE, PARTS, contrast, themes, variables
from tests.tui.configured import CONFIG

ALL = {theme.name: theme for theme in themes(CONFIG)}
SIGNS = [f"sign-{rule.id}" for rule in CONFIG.rules.signs]


def test_every_configured_theme_can_be_registered() -> None:
    assert set(ALL) == {*CONFIG.themes, *(name for name in CONFIG.builtin_themes if name in BUILTIN_THEMES)}


@pytest.mark.parametrize("theme", ALL.values(), ids=list(ALL))
def test_every_theme_knows_every_part_of_the_garden_and_every_sign(theme: Theme) -> None:
    for name in (*PARTS, "limb", *SIGNS):
        Color.parse(theme.variables[name])


@pytest.mark.parametrize("theme", [t for t in ALL.values() if not t.ansi], ids=lambda theme: theme.name)
def test_leaves_thorns_and_signs_stand_out_from_the_background(theme: Theme) -> None:
    background = Color.parse(theme.to_color_system().generate()["background"])
    for name in (*PARTS, *SIGNS):
        if name not in GROUND:
            assert contrast(Color.parse(theme.variables[name]), background) >= LEGIBLE, name


def test_the_extremes_have_the_greatest_contrast() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)


def test_a_theme_that_knows_nothing_of_gardens_gets_the_dark_ones_colours() -> None:
    assert variables(CONFIG)["bloom"] == CONFIG.themes["garden-dark"].bloom
    assert set(variables(CONFIG)) == {*PARTS, "limb", *SIGNS}


async def test_textuals_own_themes_can_be_chosen() -> None:
    class Chooser(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return variables(CONFIG)

    app = Chooser()
    async with app.run_test() as pilot:
        for theme in ALL.values():
            app.register_theme(theme)
        app.theme = "dracula"
        await pilot.pause()
        assert app.theme_variables["bloom"]

import re

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from pruner.config import Config, Theme, load
from tests.config.homes import NOWHERE

SHIPPED: Config = load(NOWHERE, {})
GARDENS = [SHIPPED.themes[name] for name in sorted(SHIPPED.themes)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_themes_to_choose_from_are_ours_and_textuals() -> None:
    assert sorted(SHIPPED.themes) == ["garden-colourblind", "garden-dark", "garden-light"]
    assert set(SHIPPED.builtin_themes) == set(BUILTIN_THEMES)


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_every_theme_of_textual_can_be_chosen(name: str) -> None:
    assert load(NOWHERE, {"PRUNER_THEME": name}).theme == name


@pytest.mark.parametrize("theme", GARDENS, ids=lambda theme: theme.name)
def test_every_shipped_sign_has_its_colour(theme: Theme) -> None:
    assert {"rush", "mismatch", "stranger", "expert", "venting", "bloom", "other"} == set(theme.signs)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme.signs.values())
    assert theme.sign("ghosting") == theme.signs["other"]


@pytest.mark.parametrize("theme", GARDENS, ids=lambda theme: theme.name)
def test_text_is_easy_to_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.background, theme.surface, theme.panel, theme.selection):
        assert contrast(theme.foreground, ground) >= 4.5  # WCAG 2, AA


@pytest.mark.parametrize("theme", GARDENS, ids=lambda theme: theme.name)
def test_every_level_and_sign_stands_out_from_the_ground(theme: Theme) -> None:
    leaves = (theme.bloom, theme.leaf, theme.faded, theme.wilt, theme.deadwood, theme.thorn)
    for colour in (*leaves, *theme.signs.values(), theme.accent):
        for ground in (theme.background, theme.surface):
            assert contrast(colour, ground) >= 4
    assert contrast(theme.bark, theme.background) >= 3


@pytest.mark.parametrize("theme", GARDENS, ids=lambda theme: theme.name)
def test_signs_can_still_be_seen_on_the_chosen_branch(theme: Theme) -> None:
    for colour in (theme.thorn, *theme.signs.values()):
        assert contrast(colour, theme.selection) >= 2


@pytest.mark.parametrize("theme", GARDENS, ids=lambda theme: theme.name)
def test_dark_and_light_are_what_they_say(theme: Theme) -> None:
    assert (luminance(theme.background) < 0.5) is theme.dark

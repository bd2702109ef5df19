"""The garden's themes for Textual, and Textual's own themes with the garden's colours added.

Style sheets speak of `$bloom $leaf $faded $wilt $deadwood $thorn $bark $soil $selection $limb` and
of `$sign-<id>` for each warning sign. A theme of Textual's own takes them from the dark or the light
garden theme, each moved towards the theme's text colour until it stands out from its background.
"""

from dataclasses import replace

from textual.color import Color
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from pruner.config import Config, Theme

PARTS = ("bloom", "leaf", "faded", "wilt", "deadwood", "thorn", "bark", "soil", "selection")
GROUND = ("soil", "selection")
"""Parts that nothing has to be read in."""
LEGIBLE = 3.0
"""The least contrast of a graphical object with what is behind it (WCAG 2.2, 1.4.11)."""
STEPS = 10
LINEAR_BELOW = 0.04045

ANSI = {
    "bloom": "ansi_bright_magenta",
    "leaf": "ansi_green",
    "faded": "ansi_yellow",
    "wilt": "ansi_bright_red",
    "deadwood": "ansi_bright_black",
    "thorn": "ansi_red",
    "bark": "ansi_yellow",
    "soil": "ansi_bright_black",
    "selection": "ansi_default",
    "limb": "ansi_default",
    "sign-rush": "ansi_red",
    "sign-mismatch": "ansi_yellow",
    "sign-stranger": "ansi_blue",
    "sign-expert": "ansi_magenta",
    "sign-venting": "ansi_cyan",
    "sign-bloom": "ansi_bright_magenta",
}
"""What a terminal that keeps its own sixteen colours gets; the user's own signs wear the text's colour."""


def themes(config: Config) -> list[TextualTheme]:
    """Every theme that may be chosen, ready to be registered."""
    own = [_own(theme, config) for theme in config.themes.values()]
    names = [name for name in config.builtin_themes if name in BUILTIN_THEMES]
    return own + [_adopted(BUILTIN_THEMES[name], config) for name in names]


def variables(config: Config) -> dict[str, str]:
    """The garden's colours for a theme that knows none of them."""
    return _colours(_nearest(config, dark=True), config)


def _own(theme: Theme, config: Config) -> TextualTheme:
    return TextualTheme(
        name=theme.name,
        dark=theme.dark,
        primary=theme.primary,
        secondary=theme.secondary,
        accent=theme.accent,
        success=theme.success,
        warning=theme.warning,
        error=theme.error,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.surface,
        panel=theme.panel,
        variables=_colours(theme, config),
    )


def _adopted(theme: TextualTheme, config: Config) -> TextualTheme:
    """A theme of Textual's own that knows the garden's colours too."""
    if theme.ansi:
        other = {f"sign-{sign}": "ansi_default" for sign in _signs(config)}
        return replace(theme, variables={**other, **ANSI, **theme.variables})
    garden = _nearest(config, dark=theme.dark)
    background = Color.parse(theme.background or garden.background)
    foreground = Color.parse(theme.foreground or garden.foreground)
    wanted = {**_colours(garden, config), "limb": theme.accent or garden.accent}
    colours = {
        name: value if name in GROUND else _legible(Color.parse(value), background, foreground).hex
        for name, value in wanted.items()
    }
    return replace(theme, variables={**colours, **theme.variables})


def _nearest(config: Config, *, dark: bool) -> Theme:
    """The garden theme that is dark, or light, as the first in the file."""
    return next(theme for theme in config.themes.values() if theme.dark is dark)


def _colours(theme: Theme, config: Config) -> dict[str, str]:
    parts = {part: str(getattr(theme, part)) for part in PARTS}
    return {**parts, "limb": theme.accent, **{f"sign-{sign}": theme.sign(sign) for sign in _signs(config)}}


def _signs(config: Config) -> list[str]:
    return [rule.id for rule in config.rules.signs]


def _legible(colour: Color, background: Color, foreground: Color) -> Color:
    """The colour, or as little of the text's colour in it as makes it stand out."""
    for step in range(STEPS + 1):
        mixed = colour.blend(foreground, step / STEPS)
        if contrast(mixed, background) >= LEGIBLE:
            return mixed
    return foreground


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4

"""The configuration that the screen runs with, and how it changes while the screen stays open.

Everything that follows from it - keys, themes, glyphs, filters - is made here, at the start and whenever
a setting was changed.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from textual.filter import LineFilter

from pruner.config import Config, wants_ascii, with_preferences
from pruner.garden import Garden
from pruner.i18n import use_symbols
from pruner.tui import bindings
from pruner.tui.filters import Ascii, NoControls
from pruner.tui.leaving import Leaving
from pruner.tui.themes import themes, variables
from pruner.tui.widgets.glyphs import ASCII, UNICODE
from pruner.tui.widgets.hints import Hint

Said = Mapping[str, str | None]
"""Values by dotted key as people write them; None lets go of what was kept."""
Keep = Callable[[Said], Config]
ON_ITS_FACE = ("language", "ascii")
"""What is in every word and every line, so that the screens are made anew."""
LATER = frozenset({"mouse"})
"""What the terminal is told once, at the start."""


class House(Leaving):
    """An app that lives by the house rules."""

    def __init__(self, garden: Garden, config: Config, keep: Keep | None = None) -> None:
        self.config = config  # before Textual asks for the colours
        super().__init__()
        self.garden = garden
        self._keep = keep or (lambda said: with_preferences(self.config, said))
        self._stale = False
        self._furnish()
        self._wear()

    def keep(self, said: Said) -> None:
        """Keep these settings; from here on they hold.

        Raises:
            ConfigError: no such key or value, or they cannot be kept.
        """
        before = self.config
        self.config = self._keep(said)
        self.garden.rules = self.config.rules
        self._furnish()
        changed = [key for key in self.config.values if self.config.values[key] != before.values.get(key)]
        self._stale |= any(key in ON_ITS_FACE or key.startswith(("keys.", "signs.")) for key in changed)
        if "theme" in changed:
            self.theme = self.config.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The garden's own colours for themes that do not know them."""
        return variables(self.config)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours behind them."""
        return [*super().get_line_filters(), *self._own_filters]

    def _wear(self) -> None:
        """Bring in the themes, and put on the one that was chosen, before there is anything to style."""
        for theme in themes(self.config):
            self.register_theme(theme)
        self.theme = self.config.theme

    def hints(self, ids: Iterable[str]) -> tuple[Hint, ...]:
        """Key, label and action of these commands, for the last row; a command without a key has no hint."""
        commands = {c.id: c for c in (*bindings.COMMANDS, *bindings.log_commands(self.garden.rules))}
        keyed = [name for name in ids if self.key(name)]
        return tuple(
            (self.key(name), bindings.label(commands[name]), commands[name].action) for name in keyed
        )

    def key(self, command: str) -> str:
        """The first key of a command, as people write it."""
        return next(map(bindings.key_name, self.config.keys[command]), "")

    def _furnish(self) -> None:
        """Glyphs, filters and the keys that work everywhere."""
        encoding = getattr(sys.__stderr__, "encoding", None) or ""
        only_ascii = wants_ascii(self.config.ascii, os.environ, encoding)
        self._own_filters = [NoControls(), *([Ascii()] if only_ascii else [])]
        self.glyphs = ASCII if only_ascii else UNICODE
        self.plain = only_ascii or self.config.no_color
        use_symbols(wanted=not only_ascii)
        everywhere = [c for c in bindings.COMMANDS if c.action.startswith("app.")]
        self._bindings = bindings.bindings(everywhere, self.config.keys)

"""The house rules: shipped TOML, the user's own and what pruner keeps for them -> one frozen Config.

Order: shipped defaults < `config.toml` < `preferences.toml` < environment < command line, key by key.
Nothing is read at import; what is wrong in a file is raised as a ConfigError that names file and key.
"""

from typing import TYPE_CHECKING

from pruner.core.lazily import on_demand

if TYPE_CHECKING:
    from pruner.config.errors import ConfigError, Problem
    from pruner.config.explaining import Explained, explained
    from pruner.config.files import shipped
    from pruner.config.folders import Places, places
    from pruner.config.loading import load, with_command_line
    from pruner.config.memory import recall
    from pruner.config.preferences import set_preference, set_preferences, with_preferences
    from pruner.config.schema import Kind, Setting
    from pruner.config.values import Ascii, Config, Session, Theme, wants_ascii

__all__ = [
    "Ascii",
    "Config",
    "ConfigError",
    "Explained",
    "Kind",
    "Places",
    "Problem",
    "Session",
    "Setting",
    "Theme",
    "explained",
    "load",
    "places",
    "recall",
    "set_preference",
    "set_preferences",
    "shipped",
    "wants_ascii",
    "with_command_line",
    "with_preferences",
]

__getattr__ = on_demand(
    __name__,
    {
        "errors": ("ConfigError", "Problem"),
        "explaining": ("Explained", "explained"),
        "files": ("shipped",),
        "loading": ("load", "with_command_line"),
        "folders": ("Places", "places"),
        "memory": ("recall",),
        "preferences": ("set_preference", "set_preferences", "with_preferences"),
        "schema": ("Kind", "Setting"),
        "values": ("Ascii", "Config", "Session", "Theme", "wants_ascii"),
    },
)

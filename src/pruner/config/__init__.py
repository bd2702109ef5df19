"""The house rules: shipped TOML, the user's own and what pruner keeps for them -> one frozen Config.

Order: shipped defaults < `config.toml` < `preferences.toml` < environment < command line, key by key.
Nothing is read at import; what is wrong in a file is raised as a ConfigError that names file and key.
"""

from pruner.config.errors import ConfigError, Problem
from pruner.config.explained import Explained, explained
from pruner.config.files import shipped
from pruner.config.loading import load, with_command_line
from pruner.config.places import Places, places
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
    "set_preference",
    "set_preferences",
    "shipped",
    "wants_ascii",
    "with_command_line",
    "with_preferences",
]

"""Where files live (cli.md): the configuration, the garden, and what can be made again from it."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pruner.core.lazily import dataclass

STANDARD: Final = sys.platform == "linux"
"""Whether the platform's own folders are those of the XDG standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The three folders of one user; none of them need exist."""

    config_dir: Path
    data_dir: Path
    state_dir: Path

    @property
    def config_file(self) -> Path:
        """The user's own file, which pruner only reads."""
        return self.config_dir / "config.toml"

    @property
    def preferences_file(self) -> Path:
        """What `pruner config set` keeps."""
        return self.config_dir / "preferences.toml"

    @property
    def garden(self) -> Path:
        """The database."""
        return self.data_dir / "garden.db"

    @property
    def status_text(self) -> Path:
        """One line for a prompt."""
        return self.state_dir / "status.txt"

    @property
    def status_json(self) -> Path:
        """The same for programs."""
        return self.state_dir / "status.json"


def places(environ: Mapping[str, str]) -> Places:
    """The folders that this environment names, else those of the platform."""
    return Places(
        config_dir=_named(environ, "PRUNER_CONFIG_DIR") or _standard(environ, "XDG_CONFIG_HOME", ".config"),
        data_dir=_named(environ, "PRUNER_DATA_DIR") or _data(environ),
        state_dir=_named(environ, "PRUNER_STATE_DIR") or _state(environ),
    )


def _named(environ: Mapping[str, str], variable: str) -> Path | None:
    text = environ.get(variable, "")
    return Path(text).expanduser().absolute() if text else None


def _standard(environ: Mapping[str, str], variable: str, usual: str) -> Path:
    """The folder of the XDG standard, which says that a relative path is to be ignored."""
    base = Path(environ.get(variable, ""))
    if not base.is_absolute():
        base = Path(environ.get("HOME") or Path.home()).absolute() / usual
    return base / "pruner"


def _data(environ: Mapping[str, str]) -> Path:
    if STANDARD:
        return _standard(environ, "XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_path  # it takes half as long to load as Python itself

    return user_data_path("pruner", appauthor=False)


def _state(environ: Mapping[str, str]) -> Path:
    if STANDARD:
        return _standard(environ, "XDG_STATE_HOME", ".local/state")
    from platformdirs import user_state_path  # as above

    return user_state_path("pruner", appauthor=False)

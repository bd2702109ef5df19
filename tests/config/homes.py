"""A home of its own for each test, with the files a user would have written."""

from pathlib import Path

from pruner.config import Config, ConfigError, Places, load, places

FOLDERS = ("PRUNER_CONFIG_DIR", "PRUNER_DATA_DIR", "PRUNER_STATE_DIR")
NOWHERE = places(dict.fromkeys(FOLDERS, "/nowhere"))


def a_home(tmp_path: Path, config: str | bytes | None = None, preferences: str | None = None) -> Places:
    home = places({name: str(tmp_path / name) for name in FOLDERS})
    home.config_dir.mkdir(exist_ok=True)
    if config is not None:
        home.config_file.write_bytes(config.encode() if isinstance(config, str) else config)
    if preferences is not None:
        home.preferences_file.write_text(preferences, encoding="utf-8")
    return home


def loaded(tmp_path: Path, config: str = "", preferences: str = "", **environ: str) -> Config:
    return load(a_home(tmp_path, config, preferences), environ)


def complaint(tmp_path: Path, config: str | bytes, **environ: str) -> ConfigError:
    """What is wrong with this config.toml."""
    home = a_home(tmp_path, config)
    try:
        load(home, environ)
    except ConfigError as error:
        return error
    raise AssertionError("the configuration was taken as it is")

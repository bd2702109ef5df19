import os
import sys
from pathlib import Path

import pytest
from platformdirs import user_data_path, user_state_path

from pruner.config import places

ELSEWHERE = {"PRUNER_DATA_DIR": "/d", "PRUNER_STATE_DIR": "/s"}


def test_the_configuration_lies_in_the_home_folder() -> None:
    assert places({"HOME": "/home/ada", **ELSEWHERE}).config_file == Path(
        "/home/ada/.config/pruner/config.toml"
    )


def test_the_xdg_folder_goes_before_the_home_folder() -> None:
    found = places({"HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ada", **ELSEWHERE})
    assert found.preferences_file == Path("/etc/ada/pruner/preferences.toml")


def test_a_relative_xdg_folder_is_ignored_as_its_standard_says() -> None:
    found = places({"HOME": "/home/ada", "XDG_CONFIG_HOME": "here", **ELSEWHERE})
    assert found.config_dir == Path("/home/ada/.config/pruner")


def test_pruners_own_variables_go_before_everything() -> None:
    found = places({"XDG_CONFIG_HOME": "/etc/ada", "PRUNER_CONFIG_DIR": "/c", **ELSEWHERE})
    assert found.config_dir == Path("/c")
    assert found.garden == Path("/d/garden.db")
    assert (found.status_text, found.status_json) == (Path("/s/status.txt"), Path("/s/status.json"))


def test_a_relative_folder_is_taken_from_where_one_is() -> None:
    assert places({"PRUNER_CONFIG_DIR": "c", **ELSEWHERE}).config_dir == Path.cwd() / "c"


def test_the_platform_has_a_folder_for_data_and_one_for_state() -> None:
    found = places({})
    assert "pruner" in found.data_dir.parts
    assert found.garden.is_absolute()
    assert found.status_text.is_absolute()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("said", [{}, {"XDG_DATA_HOME": "/x/data", "XDG_STATE_HOME": "/x/state"}])
def test_they_are_those_that_other_programs_use(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable, folder in said.items():
        monkeypatch.setenv(variable, folder)
    found = places(os.environ)
    assert found.data_dir == user_data_path("pruner", appauthor=False)
    assert found.state_dir == user_state_path("pruner", appauthor=False)

import json
import shutil
from pathlib import Path

import pytest

from pruner.config import Config, ConfigError, Places, load, memory, recall
from pruner.config.loading import ENVIRONMENT
from tests.config.homes import a_home

SIGN = """
[signs.ghosting]
en = "Ghosting [/red]"
weight = 1.25
[money]
target_rate = 95.5
rates = ["USD = 0.92"]
"""
PLAYBOOK = """
[playbooks.rush]
en = ["Say it", "Charge it"]
[terms]
contract = "work"
talk_fee = 20.1
"""


def home_with(tmp_path: Path, config: str = "") -> Places:
    home = a_home(tmp_path, config)
    home.state_dir.mkdir()
    return home


def kept(home: Places) -> Path:
    return home.state_dir / memory.NAME


def planted(home: Places, config: Config) -> None:
    """Keep this configuration for what holds now, so that a test sees where it comes from."""
    asked = json.loads(kept(home).read_bytes())[0]
    kept(home).write_text(json.dumps([asked, memory._plain(config)]), encoding="utf-8")


@pytest.mark.parametrize("text", ["", SIGN, PLAYBOOK, '[keys]\n"undo" = ["u", "f9"]'])
@pytest.mark.parametrize("environ", [{}, {"PRUNER_LANG": "de", "PRUNER_ASCII": "1", "NO_COLOR": "1"}])
def test_what_is_recalled_is_what_was_loaded_to_the_last_type(
    tmp_path: Path, text: str, environ: dict[str, str]
) -> None:
    home = home_with(tmp_path, text)
    first = recall(home, environ)
    assert kept(home).is_file()
    second = recall(home, environ)
    assert second == first == load(home, environ)
    assert repr(second) == repr(first)


def test_the_second_time_it_comes_from_what_was_kept(tmp_path: Path) -> None:
    home = home_with(tmp_path)
    recall(home, {})
    planted(home, load(home, {"PRUNER_LANG": "de"}))
    assert recall(home, {}).language == "de"


def test_it_holds_for_these_files_and_this_environment_alone(tmp_path: Path) -> None:
    home = home_with(tmp_path, "[rules]\nhalf_life = 30")
    recall(home, {})
    assert recall(home, {"PRUNER_THEME": "garden-light"}).theme == "garden-light"
    home.config_file.write_text("[rules]\nhalf_life = 31", encoding="utf-8")
    assert recall(home, {}).rules.half_life == 31
    home.preferences_file.write_text("[rules]\nhalf_life = 32", encoding="utf-8")
    assert recall(home, {}).rules.half_life == 32
    home.config_file.unlink()
    home.preferences_file.unlink()
    assert recall(home, {}).rules.half_life == 90


def test_other_files_of_pruner_let_go_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "shipped"
    shutil.copytree(memory.SHIPPED, shipped)
    monkeypatch.setattr(memory, "SHIPPED", str(shipped))
    home = home_with(tmp_path)
    recall(home, {})
    planted(home, load(home, {"PRUNER_LANG": "de"}))
    with (shipped / "config.toml").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert recall(home, {}).language == ""


@pytest.mark.parametrize("held", [b"", b"\0" * 400, b"[]", b"[1, 2]", b'{"a": 1}', b"\xff\xfe", b"[[], {}]"])
def test_a_kept_file_that_is_none_of_ours_is_written_anew(tmp_path: Path, held: bytes) -> None:
    home = home_with(tmp_path, SIGN)
    kept(home).write_bytes(held)
    assert recall(home, {}) == load(home, {})
    assert kept(home).stat().st_size > 1000


def test_what_is_kept_half_is_assembled_anew(tmp_path: Path) -> None:
    home = home_with(tmp_path, SIGN)
    recall(home, {})
    asked = json.loads(kept(home).read_bytes())[0]
    damaged: list[dict[str, object]] = [{"Config": []}, {"Nothing": []}, {"a": 1, "b": 2}]
    for held in damaged:
        kept(home).write_text(json.dumps([asked, held]), encoding="utf-8")
        assert recall(home, {}) == load(home, {})


@pytest.mark.parametrize("text", [b"[rules]\nhalf_life = 0", b"\xff", b"[", b"a.b.c = 1"])
def test_a_broken_configuration_is_refused_each_time(tmp_path: Path, text: bytes) -> None:
    home = home_with(tmp_path)
    recall(home, {})
    home.config_file.write_bytes(text)
    for _time in range(2):
        with pytest.raises(ConfigError):
            recall(home, {})


def test_it_is_readable_by_its_owner_only_and_kept_where_a_folder_is(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    recall(home, {})
    assert not home.state_dir.exists()
    home.state_dir.mkdir()
    recall(home, {}, keeps=False)
    assert list(home.state_dir.iterdir()) == []
    recall(home, {})
    assert [path.stat().st_mode & 0o777 for path in home.state_dir.iterdir()] == [0o600]


def test_a_folder_that_takes_no_file_costs_time_and_nothing_else(tmp_path: Path) -> None:
    home = home_with(tmp_path, SIGN)
    kept(home).mkdir()
    assert recall(home, {}) == load(home, {})


def test_every_variable_that_says_something_is_looked_at() -> None:
    assert set(memory.VARIABLES) == {*ENVIRONMENT, "NO_COLOR"}

import stat
from pathlib import Path

import pytest

from pruner.config import ConfigError, Problem, load, set_preference, set_preferences, with_preferences
from tests.config.homes import a_home


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("theme", "garden-light", "garden-light"),
        ("mouse", "false", False),
        ("signs.rush.weight", "2", 2.0),
        ("signs.rush.minutes", "30", 30),
        ("signs.rush.de", "Kurz vor knapp", "Kurz vor knapp"),
        ("signs.late-payment.key", "2", "2"),
        ("rules.half_life", "45.5", 45.5),
        ("session.months", "2, 5, 8, 11", [2, 5, 8, 11]),
        ("session.months", "[2]", [2]),
        ("keys.help", "f1", "f1"),
        ("keys.add", '["Y", "+"]', ["Y", "+"]),
        ("language", "de", "de"),
    ],
)
def test_a_value_that_was_set_holds_at_the_next_start(
    tmp_path: Path, key: str, text: str, value: object
) -> None:
    home = a_home(tmp_path, "keys.more-minutes = []")
    set_preference(home, key, text)
    config = load(home, {})
    assert config.values[key] == value
    assert config.origins[key] == str(home.preferences_file)


def test_one_value_after_the_other_is_kept(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    set_preference(home, "signs.rush.weight", "2")
    set_preference(home, "signs.rush.minutes", "10")
    set_preference(home, "theme", "nord")
    config = load(home, {})
    assert (config.rules.sign("rush").weight, config.rules.sign("rush").minutes, config.theme) == (
        2,
        10,
        "nord",
    )


def test_a_sign_of_ones_own_can_be_made_by_settings_alone(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    set_preference(home, "signs.ghosting.en", "Ghosting")
    set_preference(home, "signs.ghosting.key", "2")
    assert load(home, {}).keys["log-ghosting"] == ("2",)


def test_the_file_is_its_owners_alone_and_no_scrap_is_left(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    home.config_dir.rmdir()
    set_preference(home, "mouse", "false")
    assert stat.S_IMODE(home.preferences_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.config_dir.stat().st_mode) == 0o700
    assert list(home.config_dir.iterdir()) == [home.preferences_file]


def test_the_users_own_file_stays_as_it_is(tmp_path: Path) -> None:
    home = a_home(tmp_path, 'theme = "nord"  # mine')
    set_preference(home, "theme", "gruvbox")
    assert home.config_file.read_text(encoding="utf-8") == 'theme = "nord"  # mine'


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("them", "nord", Problem.UNKNOWN_KEY),
        ("", "nord", Problem.UNKNOWN_KEY),
        ("rules", "1", Problem.UNKNOWN_KEY),
        ("signs.rush", "1", Problem.UNKNOWN_KEY),
        ("signs.ghosting.minutes", "1", Problem.MISSING),
        ("signs.Ghosting.en", "Ghosting", Problem.UNKNOWN_KEY),
        ("theme", "nrod", Problem.UNKNOWN_VALUE),
        ("mouse", "perhaps", Problem.WRONG_TYPE),
        ("rules.half_life", "long", Problem.WRONG_TYPE),
        ("rules.half_life", "nan", Problem.OUT_OF_RANGE),
        ("rules.half_life", "0", Problem.OUT_OF_RANGE),
        ("rules.watch_from", "2", Problem.NOT_ASCENDING),
        ("session.months", "1,x", Problem.WRONG_TYPE),
        ("session.months", "[1", Problem.WRONG_TYPE),
        ("keys.add", "e", Problem.KEY_CLASH),
        ("keys.add", "shift+a", Problem.DEAD_KEY),
        ("keys.add", "[a", Problem.DEAD_KEY),
        ("keys.quit", "[]", Problem.NO_KEY),
    ],
)
def test_a_value_that_would_not_load_is_refused_and_nothing_is_kept(
    tmp_path: Path, key: str, text: str, problem: Problem
) -> None:
    home = a_home(tmp_path)
    with pytest.raises(ConfigError) as refused:
        set_preference(home, key, text)
    assert refused.value.problem is problem
    assert not home.preferences_file.exists()


def test_an_unknown_key_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        set_preference(a_home(tmp_path), "signs.rush.wieght", "2")
    assert refused.value.nearest[0] == "signs.rush.weight"


def test_a_wrong_value_that_was_kept_can_be_set_right(tmp_path: Path) -> None:
    home = a_home(tmp_path, preferences='theme = "gone-theme"')
    set_preference(home, "theme", "nord")
    assert load(home, {}).theme == "nord"


def test_a_broken_file_is_told_and_not_overwritten(tmp_path: Path) -> None:
    home = a_home(tmp_path, preferences="theme = [")
    with pytest.raises(ConfigError) as refused:
        set_preference(home, "theme", "nord")
    assert refused.value.problem is Problem.NOT_TOML
    assert home.preferences_file.read_text(encoding="utf-8") == "theme = ["


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    home.config_dir.rmdir()
    home.config_dir.symlink_to(tmp_path / "missing" / "folder")
    (tmp_path / "missing").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        set_preference(home, "mouse", "false")
    assert refused.value.problem in {Problem.UNWRITABLE, Problem.UNREADABLE}


def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    (tmp_path / "dotfiles.toml").write_text("mouse = true\n", encoding="utf-8")
    home.preferences_file.symlink_to(tmp_path / "dotfiles.toml")
    set_preference(home, "mouse", "false")
    assert home.preferences_file.is_symlink()
    assert "mouse = false" in (tmp_path / "dotfiles.toml").read_text(encoding="utf-8")


def test_values_that_need_each_other_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    home = a_home(tmp_path, 'money.rates = ["USD = 0.92"]')
    with pytest.raises(ConfigError):
        set_preference(home, "money.currency", "USD")
    set_preferences(home, {"money.currency": "USD", "money.rates": "EUR = 1.09"})
    money = load(home, {}).money
    assert (money.currency, money.rates[0][0]) == ("USD", "EUR")
    with pytest.raises(ConfigError):
        set_preferences(home, {"money.target_rate": "95", "money.savings": "lots"})
    assert load(home, {}).money.target_rate is None


def test_what_was_kept_can_be_let_go_again(tmp_path: Path) -> None:
    home = a_home(tmp_path, "rules.half_life = 60")
    set_preference(home, "rules.half_life", "45")
    set_preferences(home, {"rules.half_life": None, "rules.bloom_days": None})
    config = load(home, {})
    assert config.rules.half_life == 60
    assert config.origins["rules.half_life"] == str(home.config_file)


def test_values_may_hold_without_being_kept_anywhere(tmp_path: Path) -> None:
    home = a_home(tmp_path, "rules.half_life = 60")
    config = with_preferences(load(home, {}), {"money.target_rate": "95,50"})
    assert str(config.money.target_rate) == "95.5"
    assert config.rules.half_life == 60
    assert not home.preferences_file.exists()
    again = with_preferences(config, {"money.target_rate": None})
    assert again.money.target_rate is None
    with pytest.raises(ConfigError):
        with_preferences(config, {"rules.half_life": "never"})

import os
from pathlib import Path

import pytest

from pruner.config import ConfigError, Kind, Problem, load, with_command_line
from tests.config.homes import a_home, complaint, loaded


def test_broken_toml_names_file_and_line(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, "mouse = true\n\ntheme = garden\n")
    assert (wrong.problem, wrong.line) == (Problem.NOT_TOML, 3)
    assert wrong.file == str(tmp_path / "PRUNER_CONFIG_DIR" / "config.toml")
    assert "line" not in wrong.detail


def test_a_file_that_breaks_off_names_its_last_line(tmp_path: Path) -> None:
    assert complaint(tmp_path, "mouse = true\ntheme = [").line == 2


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, 'mouse = true\n[signs.rush]\nde = "Spät"'.encode("latin-1"))
    assert (wrong.problem, wrong.line) == (Problem.NOT_UTF8, 3)


@pytest.mark.parametrize(
    "text", ["theme = " + "[" * 100_000, "x = 1" + "0" * 5_000, "[" + "theme." * 3_000 + "x]\ny = 1"]
)
def test_a_monstrous_file_is_told_like_any_other(tmp_path: Path, text: str) -> None:
    assert complaint(tmp_path, text).file.endswith("config.toml")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    home.config_file.mkdir()
    with pytest.raises(ConfigError) as refused:
        load(home, {})
    assert refused.value.problem is Problem.UNREADABLE
    assert refused.value.detail == os.strerror(21)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_told(tmp_path: Path) -> None:
    home = a_home(tmp_path, "mouse = true")
    home.config_file.chmod(0)
    with pytest.raises(ConfigError) as refused:
        load(home, {})
    assert refused.value.problem is Problem.UNREADABLE


@pytest.mark.parametrize(
    ("text", "where", "nearest"),
    [
        ("them = 1", "them", "theme"),
        ("[rule]\nhalf_life = 1", "rule", "rules"),
        ("rules.halflife = 1", "rules.halflife", "rules.half_life"),
        ("half_life = 1", "half_life", "rules.half_life"),
        ("signs.rush.wieght = 1", "signs.rush.wieght", "signs.rush.weight"),
        ('keys.qit = "x"', "keys.qit", "keys.quit"),
        ('keys.log-rsh = "x"', "keys.log-rsh", "keys.log-rush"),
        ('"rules.half_life" = 1', "rules.half_life", "rules.half_life"),
        ("money.target_rat = 90", "money.target_rat", "money.target_rate"),
        ("target_rate = 90", "target_rate", "money.target_rate"),
        ("verdict.window_months = 3", "verdict.window_months", ""),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest(
    tmp_path: Path, text: str, where: str, nearest: str
) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where) == (Problem.UNKNOWN_KEY, where)
    assert nearest in wrong.nearest or not nearest


@pytest.mark.parametrize(
    ("text", "where", "kind"),
    [
        ('rules.half_life = "90"', "rules.half_life", Kind.NUMBER),
        ("rules.half_life = true", "rules.half_life", Kind.NUMBER),
        ("rules.bloom_days = 1.5", "rules.bloom_days", Kind.WHOLE),
        ("mouse = 1", "mouse", Kind.SWITCH),
        ("theme = 1", "theme", Kind.TEXT),
        ("theme = {a = 1}", "theme", Kind.TEXT),
        ("rules = 1", "rules", Kind.TABLE),
        ("signs = 1", "signs", Kind.TABLE),
        ("signs.rush = 1", "signs.rush", Kind.TABLE),
        ("[[signs]]\nrush = 1", "signs", Kind.TABLE),
        ("signs.rush.key = 1", "signs.rush.key", Kind.KEY),
        ("keys.add = [1]", "keys.add", Kind.KEYS),
        ('session.months = "1"', "session.months", Kind.MONTHS),
        ("session.months = []", "session.months", Kind.MONTHS),
        ('money.currency = "euro"', "money.currency", Kind.CURRENCY),
    ],
)
def test_a_wrong_type_names_the_key_and_what_it_takes(
    tmp_path: Path, text: str, where: str, kind: Kind
) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where) == (Problem.WRONG_TYPE, where)
    assert wrong.expected
    assert wrong.expected.kind is kind


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("rules.half_life = 0", "rules.half_life"),
        ("rules.half_life = -1", "rules.half_life"),
        ("rules.half_life = nan", "rules.half_life"),
        ("rules.half_life = inf", "rules.half_life"),
        ("rules.quiet_days = 0", "rules.quiet_days"),
        ("rules.strong_share = 1.1", "rules.strong_share"),
        ("signs.rush.minutes = -5", "signs.rush.minutes"),
        ("signs.rush.minutes = 1441", "signs.rush.minutes"),
        ("signs.rush.weight = -1", "signs.rush.weight"),
        ("signs.rush.red_at = 0", "signs.rush.red_at"),
        ('signs.rush.en = "  "', "signs.rush.en"),
        (f'signs.rush.de = "{"x" * 201}"', "signs.rush.de"),
        ("session.months = [0]", "session.months"),
        ("session.months = [13]", "session.months"),
        ("terms.included_rounds = -1", "terms.included_rounds"),
    ],
)
def test_a_number_without_sense_is_refused(tmp_path: Path, text: str, where: str) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where) == (Problem.OUT_OF_RANGE, where)


def test_levels_that_do_not_rise_are_refused(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, "rules.watch_from = 0.6")
    assert wrong.problem is Problem.NOT_ASCENDING
    assert (wrong.where, wrong.other) == ("rules.wilting_from", "rules.watch_from")
    assert wrong.file.endswith("config.toml")


@pytest.mark.parametrize(
    ("text", "where", "nearest"),
    [
        ('theme = "garden-drak"', "theme", "garden-dark"),
        ('theme = "xxxx"', "theme", "garden-light"),
        ('language = "dee"', "language", "de"),
        ('language = "fr"', "language", "en"),
        ('ascii = "allways"', "ascii", "always"),
        ('session.weekday = "Montag"', "session.weekday", "monday"),
    ],
)
def test_an_unknown_value_is_answered_with_the_nearest(
    tmp_path: Path, text: str, where: str, nearest: str
) -> None:
    wrong = complaint(tmp_path, text)
    assert (wrong.problem, wrong.where) == (Problem.UNKNOWN_VALUE, where)
    assert nearest in wrong.nearest


def test_a_wrong_variable_is_named_as_such(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, "", PRUNER_LANG="fr")
    assert (wrong.file, wrong.where, wrong.value) == ("PRUNER_LANG", "language", "fr")
    assert complaint(tmp_path, "", PRUNER_THEME="nrod").nearest == ("nord",)


def test_a_wrong_option_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        with_command_line(loaded(tmp_path), language="fr")
    assert refused.value.file == "--lang"


@pytest.mark.parametrize(
    ("text", "where", "other", "key"),
    [
        ('keys.add = "e"', "keys.add", "keys.edit", "e"),
        ('keys.add = "r"', "keys.add", "signs.rush.key", "r"),
        ('signs.rush.key = "u"', "signs.rush.key", "keys.undo", "u"),
        ('keys.log-rush = "o"', "keys.log-rush", "signs.expert.key", "o"),
        ('keys.add = "question_mark"', "keys.add", "keys.help", "question_mark"),
        (
            'signs.ghosting = {en = "Ghosting", key = "1"}',
            "signs.ghosting.key",
            "signs.late-payment.key",
            "1",
        ),
    ],
)
def test_a_clash_names_both_and_the_key(tmp_path: Path, text: str, where: str, other: str, key: str) -> None:
    wrong = complaint(tmp_path, text)
    assert wrong.problem is Problem.KEY_CLASH
    assert (wrong.where, wrong.other, wrong.value) == (where, other, key)
    assert wrong.file.endswith("config.toml")


@pytest.mark.parametrize(
    ("text", "where", "value", "instead"),
    [
        ('keys.last = "shift+g"', "keys.last", "shift+g", ("G",)),
        ('keys.last = ["upper_g"]', "keys.last", "upper_g", ("G",)),
        ('signs.rush.key = "shift+r"', "signs.rush.key", "shift+r", ("R",)),
        ('keys.mark = " "', "keys.mark", " ", ("space",)),
        ('keys.mark = ""', "keys.mark", "", ()),
        (r'keys.mark = "\u001b"', "keys.mark", "\ufffd", ()),
    ],
)
def test_a_key_that_never_fires_is_refused_with_one_that_does(
    tmp_path: Path, text: str, where: str, value: str, instead: tuple[str, ...]
) -> None:
    wrong = complaint(tmp_path, text)
    assert wrong.problem is Problem.DEAD_KEY
    assert (wrong.where, wrong.value, wrong.nearest) == (where, value, instead)


@pytest.mark.parametrize("binding", ["quit", "back"])
def test_nobody_can_lock_themselves_in(tmp_path: Path, binding: str) -> None:
    wrong = complaint(tmp_path, f"keys.{binding} = []")
    assert (wrong.problem, wrong.where) == (Problem.NO_KEY, f"keys.{binding}")


def test_a_mistyped_sign_is_answered_with_the_one_meant(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, "signs.rsuh.weight = 2")
    assert (wrong.problem, wrong.where, wrong.nearest) == (Problem.MISSING, "signs.rsuh.en", ("signs.rush",))


@pytest.mark.parametrize("sign", ["Rush", "1rush", "ru sh", "ru.sh", "\\u001b"])
def test_a_sign_is_named_in_small_letters(tmp_path: Path, sign: str) -> None:
    wrong = complaint(tmp_path, f'[signs."{sign}"]\nen = "Rush"')
    assert wrong.problem is Problem.BAD_SIGN_ID
    assert "\x1b" not in wrong.where


def test_nothing_from_the_file_reaches_the_terminal_raw(tmp_path: Path) -> None:
    wrong = complaint(tmp_path, r'"\u001b[2J" = "\u001b[2J"')
    assert wrong.where == "\ufffd[2J"
    assert "\x1b" not in complaint(tmp_path, r'rules.half_life = "\u001b[2J"').value

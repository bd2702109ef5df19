from pathlib import Path

import pytest

from pruner.config import Ascii, Config, load, wants_ascii, with_command_line
from tests.config.homes import NOWHERE, a_home, loaded


def test_without_a_file_the_house_rules_are_those_of_the_product() -> None:
    config = load(NOWHERE, {})
    rules = config.rules
    assert [(s.id, s.key, s.weight, s.minutes, s.red_at) for s in rules.signs if not s.good] == [
        ("mismatch", "c", 1, 60, 2.2),
        ("rush", "r", 1, 45, 2.2),
        ("stranger", "w", 1, 20, 2.2),
        ("expert", "o", 1, 20, 2.2),
        ("venting", "v", 1, 30, 2.2),
        ("late-payment", "1", 1, 15, 2.2),
    ]
    assert [(s.id, s.key, s.minutes) for s in rules.signs if s.good] == [("bloom", "b", 0)]
    assert [s.id for s in rules.signs if s.counts_rounds] == ["mismatch"]
    assert (rules.half_life, rules.watch_from, rules.wilting_from, rules.red_from) == (90, 0.25, 0.6, 1)
    assert (rules.quiet_days, rules.heats_up_days, rules.included_rounds, rules.currency) == (60, 7, 2, "EUR")
    assert (config.session.months, config.session.weekday) == ((1, 4, 7, 10), 0)
    assert (config.theme, config.language, config.ascii, config.mouse) == (
        "garden-dark",
        "",
        Ascii.AUTO,
        True,
    )


def test_one_line_changes_one_number_and_leaves_the_rest(tmp_path: Path) -> None:
    rush = loaded(tmp_path, "[signs.rush]\nweight = 2").rules.sign("rush")
    assert (rush.weight, rush.minutes, rush.en, rush.key) == (2, 45, "Last minute", "r")


def test_a_sign_of_ones_own_needs_a_name_and_nothing_else(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[signs.ghosting]\nkey = "2"\nen = "Ghosting"\nde = "Abgetaucht"\nminutes = 10')
    sign = config.rules.sign("ghosting")
    assert (sign.key, sign.en, sign.de, sign.minutes) == ("2", "Ghosting", "Abgetaucht", 10)
    assert (sign.weight, sign.red_at, sign.good, sign.counts_rounds) == (1, 2.2, False, False)
    assert config.keys["log-ghosting"] == ("2",)
    assert config.rules.signs[-1] is sign


def test_a_sign_without_a_german_name_is_called_as_in_english(tmp_path: Path) -> None:
    assert loaded(tmp_path, '[signs.ghosting]\nen = "Ghosting"').rules.sign("ghosting").de == "Ghosting"


def test_a_sign_may_do_without_a_key(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[signs.ghosting]\nen = "Ghosting"')
    assert config.keys["log-ghosting"] == ()
    assert config.rules.sign("ghosting").key == "g"


def test_what_a_new_sign_starts_with_is_a_house_rule(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[new_sign]\nminutes = 5\n[signs.ghosting]\nen = "Ghosting"')
    assert config.rules.sign("ghosting").minutes == 5
    assert config.rules.sign("rush").minutes == 45


def test_a_name_cannot_drive_the_terminal(tmp_path: Path) -> None:
    assert loaded(tmp_path, r'signs.rush.en = "\u001b[31mRush"').rules.sign("rush").en == "\ufffd[31mRush"


def test_a_moved_key_is_where_the_sign_is_logged(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[keys]\nlog-rush = "J"\nadd = ["Y", "full_stop"]')
    assert config.keys["log-rush"] == ("J",)
    assert config.rules.sign("rush").key == "J"
    assert config.keys["add"] == ("Y", "full_stop")


def test_a_command_may_lose_its_keys(tmp_path: Path) -> None:
    assert loaded(tmp_path, "keys.demo = []").keys["demo"] == ()


def test_two_commands_may_swap_their_keys(tmp_path: Path) -> None:
    keys = loaded(tmp_path, 'keys.add = "e"\nkeys.edit = "a"').keys
    assert (keys["add"], keys["edit"]) == (("e",), ("a",))


def test_later_layers_go_before_earlier_ones(tmp_path: Path) -> None:
    one = 'language = "de"\ntheme = "nord"\nmouse = false'
    two = 'language = "en"\ntheme = "gruvbox"'
    config = loaded(tmp_path, one, two, PRUNER_LANG="de")
    assert (config.mouse, config.theme, config.language) == (False, "gruvbox", "de")
    assert with_command_line(config, language="en").language == "en"


def test_every_value_tells_where_it_was_said(tmp_path: Path) -> None:
    home = a_home(tmp_path, "mouse = false", 'theme = "nord"')
    config = with_command_line(load(home, {"PRUNER_LANG": "de"}), only_ascii=True)
    assert config.origins["mouse"] == str(home.config_file)
    assert config.origins["theme"] == str(home.preferences_file)
    assert config.origins["language"] == "PRUNER_LANG"
    assert config.origins["ascii"] == "--ascii"
    assert config.origins["rules.half_life"] == "default"
    assert (config.values["ascii"], config.values["theme"]) == ("always", "nord")
    assert config.values.keys() == config.origins.keys()


def test_the_values_are_listed_table_by_table(tmp_path: Path) -> None:
    tables = [key.rpartition(".")[0] for key in loaded(tmp_path).values]
    assert len(set(tables)) == sum(
        before != after for before, after in zip(["?", *tables], tables, strict=False)
    )


@pytest.mark.parametrize(
    ("said", "meant"), [("1", Ascii.ALWAYS), ("0", Ascii.NEVER), ("always", Ascii.ALWAYS), ("", Ascii.AUTO)]
)
def test_the_environment_may_ask_for_ascii(tmp_path: Path, said: str, meant: Ascii) -> None:
    assert loaded(tmp_path, PRUNER_ASCII=said).ascii is meant


def test_no_color_holds_when_it_says_anything(tmp_path: Path) -> None:
    assert loaded(tmp_path, NO_COLOR="1").no_color
    assert not loaded(tmp_path, NO_COLOR="").no_color


@pytest.mark.parametrize(
    ("setting", "term", "encoding", "plain"),
    [
        (Ascii.AUTO, "xterm", "utf-8", False),
        (Ascii.AUTO, "xterm", "UTF8", False),
        (Ascii.AUTO, "linux", "utf-8", True),
        (Ascii.AUTO, "xterm", "ascii", True),
        (Ascii.ALWAYS, "xterm", "utf-8", True),
        (Ascii.NEVER, "linux", "ascii", False),
    ],
)
def test_ascii_is_drawn_where_the_terminal_needs_it(
    setting: Ascii, term: str, encoding: str, plain: object
) -> None:
    assert wants_ascii(setting, {"TERM": term}, encoding) is plain


def test_a_file_that_begins_with_an_editors_mark_is_read(tmp_path: Path) -> None:
    assert load(a_home(tmp_path, b"\xef\xbb\xbfmouse = false"), {}).mouse is False


def test_the_users_file_is_never_touched(tmp_path: Path) -> None:
    home = a_home(tmp_path, "mouse = false   # mine\r\n")
    load(home, {})
    assert home.config_file.read_bytes() == b"mouse = false   # mine\r\n"


def test_a_configuration_cannot_be_changed_by_mistake(tmp_path: Path) -> None:
    config: Config = loaded(tmp_path)
    with pytest.raises(TypeError):
        config.keys["quit"] = ()  # type: ignore[index]

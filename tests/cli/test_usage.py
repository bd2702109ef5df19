import pytest

from pruner.cli.group import GLOBAL
from pruner.cli.tree import pruner as tree
from tests.cli.running import Pruner


@pytest.mark.parametrize(
    "command",
    [
        ("nonsense",),
        ("add",),
        ("add", "Acme", "too-much"),
        ("log", "rush"),
        ("list", "--nonsense"),
        ("list", "--as-of"),
        ("list", "--json=3"),
        ("config", "nonsense"),
        ("config", "set", "theme"),
        ("completion", "powershell"),
        ("--nonsense",),
        ("--garden", "", "list"),
    ],
)
def test_what_is_not_understood_is_one_sentence_and_status_2(
    pruner: Pruner, command: tuple[str, ...]
) -> None:
    refused = pruner(*command)
    assert (refused.status, refused.out) == (2, "")
    assert len(refused.err.splitlines()) == 1
    assert not refused.err.startswith(("Error", "Usage"))


def test_a_mistyped_command_or_option_is_offered_the_nearest(pruner: Pruner) -> None:
    assert "“status”" in pruner("statsu").err
    assert "“--plain”" in pruner("garden", "--plian").err


def test_a_usage_error_says_where_the_help_is(pruner: Pruner) -> None:
    assert "pruner log --help" in pruner("log", "rush").err


def test_control_characters_in_an_argument_never_come_back_raw(pruner: Pruner) -> None:
    for command in (("\x1b[31m",), ("mark", "\x1b[31m"), ("log", "\x1b[31m", "x"), ("list", "--\x1b[31m")):
        assert "\x1b" not in pruner(*command).err


@pytest.mark.parametrize("name", tree.listed)
def test_every_command_has_a_line_in_the_list_and_a_help_of_its_own(pruner: Pruner, name: str) -> None:
    assert name in pruner.done("--help").out
    own = pruner.done(name, "--help").out
    assert own.startswith(f"Usage: pruner {name}")
    assert "Options of every command" in own


def test_every_option_says_what_it_does() -> None:
    assert all(option.help for option in GLOBAL)

"""Every command has its key, its words in both languages and its line in the documentation."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from pruner import i18n
from pruner.garden import Garden
from pruner.tui import bindings
from pruner.tui.bindings import Command, Where
from tests.tui.beds import three
from tests.tui.configured import CONFIG, configured
from tests.tui.hands import at

KEYS_PAGE = Path(__file__).parents[2] / "docs" / "keys.md"
COMMANDS = (*bindings.log_commands(CONFIG.rules), *bindings.COMMANDS)
every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)


@every_command
def test_a_command_has_its_words_and_its_key(command: Command) -> None:
    assert command.id
    assert command.label
    assert command.tip
    assert command.id in CONFIG.keys
    for binding in bindings.bindings([command], CONFIG.keys).key_to_bindings.values():
        assert [(b.id, b.tooltip, b.priority) for b in binding] == [(command.id, command.tip, True)]


@every_command
def test_a_command_speaks_german(command: Command) -> None:
    i18n.use("de")
    german = i18n._catalogue("de")._catalog  # type: ignore[attr-defined]
    assert german[command.tip]
    assert i18n._(command.tip) != command.tip
    if command.id.startswith("log-"):
        named = next(c for c in bindings.log_commands(CONFIG.rules) if c.id == command.id)
        assert named.label != command.label
    elif any(character.isalpha() for character in command.label.replace("min", "")):
        assert german[command.label]


@every_command
def test_a_command_stands_on_the_page_of_keys(command: Command) -> None:
    lines = [line for line in KEYS_PAGE.read_text(encoding="utf-8").splitlines() if f"`{command.id}`" in line]
    assert len(lines) == 1
    for key in CONFIG.keys[command.id]:
        assert f"`{bindings.key_name(key)}`" in lines[0]


def test_every_key_that_can_be_configured_belongs_to_a_command() -> None:
    assert set(CONFIG.keys) == {command.id for command in COMMANDS}


def test_every_place_has_its_german_name() -> None:
    i18n.use("de")
    assert [where for where in Where if i18n._(where.value) == where.value] == []


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("keys", [[], ["tab"], ["z"], ["enter"]], ids=["tree", "list", "overview", "client"])
async def test_the_hints_fit_and_never_lose_undo_and_help(
    garden: Garden, language: str, columns: int, keys: list[str]
) -> None:
    i18n.use(language)
    three(garden)
    async with at(garden, CONFIG, (columns, 24)) as hands:
        await hands.press(*keys)
        row = hands.lines()[-1]
        assert cell_len(row.rstrip()) <= columns
        for name in ("undo", "help"):
            assert f"{hands.app.key(name)} {bindings.label(bindings.BY_ID[name])}" in row


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_hints_of_the_list_name_the_key_that_sorts_it(
    garden: Garden, language: str, columns: int
) -> None:
    i18n.use(language)
    three(garden)
    async with at(garden, CONFIG, (columns, 24)) as hands:
        sort = f"s {bindings.label(bindings.BY_ID['sort'])}"
        assert sort not in hands.lines()[-1]
        await hands.press("tab")
        assert sort in hands.lines()[-1]
        await hands.press("tab")
        assert sort not in hands.lines()[-1]


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_hints_of_the_money_page_never_lose_undo_and_help(garden: Garden, language: str) -> None:
    i18n.use(language)
    three(garden)
    async with at(garden, CONFIG, (60, 20)) as hands:
        await hands.press("m")
        for name in ("undo", "help"):
            assert f"{hands.app.key(name)} {bindings.label(bindings.BY_ID[name])}" in hands.lines()[-1]


async def test_a_label_is_cut_only_where_few_whole_ones_fit(garden: Garden) -> None:
    three(garden)
    config = configured('[signs.rush]\nen = "Something that can never wait until tomorrow"')
    garden.rules = config.rules
    async with at(garden, config, (60, 20)) as hands:
        assert hands.lines()[-1].startswith("r Something that…  space ✂  u Undo  ? Help")
        await hands.resize(80, 20)
        assert hands.lines()[-1].startswith("r Something that can never wait until tomorrow  space ✂")


async def test_the_hints_of_an_empty_garden_fit(garden: Garden) -> None:
    async with at(garden, CONFIG, (60, 20)) as hands:
        row = hands.lines()[-1].rstrip()
        assert row.startswith("a Plant  ")
        assert row.endswith("D Demo  u Undo  ? Help  q Quit")

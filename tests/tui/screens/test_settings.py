"""My numbers and the house rules on the screen: what is kept where, what is refused, what holds at once."""

from contextlib import AbstractAsyncContextManager
from decimal import Decimal
from pathlib import Path

import pytest
from textual.widgets import Static

from pruner import i18n
from pruner.config import Config, Places, load, set_preferences
from pruner.garden import Garden
from pruner.tui.house import Said
from tests.config.homes import a_home
from tests.tui.beds import log, plant
from tests.tui.books import keep_books
from tests.tui.configured import CONFIG, configured
from tests.tui.hands import Hands, at
from tests.tui.screens.test_forms import choose

SIZES = ((60, 20), (80, 24), (120, 40))


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """A user's folders."""
    return a_home(tmp_path, 'ascii = "never"\nlanguage = "en"')


def living_in(
    home: Places, garden: Garden, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[Hands]:
    """The screen of somebody whose settings are kept in these folders, as the command line keeps them."""

    def keep(said: Said) -> Config:
        set_preferences(home, said)
        config = load(home, {})
        i18n.use(config.language)
        return config

    return at(garden, load(home, {}), size, keep=keep)


def files_under(folder: Path) -> set[str]:
    """The names of all files there."""
    return {path.name for path in folder.rglob("*")}


async def to_setting(hands: Hands, key: str) -> None:
    """Put the cursor on a setting of the open list."""
    shown = hands.app.screen._shown  # type: ignore[attr-defined]
    place = next(place for place, each in enumerate(shown) if each and each.key == key)
    hands.app.screen.rows.highlighted = place  # type: ignore[attr-defined]
    await hands.settle()


async def change(hands: Hands, key: str, value: str) -> None:
    """Open a setting and write another value."""
    await to_setting(hands, key)
    await hands.press("enter")
    await hands.rewrite("value", value)
    await hands.press("ctrl+s")


def complaint(hands: Hands) -> str:
    """What the form says is wrong."""
    return str(hands.app.screen.query_one("#refusal", Static).render())


def in_one_line(hands: Hands) -> str:
    """What the screen says, without borders and line ends."""
    return " ".join(hands.text().replace("│", " ").split())


async def test_ones_own_numbers_are_kept_and_reckoned_with_at_once(garden: Garden, home: Places) -> None:
    keep_books(garden)
    async with living_in(home, garden, (80, 40)) as hands:
        await hands.press("M")
        for field, text in {
            "target_rate": "125",
            "monthly_costs": "4.200,50",
            "savings": "12,000.00",
            "rates": "USD = 0.92, CHF = 1.05",
        }.items():
            await hands.rewrite(field, text)
        await hands.press("ctrl+s")
        assert hands.screen == "GardenScreen"
        money = load(home, {}).money
        assert (money.target_rate, money.monthly_costs, money.savings) == (
            Decimal(125),
            Decimal("4200.5"),
            Decimal(12000),
        )
        assert dict(money.rates) == {"USD": Decimal("0.92"), "CHF": Decimal("1.05")}
        await hands.press("m")
        assert "80 % of your target of €125.00" in hands.text()
        await hands.press("escape", "M")
        assert hands.value("monthly_costs") == "4200.50"
        await hands.rewrite("savings", "")
        await hands.press("enter")
        assert load(home, {}).money.savings is None


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("target_rate", "lots", "is no amount"),
        ("target_rate", "0", "out of range"),
        ("monthly_costs", "-5", "out of range"),
        ("currency", "euro", "is no currency"),
        ("rates", "USD 0.92", "does not fit"),
        ("rates", "EUR = 1", "is the main currency"),
        ("rates", "USD = 1, USD = 2", "has two rates"),
    ],
)
async def test_wrong_numbers_are_said_in_the_form_and_nothing_is_kept(
    garden: Garden, home: Places, field: str, text: str, why: str
) -> None:
    async with living_in(home, garden, (80, 30)) as hands:
        await hands.press("M")
        await hands.rewrite("savings", "1000")
        await hands.rewrite(field, text)
        await hands.press("ctrl+s")
        assert hands.screen == "NumbersForm"
        assert why in complaint(hands)
        assert hands.value(field) == text
        assert not home.preferences_file.exists()


async def test_numbers_that_stay_as_they_are_are_no_change(garden: Garden, home: Places) -> None:
    async with living_in(home, garden) as hands:
        await hands.press("M", "ctrl+s")
        assert "Nothing is different" in in_one_line(hands)
        assert not home.preferences_file.exists()


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_is_listed_with_its_value_and_its_meaning(
    garden: Garden, size: tuple[int, int]
) -> None:
    async with at(garden, CONFIG, size) as hands:
        await hands.press("comma")
        seen = ""
        for _ in range(12):
            seen += hands.text()
            await hands.press("pagedown")
        for name in (
            "half_life",
            "yardstick",
            "protect_share",
            "rush_surcharge",
            "red_at",
            "months",
            "mouse",
        ):
            assert name in seen
        await to_setting(hands, "rules.half_life")
        assert "The days after which an incident counts half." in in_one_line(hands)
        await hands.press("escape")
        assert hands.screen == "GardenScreen"


async def test_a_house_rule_that_was_changed_holds_at_once_and_is_kept(garden: Garden, home: Places) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 40)
    async with living_in(home, garden) as hands:
        before = garden.view().branches[0].health.heat
        await hands.press("comma")
        await change(hands, "rules.half_life", "45,5")
        assert hands.screen == "SettingsScreen"
        assert "45.5" in hands.text()
        assert "preferences.toml" in hands.text()
        await hands.press("comma")
        assert hands.app.view is not None
        assert hands.app.view.branches[0].health.heat < before
        assert load(home, {}).rules.half_life == 45.5
        assert "half_life" not in home.config_file.read_text()


async def test_what_was_changed_here_can_be_let_go_again(garden: Garden, home: Places) -> None:
    async with living_in(home, garden) as hands:
        await hands.press("comma")
        await change(hands, "signs.rush.weight", "2")
        assert garden.rules.sign("rush").weight == 2
        await hands.press("x")
        assert garden.rules.sign("rush").weight == 1
        assert "as it was" in hands.said


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("rules.half_life", "soon", "does not fit; write a number"),
        ("rules.half_life", "0", "out of range"),
        ("rules.wilting_from", "2", "rules.wilting_from"),
        ("session.months", "13", "out of range"),
        ("money.rates", "much", "does not fit"),
        ("signs.rush.key", "o", "already means"),
        ("verdict.red_days", "90, 30", "has to be more than"),
    ],
)
async def test_a_wrong_value_is_said_and_stays_in_the_form(
    garden: Garden, home: Places, key: str, value: str, why: str
) -> None:
    async with living_in(home, garden) as hands:
        await hands.press("comma")
        await change(hands, key, value)
        assert hands.screen == "SettingForm"
        assert why in complaint(hands)
        assert hands.value("value") == value
        assert not home.preferences_file.exists()


async def test_a_choice_offers_what_is_possible(garden: Garden, home: Places) -> None:
    async with living_in(home, garden) as hands:
        await hands.press("comma")
        for key, value in {
            "money.window_months": "12",
            "money.yardstick": "others",
            "mouse": "false",
            "theme": "garden-light",
        }.items():
            await to_setting(hands, key)
            await hands.press("enter")
            choose(hands, "value", value)
            await hands.press("ctrl+s")
            assert hands.screen == "SettingsScreen"
        assert "Kept: theme." in hands.said
        config = load(home, {})
        assert (config.money.window_months, config.money.yardstick.value, config.mouse) == (
            12,
            "others",
            False,
        )
        assert hands.app.theme == "garden-light"


async def test_another_language_is_spoken_as_soon_as_the_settings_close(garden: Garden, home: Places) -> None:
    plant(garden, "Acme", "Birch")
    async with living_in(home, garden) as hands:
        await hands.press("g")
        chosen = hands.chosen
        await hands.press("comma")
        await to_setting(hands, "language")
        await hands.press("enter")
        choose(hands, "value", "de")
        await hands.press("ctrl+s", "escape")
        assert hands.screen == "GardenScreen"
        assert "Hilfe" in hands.lines()[-1]
        assert hands.chosen == chosen
        await hands.press("r")
        assert len(hands.incidents(chosen)) == 1


async def test_a_key_that_was_moved_works_as_soon_as_the_settings_close(garden: Garden, home: Places) -> None:
    plant(garden, "Acme")
    async with living_in(home, garden) as hands:
        await hands.press("comma")
        await change(hands, "signs.rush.key", "J")
        await hands.press("escape", "J")
        assert [incident.sign for incident in hands.incidents("Acme")] == ["rush"]
        await hands.press("r")
        assert len(hands.incidents("Acme")) == 1


async def test_settings_open_over_a_client_and_its_money_too(garden: Garden, home: Places) -> None:
    keep_books(garden)
    async with living_in(home, garden) as hands:
        for keys, screen in ((["enter"], "ClientScreen"), (["m"], "MoneyScreen")):
            await hands.press(*keys, "comma")
            assert hands.screen == "SettingsScreen"
            await hands.press("escape")
            assert hands.screen == screen


async def test_the_demo_keeps_settings_for_its_run_only(garden: Garden, tmp_path: Path) -> None:
    async with at(garden, CONFIG, demo=True) as hands:
        await hands.press("M")
        await hands.rewrite("target_rate", "77")
        await hands.press("ctrl+s")
        assert garden.rules.money.target_rate == 77
        await hands.press("comma")
        await to_setting(hands, "money.target_rate")
        assert "this run" in hands.text()
    assert "preferences.toml" not in files_under(tmp_path)


async def test_the_mask_hides_amounts_among_the_settings_and_keeps_them_shut(garden: Garden) -> None:
    rich = configured("money.savings = 98765\nmoney.target_rate = 432")
    async with at(garden, rich, (80, 40)) as hands:
        await hands.press("comma", "P")
        assert "98765" not in hands.text()
        assert "432" not in hands.text()
        await to_setting(hands, "money.savings")
        await hands.press("enter")
        assert hands.screen == "SettingsScreen"
        assert "Amounts are hidden" in hands.said
        await hands.press("P")
        assert "98765" in hands.text()

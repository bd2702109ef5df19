"""The first row: what is urgent outlasts what is merely good to know, in every width and language."""

from collections.abc import Iterator

import pytest

from pruner import i18n
from pruner.garden import Garden
from tests.tui.beds import demonstration, three
from tests.tui.configured import CONFIG
from tests.tui.hands import at


@pytest.fixture(params=["en", "de"])
def urgent(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """What the demo garden has to say at once, in two languages."""
    i18n.use(request.param)
    yield ("1 overdue", "session due") if request.param == "en" else ("1 überfällig", "Schnitt fällig")
    i18n.use("en")


@pytest.mark.parametrize("width", [44, 60, 80, 120])
async def test_what_is_urgent_stays_in_a_narrow_window(
    garden: Garden, urgent: tuple[str, str], width: int
) -> None:
    demonstration(garden)
    async with at(garden, CONFIG, (width, 24), demo=True) as hands:
        header = hands.lines()[0]
        assert [words for words in ("DEMO", *urgent) if words not in header] == []


async def test_signs_give_way_before_marks_and_marks_before_clients(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG, (80, 24), demo=True) as hands:
        left = []
        for width in (80, 64, 52):
            await hands.resize(width, 24)
            left.append([words for words in ("14 clients", "signs", "marked") if words in hands.lines()[0]])
        assert left == [["14 clients", "signs", "marked"], ["14 clients", "marked"], ["14 clients"]]


async def test_the_next_session_gives_way_first_while_it_is_not_due(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG, (60, 20)) as hands:
        assert "session in" in hands.lines()[0]
        await hands.resize(38, 20)
        assert "session" not in hands.lines()[0]
        assert "3 signs" in hands.lines()[0]

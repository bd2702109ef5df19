"""The demo on the command line: numbers of its own, and nothing of the user's."""

from pathlib import Path

import pytest

from tests.cli.running import Pruner

VERDICTS = {"KEEP", "WATCH", "FIX", "TOO_LITTLE_DATA", "PROTECT", "PRUNE"}


def everything(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("day", ["2026-11-23", "2027-01-01", "2028-02-29"])
def test_every_verdict_can_be_read_in_the_demo(pruner: Pruner, day: str) -> None:
    clients = pruner.done("demo", "--json", "--as-of", day).json
    assert {client["verdict"]["name"] for client in clients} == VERDICTS


def test_the_demo_reckons_with_its_own_numbers_and_leaves_those_of_the_user(
    pruner: Pruner, home: Path
) -> None:
    pruner.done("config", "set", "money.target_rate", "500")
    pruner.done("config", "set", "money.currency", "CHF")
    before = everything(home)
    okto = next(c for c in pruner.done("demo", "--json").json if c["name"] == "Okto Fitness")
    assert (okto["verdict"]["name"], okto["money"]["currency"]) == ("PROTECT", "EUR")
    assert everything(home) == before

"""Whatever a client is called, the name goes in and comes out again, and drives no terminal."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pruner.cli.start import start
from pruner.core.text import CONTROLS, clean
from tests.faults.soak import times

NAMES = st.text(min_size=1, max_size=200).filter(lambda name: clean(name) != "")
ENCODABLE = NAMES.filter(lambda name: not any(0xD800 <= ord(char) <= 0xDFFF for char in name))


@given(name=ENCODABLE)
@settings(max_examples=times(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_survives_planting_showing_and_data(
    home: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    garden = home / f"{abs(hash(name))}.db"
    options = ("--garden", str(garden))
    capfd.readouterr()
    assert start([*options, "add", "--", name]) == 0
    assert start([*options, "show", "--", name]) == 0
    assert start([*options, "garden", "--plain"]) == 0
    shown = capfd.readouterr().out
    assert not CONTROLS.search(shown.replace("\n", ""))
    assert start([*options, "list", "--json"]) == 0
    data = capfd.readouterr().out
    assert [client["name"] for client in json.loads(data)] == [clean(name)]
    assert data.isascii()
    assert all(unicodedata.category(char) != "Cc" or char == "\n" for char in data)
    garden.unlink()

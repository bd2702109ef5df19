"""The power may go at any moment: what was held for saved is there, and the file is a garden.

What the real store says to SQLite is said to one whose disk loses what was not synced. The same simulator
finds that settings which promise less lose commits, so it would notice.
"""

from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from pruner.store.migrations import NEWEST
from pruner.store.restoring import restore
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident, changing
from tests.faults.disk import OUTCOMES, by_chance
from tests.faults.oracle import look
from tests.faults.powercut import NOTHING, Verdict, judge, play
from tests.faults.soak import TIMES
from tests.faults.transcript import Poured, Said, State, Transcript, heard, state_of
from tests.ledger import an_import, hours_of
from tests.store.saving import save, take_in

OURS = "PRAGMA synchronous=EXTRA"
DATA = Path(__file__).parents[1] / "data"
SEEDS = range(2 * TIMES)
"""So many times each operation that was not synced meets a fate of its own."""


def live(path: Path) -> Transcript:
    """A garden's life: made, logged into, taken back, done again, imported into, a client erased."""
    acme, birch = a_client("Acme"), a_client("Birch")
    with heard(path) as transcript:
        store = Store.open(path, create=True)
        transcript.saved(path)
        for change in (
            adding(acme),
            adding(birch),
            *(adding(an_incident(acme, note="x" * 900), did="logged") for _ in range(4)),
            changing(acme, replace(acme, note="loud")),
        ):
            save(store, change)
            transcript.saved(path)
        for step in (store.undo, store.undo, store.redo):
            step(NOW)
            transcript.saved(path)
        take_in(store, an_import(), hours_of(birch, range(60)))
        transcript.saved(path)
        store.undo(NOW)
        transcript.saved(path)
        store.erase(acme.id)
        transcript.saved(path)
        store.close()
    return transcript


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Transcript:
    return live(tmp_path_factory.mktemp("life") / "garden.db")


def cut(
    transcript: Transcript, before: State = NOTHING, file: bytes = b"", *, instead: str = "", every: int = 1
) -> Verdict:
    """What is found after every cut, or every so many; with this said `instead` of how we have it synced."""
    played = play(transcript, file, {OURS: f"PRAGMA synchronous={instead}"} if instead else {})
    chances = {f"chance {seed}": by_chance(seed) for seed in SEEDS}
    return judge(played, [before, *transcript.states], {**OUTCOMES, **chances}, every=every)


def test_no_power_cut_loses_a_commit_or_damages_the_file(life: Transcript) -> None:
    verdict = cut(life)
    assert verdict.damaged == []
    assert verdict.lost == 0
    assert verdict.cuts > 1_000


@pytest.mark.parametrize("synchronous", ["FULL", "NORMAL", "OFF"])
def test_with_less_than_we_ask_for_the_same_cuts_lose_commits(life: Transcript, synchronous: str) -> None:
    assert Said(1, OURS) in life.lines
    verdict = cut(life, instead=synchronous, every=7)
    assert verdict.lost + len(verdict.damaged) > 0


@pytest.mark.parametrize("stored", [f"garden-v{number}.db" for number in range(1, NEWEST)])
def test_a_power_cut_during_an_upgrade_leaves_the_old_garden_or_the_new(
    garden_file: Path, stored: str
) -> None:
    garden_file.parent.mkdir()
    copyfile(DATA / stored, garden_file)
    before = state_of(look(garden_file))
    with heard(garden_file) as transcript:
        store = Store.open(garden_file, create=False)
        transcript.saved(garden_file)
        store.close()
    verdict = cut(transcript, before, (DATA / stored).read_bytes())
    assert transcript.states[-1][0] == NEWEST
    assert verdict.damaged == []
    assert verdict.lost == 0
    assert verdict.cuts > 100


@pytest.mark.parametrize("synchronous", ["", "OFF"])
def test_a_power_cut_during_a_restore_leaves_the_old_garden_or_the_restored_one(
    garden_file: Path, synchronous: str
) -> None:
    live(garden_file)
    before, image = state_of(look(garden_file)), garden_file.read_bytes()
    with heard(garden_file) as transcript:
        restore(garden_file, DATA / f"garden-v{NEWEST}.db", NOW)
    transcript.saved(garden_file)
    assert any(isinstance(line, Poured) for line in transcript.lines)
    assert transcript.states != [before]
    verdict = cut(transcript, before, image, instead=synchronous)
    assert verdict.cuts > 100
    assert (verdict.lost + len(verdict.damaged) == 0) is (synchronous == "")

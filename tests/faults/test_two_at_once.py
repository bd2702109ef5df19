"""Two programs on one garden at the same moment."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.running import INSTALLED, installed
from tests.faults.logger import open_garden
from tests.faults.test_kill import logged_ids, planted

EACH = 500


def test_two_processes_log_500_incidents_each_and_1000_are_there(garden_file: Path) -> None:
    client = planted(garden_file)
    logger = [sys.executable, "-m", "tests.faults.logger", str(garden_file), str(client), str(EACH)]
    both = [subprocess.Popen(logger, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    acknowledged = sorted(int(line) for process in both for line in process.communicate()[0].split())
    assert [process.returncode for process in both] == [0, 0]
    with open_garden(garden_file) as garden:
        assert sorted(incident.id for incident in garden.incidents(client)) == acknowledged
        assert sorted(logged_ids(garden)) == acknowledged
    assert len(acknowledged) == 2 * EACH


def test_commands_at_once_all_log(home: Path) -> None:
    assert installed("add", "Acme").returncode == 0
    command = [str(INSTALLED), "log", "rush", "Acme"]
    all_of_them = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(6)]
    assert [process.wait(60) for process in all_of_them] == [0] * 6
    assert len(json.loads(installed("show", "Acme", "--json").stdout)["incidents"]) == 6
    assert (home / "state" / "status.txt").exists()


def test_first_starts_at_once_all_plant_in_one_garden(home: Path) -> None:
    assert home.is_dir()
    all_of_them = [
        subprocess.Popen([str(INSTALLED), "add", f"Client {n}"], stdout=subprocess.DEVNULL) for n in range(6)
    ]
    assert [process.wait(60) for process in all_of_them] == [0] * 6
    assert len(json.loads(installed("list", "--json").stdout)) == 6

"""The installed program against real pipes, full disks, poor locales and a real terminal."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, Pruner, installed

SH = "/bin/sh"
FULL = Path("/dev/full")
POOR = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
HEAVY = """
import sys
from pruner.cli.start import start
start({args})
print(sorted({names} & set(sys.modules)), file=sys.stderr)
"""


def loaded(args: list[str], *names: str) -> str:
    """Which of these modules a command has loaded at its end."""
    asked = HEAVY.format(args=args, names=set(names))
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return run.stderr.splitlines()[-1]


def in_a_terminal(*args: str, **environ: str) -> str:
    """What a command draws on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environ}
    with subprocess.Popen([INSTALLED, *args], stdin=theirs, stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        drawn = b""
        while chunk := _read(ours):
            drawn += chunk
    os.close(ours)
    return drawn.decode()


def _read(ours: int) -> bytes:
    try:
        return os.read(ours, 65536)
    except OSError:  # the other end is closed
        return b""


def test_the_whole_way_from_planting_to_data(home: Path) -> None:
    assert home.is_dir()
    assert installed("add", "Acme").returncode == 0
    assert installed("log", "rush", "Acme").returncode == 0
    assert '"level": "watch"' in installed("show", "Acme", "--json").stdout


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["locate"], ["completion", "zsh"], ["config"]])
def test_what_needs_no_garden_loads_no_database(home: Path, args: list[str]) -> None:
    assert home.is_dir()
    assert loaded(args, "sqlalchemy", "alembic", "textual", "rich", "pruner.garden") == "[]"


@pytest.mark.parametrize(
    "args", [["log", "rush", "Acme"], ["status"], ["list"], ["mark", "Acme"], ["undo"], ["garden"]]
)
def test_a_command_loads_neither_the_screen_nor_the_migrations(pruner: Pruner, args: list[str]) -> None:
    pruner.done("add", "Acme")
    assert loaded(args, "textual", "rich", "alembic", "babel") == "[]"


def test_a_reader_that_leaves_early_sees_no_traceback(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--note", "x" * 99_000)  # more than a pipe holds
    for command in ("config", "list", "--help", "history --json", "export"):
        line = f"'{INSTALLED}' {command} | head -c 1"
        run = subprocess.run([SH, "-c", line], capture_output=True, text=True, check=False)
        assert run.stderr == ""


def test_a_closed_output_is_quiet(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    ours, theirs = os.pipe()
    os.close(ours)
    run = subprocess.run([INSTALLED, "config"], stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    assert run.stderr == ""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "command", ["list", "--help", "--version", "locate", "completion bash", "config --json", "export"]
)
def test_a_full_disk_is_said_in_one_sentence(pruner: Pruner, command: str) -> None:
    pruner.done("add", "Acme")
    with FULL.open("w") as full:
        run = installed(*command.split(), stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "cannot be written" in run.stderr


def test_a_poor_locale_replaces_what_it_lacks(home: Path) -> None:
    assert home.is_dir()
    assert installed("add", "Müller 中文", env={**os.environ, **POOR}).returncode == 0
    for command in (("list",), ("show", "m"), ("garden",), ("history",), ("--lang", "de", "list")):
        run = installed(*command, env={**os.environ, **POOR})
        assert run.returncode == 0
        assert "M?ller ??" in run.stdout
    assert "M\\u00fcller \\u4e2d\\u6587" in installed("list", "--json", env={**os.environ, **POOR}).stdout


@pytest.mark.parametrize("args", [(b"add", b"M\xfcller"), (b"\xff",), (b"list", b"--garden", b"\xfe.db")])
def test_an_argument_that_is_no_utf8_is_a_usage_error(home: Path, args: tuple[bytes, ...]) -> None:
    assert home.is_dir()
    run = installed(*args)
    assert run.returncode == 2
    assert "UTF-8" in run.stderr


def test_ctrl_c_is_quiet(home: Path) -> None:
    assert home.is_dir()
    installed("add", "Acme")
    with subprocess.Popen(
        [INSTALLED, "erase", "Acme"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        while not process.stderr.read(1).endswith("["):
            continue
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert "Traceback" not in process.stderr.read()


def test_a_terminal_gets_colour_unless_it_wants_none(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    assert "\x1b[" in in_a_terminal("list")
    assert "\x1b[" in in_a_terminal("garden")
    assert "\x1b[" not in in_a_terminal("list", NO_COLOR="1")
    assert "\x1b[" not in in_a_terminal("list", TERM="dumb")
    assert "\x1b[" not in installed("list").stdout


def test_a_row_fits_the_terminal_and_a_pipe_gets_all_of_it(pruner: Pruner) -> None:
    name = "中" * 90
    pruner.done("add", name, "--limb", "Retainers")
    rows = in_a_terminal("list", NO_COLOR="1").splitlines()
    assert all(len(row) <= 80 for row in rows)
    assert "…" in rows[1]
    assert name in installed("list").stdout


def test_a_dumb_terminal_gets_the_plain_garden(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    assert in_a_terminal(TERM="dumb").strip() == "Acme: healthy."


def test_nobody_waits_for_an_answer_that_cannot_come(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    assert installed("erase", "Acme", stdin=subprocess.DEVNULL, timeout=90).returncode == 1

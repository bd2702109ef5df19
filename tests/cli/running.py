"""Running commands, in this process or as the installed program."""

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pruner.cli.start import start

INSTALLED = Path(sys.executable).parent / "pruner"


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  # whatever the document is
        """The document on standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines on standard output."""
        return self.out.splitlines()


@dataclass(frozen=True)
class Pruner:
    """The command line in this process; `pruner("log", "rush", "acme")`."""

    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def __call__(self, *args: str, answers: str = "") -> Answer:
        """Run one command; `answers` is what somebody types."""
        self.patch.setattr("sys.stdin", io.StringIO(answers))
        self.capture.readouterr()
        status = start(args)
        out, err = self.capture.readouterr()
        return Answer(status, out, err)

    def done(self, *args: str) -> Answer:
        """Run one command that has to succeed."""
        answer = self(*args)
        assert answer.status == 0, answer
        return answer


def installed(*args: str | bytes, **said: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    """Run the installed program; `said` goes to `subprocess.run`."""
    options = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL, "timeout": 120, **said}
    return subprocess.run([INSTALLED, *args], check=False, **options)

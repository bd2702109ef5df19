"""The table: what was measured, as a ratio, beside the goal and what would be better still."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement; `ratio` is in the unit that `against` says, None where it could not be measured.

    What is there for scale alone has no goal.
    """

    what: str
    ratio: float | None
    against: str
    goal: float | None
    stretch: float | None
    took: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal is met."""
        if self.ratio is None:
            return "not installed"
        if self.goal is None or self.stretch is None:
            return ""
        if self.ratio <= self.stretch:
            return "stretch"
        return "met" if self.ratio <= self.goal else "missed"


def printed(lines: Sequence[Line]) -> str:
    """The table in Markdown."""
    rows = ["| What | Measured | Goal | Stretch | Verdict | Took |", "|---|---|---|---|---|---|"]
    for line in lines:
        measured = "–" if line.ratio is None else f"{line.ratio:.2f} {line.against}"
        goals = ("" if goal is None else f"{goal:g}" for goal in (line.goal, line.stretch))
        rows.append(f"| {' | '.join([line.what, measured, *goals, line.verdict, line.took])} |")
    return "\n".join(rows)


def grown(rows: Sequence[Mapping[str, str]]) -> str:
    """The growth table in Markdown: a garden in each row."""
    titles = list(rows[0])
    lines = [f"| {' | '.join(titles)} |", "|" + "---|" * len(titles)]
    return "\n".join(lines + [f"| {' | '.join(row.values())} |" for row in rows])


def keep(
    path: Path, lines: Sequence[Line], growth: Sequence[Mapping[str, str]], about: dict[str, object]
) -> None:
    """Write the same as JSON."""
    told = [asdict(line) | {"verdict": line.verdict} for line in lines]
    document = {"about": about, "lines": told, "growth": growth}
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def about() -> dict[str, object]:
    """On what this was measured; `load` is what others did meanwhile, a minute's average."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }

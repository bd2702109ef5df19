"""The report of one session over the demo garden, as `docs/season.md` shows it (`make docs`).

Day, clock and ids are given, so the report changes only when the program does; a test compares.
"""

import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

from pruner import demo, i18n
from pruner.config.loading import assemble
from pruner.core.season import Choice
from pruner.garden import Clock, Garden
from pruner.tui.reported import Report

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
LAST_DAY = date(2026, 12, 31)
DECIDED = (
    ("Glimmer Estates", Choice.PRUNE, None),
    ("Okto Fitness", Choice.WATCH, None),
    ("Velvet Moth Records", Choice.RAISE, Decimal("506.36")),
    ("Fennel Dental", Choice.FIX, None),
    ("Ministry of Soup", Choice.WATCH, None),
    ("Tin Roof Theatre", Choice.KEEP, None),
    ("Pillar Seven", Choice.LATER, None),
)


def report() -> dict[str, str]:
    """The report and its two pictures, by the names of the files."""
    with tempfile.TemporaryDirectory() as folder:
        home, config = Path(folder), demo.numbers(assemble({}, {}))
        spoken = i18n.language()
        i18n.use("en")
        try:
            with Garden.open(home / "garden.db", config.rules, _clock(), create=True) as garden:
                seeds = demo.seeds(TODAY, lambda day, hour: datetime.combine(day, hour, UTC))
                garden.plant(seeds.change, seeds.rows)
                _hold(garden)
                season = garden.session_view(garden.view())
                session = season.view.sessions[-1]
                report = Report(session=session, garden=garden.path, folder=home / "report")
                report.write(season, config, NOW)
        finally:
            i18n.use(spoken)
        made = sorted((home / "report").iterdir())
        return {path.name: path.read_text(encoding="utf-8") for path in made if path.suffix != ".ics"}


def _hold(garden: Garden) -> None:
    """A whole session: one is pruned, one raised, the rest kept."""
    garden.begin_session()
    for name, choice, price in DECIDED:
        garden.decide(garden.find(name).id, choice, price=price)
    garden.keep_rest()
    garden.plan_cut(garden.find("Glimmer Estates").id, notice_on=TODAY, ends_on=LAST_DAY)
    garden.close_session()


def _clock() -> Clock:
    return Clock(
        today=lambda: TODAY,
        now=lambda: NOW,
        real_now=lambda: NOW,
        day_of=lambda moment: moment.astimezone(UTC).date(),
        new_id=count(1).__next__,
    )

"""A closed session as a report in Markdown: figures, decisions with the numbers as they were, exits.

Whatever somebody typed stands in it as plain text, as in the report of the garden.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from pruner.core.lazily import dataclass
from pruner.core.models import Cut, Decision, Session
from pruner.core.seen import Figures, Seen
from pruner.garden import SeasonView
from pruner.i18n import _, day
from pruner.wording import decisions as words
from pruner.wording import looking_back
from pruner.wording.branches import level
from pruner.wording.numbers import amount, hours, rate
from pruner.wording.report import plain, points, table
from pruner.wording.tongue import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The names of the files with the tree before and after."""

    before: str
    after: str


def session_report(
    session: Session, season: SeasonView, following: date, pictures: Pictures
) -> Iterator[str]:
    """The report, line by line; `following` is the day of the next session."""
    decisions = list(season.view.decisions_in(session).values())
    cuts = season.cuts_of({decision.id for decision in decisions})
    yield "# " + _("The pruning session of {day}").format(day=day(session.began_on))
    yield ""
    if session.closed_on:
        yield _("Closed on {day}").format(day=day(session.closed_on))
        yield ""
    yield from _figures(Figures.thawed(session.figures))
    yield f"## {_('Decisions')}"
    yield ""
    yield from table(_titles(), [_row(decision, season) for decision in decisions])
    yield from _reasons(decisions, season)
    yield from _exits(cuts, season)
    yield from _tree(pictures)
    yield f"## {_('Next')}"
    yield ""
    yield from points([_("The next session is on {day}").format(day=day(following))])


def _figures(of: Figures) -> Iterator[str]:
    facts = words.figures(of)
    if facts:
        yield f"## {_('Before and after')}"
        yield ""
        yield from points([f"{title}: {text}" for title, text in facts])


def _titles() -> tuple[str, ...]:
    return (
        _("Client"),
        _("Decision"),
        _("Verdict"),
        _("Level"),
        _("An hour"),
        _("Income a month"),
        _("Hours a month"),
        _("Income share"),
    )


def _row(decision: Decision, season: SeasonView) -> tuple[str, ...]:
    seen = Seen.thawed(decision.seen)
    return (
        _name(decision, season),
        words.decided(decision),
        decision.verdict,
        level(seen.level),
        "" if seen.ehr is None else rate(seen.ehr, seen.currency),
        "" if seen.income is None else amount(seen.income, seen.currency),
        "" if seen.hours is None else hours(seen.hours),
        "" if seen.share is None else f"{percent(seen.share)} %",
    )


def _reasons(decisions: Sequence[Decision], season: SeasonView) -> Iterator[str]:
    """Why, where somebody said so."""
    told = [f"{_name(d, season)}: {words.reason(d)}" for d in decisions if d.reason]
    if told:
        yield f"## {_('Reasons')}"
        yield ""
        yield from points(told)


def _exits(cuts: Sequence[Cut], season: SeasonView) -> Iterator[str]:
    """How clients leave, and what grew back since."""
    grown = {of.cut.id: of for of in season.regrowths}
    if cuts:
        yield f"## {_('Who leaves')}"
        yield ""
    for cut in cuts:
        branch = season.view.branch(cut.client_id)
        yield f"### {plain(branch.client.name if branch else '')}"
        yield ""
        facts = words.exit_facts(cut, season.steps(cut))
        if cut.id in grown:
            facts += looking_back.regrown(grown[cut.id], season.view.worth(cut.client_id).currency)
        yield from points([f"{title}: {text}" for title, text in facts])


def _tree(pictures: Pictures) -> Iterator[str]:
    yield f"## {_('The tree')}"
    yield ""
    for title, file in ((_("Before"), pictures.before), (_("After"), pictures.after)):
        yield f"![{plain(title)}]({file})"
        yield ""


def _name(decision: Decision, season: SeasonView) -> str:
    branch = season.view.branch(decision.client_id)
    return branch.client.name if branch else ""

"""A pruning session as it is printed for people."""

from pruner import wording
from pruner.cli import output
from pruner.cli.colours import OF_LEVEL, STRONG
from pruner.cli.desk import Desk
from pruner.cli.output import Cell
from pruner.core.calendar import next_session_after
from pruner.core.models import Session
from pruner.core.plants import Branch
from pruner.core.seen import Figures
from pruner.core.whatif import Outlook
from pruner.garden import SeasonView
from pruner.i18n import _, day, n_
from pruner.wording import decisions as words
from pruner.wording import looking_back
from pruner.wording.seasons import stage

INDENT = 2


def say_running(desk: Desk, session: Session, season: SeasonView) -> None:
    """Where an open session stands: the look back, then the walk with what was decided, then what follows."""
    output.say(
        _("The session of {day} stands at: {stage}").format(
            day=day(session.began_on), stage=stage(session.stage)
        )
    )
    say_look_back(desk, season)
    say_walk(season)
    say_outlook(season.what_if())


def say_look_back(desk: Desk, season: SeasonView) -> None:
    """The quarter against the one before, who moved, and what the last session brought."""
    back = season.look_back
    _title(_("Looking back: {quarter}").format(quarter=looking_back.quarter(back.quarter)))
    output.say_facts(looking_back.quarters(back, desk.config.rules), indent=INDENT)
    for move in back.moved:
        output.say_sentence(looking_back.moved(move, move.branch.client.name), indent=INDENT)
    if back.outcomes and back.last and back.last.closed_on:
        _title(_("What the session of {day} brought").format(day=day(back.last.began_on)))
        for of in back.outcomes:
            output.say_sentence(looking_back.outcome(of, of.branch.client.name), indent=INDENT)


def say_walk(season: SeasonView) -> None:
    """Who needs a decision, the worst first, with what was decided; then how many of the rest are left."""
    _title(_("Who needs a decision"))
    rows = [_row(branch, season) for branch in season.walk]
    beside = [b for b in season.rest if b.client.id in season.decisions]
    output.say_table(rows + [_row(branch, season) for branch in beside], flexible=1)
    if not rows:
        output.say_sentence(_("Nobody: all can be kept."), indent=INDENT)
    left = len(season.rest) - len(beside)
    if left:
        said = n_(
            "{n} more needs none; “pruner session keep-rest” keeps it.",
            "{n} more need none; “pruner session keep-rest” keeps them.",
            left,
        )
        output.say_sentence(said.format(n=left), indent=INDENT)


def say_outlook(of: Outlook) -> None:
    """What would follow of the cuts and raises."""
    _title(_("What follows"))
    output.say_facts(words.outlook(of), indent=INDENT)
    for warning in words.warnings(of):
        output.say_sentence(warning, indent=INDENT)


def say_closed(desk: Desk, session: Session, season: SeasonView) -> None:
    """A closed session as it was: figures, decisions, ways out, and what grew back since."""
    if session.closed_on is None:
        return
    output.say(
        _("The session of {day}, closed on {closed}").format(
            day=day(session.began_on), closed=day(session.closed_on)
        )
    )
    output.say_facts(words.figures(Figures.thawed(session.figures)), indent=INDENT)
    _title(_("Decisions"))
    output.say_facts(_decisions(session, season), indent=INDENT)
    _say_exits(session, season)
    following = next_session_after(session.closed_on, desk.config.session.months, desk.config.session.weekday)
    output.say("")
    output.say(_("The next session is on {day}").format(day=day(following)))


def _decisions(session: Session, season: SeasonView) -> list[tuple[str, str]]:
    """What was decided about each client, by which numbers, and why where somebody said so."""
    facts: list[tuple[str, str]] = []
    for decision in season.view.decisions_in(session).values():
        branch = season.view.branch(decision.client_id)
        facts.append((branch.client.name if branch else "", words.decided(decision)))
        facts += [("", text) for text in (words.seen(decision), words.reason(decision)) if text]
    return facts


def _say_exits(session: Session, season: SeasonView) -> None:
    """How clients leave, and what grew back after each cut."""
    decided = season.view.decisions_in(session)
    cuts = season.cuts_of({decision.id for decision in decided.values()})
    grown = {of.cut.id: of for of in season.regrowths}
    for cut in cuts:
        branch = season.view.branch(cut.client_id)
        _title(branch.client.name if branch else "")
        facts = words.exit_facts(cut, season.steps(cut))
        if cut.id in grown:
            facts += looking_back.regrown(grown[cut.id], season.view.worth(cut.client_id).currency)
        output.say_facts(facts, indent=INDENT)
    if any(cut.id in grown for cut in cuts):
        output.say("")
        output.say(_("Your record: {record}").format(record=looking_back.record(season.record)))


def _row(branch: Branch, season: SeasonView) -> list[Cell]:
    client, level = branch.client, branch.level
    decision = season.decisions.get(client.id)
    return [
        Cell(" " * INDENT + (words.decided(decision) if decision else "-")),
        Cell(client.name, STRONG),
        Cell(wording.level(level), OF_LEVEL[level]),
        Cell(season.view.verdict_name(client.id).value),
        Cell(_("marked") if client.marked else ""),
    ]


def _title(text: str) -> None:
    output.say("")
    output.say_table([[Cell(text, STRONG)]])

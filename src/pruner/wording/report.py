"""The whole garden as a report in Markdown: every client with its signs, its numbers and its verdict.

Whatever somebody typed stands in it as plain text: nothing of it marks anything up, links or ends a table.
"""

from collections.abc import Iterator, Sequence

from pruner.core.heat import SignState
from pruner.core.plants import Branch
from pruner.core.verdict import Verdict
from pruner.core.worth import Worth
from pruner.garden import View
from pruner.i18n import _, day, n_, number
from pruner.wording import numbers
from pruner.wording.branches import level, sign, sign_level, standing
from pruner.wording.verdicts import headline, verdict_flips, verdict_reasons, yardstick_note

MARKS = frozenset("\\`*_[]<>|#!~&")


def report(view: View) -> Iterator[str]:
    """The report, line by line."""
    branches = sorted(view.all_branches, key=lambda branch: branch.client.name.casefold())
    yield "# " + _("The garden on {day}").format(day=day(view.today))
    yield ""
    yield n_("{n} client", "{n} clients", len(branches)).format(n=number(len(branches)))
    yield ""
    if branches:
        yield from table(_titles(), [_row(view, branch) for branch in branches])
    for branch in branches:
        yield from _client(view, branch)


def plain(text: str) -> str:
    """Text as it reads, on one line, with nothing in it that Markdown would take for a mark."""
    return "".join(f"\\{char}" if char in MARKS else char for char in " ".join(text.split()))


def _titles() -> tuple[str, ...]:
    return (_("Client"), _("State"), _("Level"), _("Verdict"), _("An hour"), _("Income share"))


def _row(view: View, branch: Branch) -> tuple[str, ...]:
    worth = view.worth(branch.client.id)
    return (
        branch.client.name,
        standing(branch),
        level(branch.level),
        view.verdict_name(branch.client.id).value,
        numbers.ehr(worth),
        numbers.share(worth),
    )


def _client(view: View, branch: Branch) -> Iterator[str]:
    client = branch.client
    worth, verdict = view.worth(client.id), view.verdict(client.id)
    yield f"## {plain(client.name)}"
    yield ""
    yield from points([f"{_('Level')}: {level(branch.level)}", *_marked(branch)])
    yield from _signs(branch.health.signs)
    yield from _section(_("Numbers"), _numbers(worth))
    yield from _section(f"{_('Verdict')}: {headline(verdict)}", _judged(view, verdict))
    if client.note:
        yield from (f"> {plain(line)}" for line in client.note.splitlines())
        yield ""


def _marked(branch: Branch) -> list[str]:
    return [_("Marked for pruning")] if branch.client.marked else []


def _signs(signs: Sequence[SignState]) -> Iterator[str]:
    if signs:
        titles = (_("Sign"), _("Level"), _("Heat"), _("Incidents"))
        rows = [
            (sign(of.rule), sign_level(of.level), number(of.heat, 3), number(len(of.embers))) for of in signs
        ]
        yield from table(titles, rows)


def _numbers(worth: Worth) -> list[str]:
    """What is known of the client's money, one fact a line."""
    if not worth.known:
        return [_("Nothing is known of hours and income.")]
    told = (numbers.period, numbers.sums, numbers.ehr, numbers.target, numbers.baseline, numbers.others)
    said = [word(worth) for word in (*told, numbers.share, numbers.trend, numbers.payment)]
    given = f"{_('Given away')}: {numbers.given_away(worth.given_away)}"
    return [*filter(None, said), *numbers.sold(worth), given, *numbers.apart(worth)]


def _judged(view: View, verdict: Verdict) -> list[str]:
    note = yardstick_note(verdict)
    reasons = verdict_reasons(verdict, view.rules)
    return [*reasons, *verdict_flips(verdict, view.rules), *([note] if note else [])]


def _section(title: str, texts: Sequence[str]) -> Iterator[str]:
    yield f"### {plain(title)}"
    yield ""
    yield from points(texts)


def points(texts: Sequence[str]) -> Iterator[str]:
    """A list."""
    yield from (f"- {plain(point)}" for point in texts)
    yield ""


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with these columns."""
    yield _cells(titles)
    yield "|" + "---|" * len(titles)
    yield from map(_cells, rows)
    yield ""


def _cells(texts: Sequence[str]) -> str:
    return "| " + " | ".join(map(plain, texts)) + " |"

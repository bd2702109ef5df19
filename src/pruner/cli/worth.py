"""What a client is worth, and what follows from it, as `pruner show` prints it."""

from collections.abc import Iterator

from pruner.cli import output
from pruner.cli.colours import STRONG
from pruner.cli.output import Cell
from pruner.cli.verdict_colours import OF_VERDICT
from pruner.core.worth import Worth
from pruner.garden import View
from pruner.i18n import _, n_
from pruner.wording import numbers, terms
from pruner.wording.verdicts import headline, verdict_flips, verdict_reasons, yardstick_note

INDENT = 2


def say_agreed(worth: Worth) -> None:
    """What was agreed with the client and what is estimated; nothing where nothing was said."""
    agreed = worth.account.terms
    facts = terms.agreed(agreed, worth.estate.money.currency) if agreed else []
    if facts:
        _title(_("Terms"))
        output.say_facts(facts, indent=INDENT)


def say_money(worth: Worth) -> None:
    """The numbers of the window; nothing where nothing is known of the client."""
    if not worth.known and not worth.given_away_this_quarter.items:
        return
    _title(_("Money, {period}").format(period=numbers.period(worth)))
    output.say_facts(_facts(worth), indent=INDENT)
    for warning in (numbers.five_sixths(worth), numbers.estimated(worth.figures)):
        if warning:
            output.say_sentence(warning, indent=INDENT)


def say_verdict(view: View, worth: Worth) -> None:
    """The verdict with its reasons and what would turn it."""
    found = view.verdict(worth.client_id)
    output.say("")
    said = [Cell(_("Verdict"), STRONG), Cell(headline(found), OF_VERDICT[found.name])]
    output.say_table([[*said, *_own_window(view, worth)]], flexible=1)
    note = yardstick_note(found)
    facts = [
        *_titled(_("why"), verdict_reasons(found, view.rules)),
        *_titled(_("turns"), verdict_flips(found, view.rules)),
        *_titled(_("but"), [note] if note else []),
    ]
    output.say_facts(facts, indent=INDENT)


def _own_window(view: View, worth: Worth) -> Iterator[Cell]:
    """Over how many months the verdict is found, where the numbers above are those of another window."""
    own = len(view.estate.months)
    if own != len(worth.months):
        yield Cell(n_("(over {n} month)", "(over {n} months)", own).format(n=own))


def _title(text: str) -> None:
    output.say("")
    output.say_table([[Cell(text, STRONG)]])


def _facts(worth: Worth) -> Iterator[tuple[str, str]]:
    """Title and sentence of each number that is known."""
    if worth.known:
        yield from _rates(worth)
    if worth.share is not None and worth.known:
        yield _("share"), numbers.share(worth)
        yield _("concentration"), numbers.concentration(worth)
    if payment := numbers.payment(worth):
        yield _("pays"), payment
    yield from _titled(_("sold hours"), numbers.sold(worth))
    yield (
        _("given away"),
        _("{given}, in this quarter").format(given=numbers.given_away(worth.given_away_this_quarter)),
    )
    yield from _titled(_("apart"), numbers.apart(worth))


def _rates(worth: Worth) -> Iterator[tuple[str, str]]:
    yield _("per hour"), numbers.ehr(worth) or _("not known: there are no hours")
    yield _("from"), numbers.sums(worth)
    told = (
        (_("target"), numbers.target(worth)),
        (_("baseline"), numbers.baseline(worth)),
        ("", numbers.others(worth)),
        (_("trend"), numbers.trend(worth)),
    )
    yield from ((title, text) for title, text in told if text)


def _titled(title: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Several lines under one title."""
    yield from ((title if n == 0 else "", line) for n, line in enumerate(lines))

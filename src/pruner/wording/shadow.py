"""What was given away as a document for the next talk: an invoice that is never sent, by quarter."""

from collections.abc import Iterator
from fractions import Fraction

from pruner.core.given_away import LineItem, Quarter, ShadowInvoice
from pruner.core.rules import Rules
from pruner.i18n import _, day, number
from pruner.wording.branches import sign
from pruner.wording.numbers import amount, given_away
from pruner.wording.tongue import percent


def quarter(value: Quarter) -> str:
    """The name of a quarter."""
    year, n = value
    return _("Quarter {n} of {year}").format(n=n, year=year)


def titles() -> tuple[str, ...]:
    """What stands over the columns of the line items."""
    return (_("Day"), _("What"), _("Minutes"), _("Surcharge"), _("Amount"), _("Note"))


def line(item: LineItem, currency: str, rules: Rules) -> tuple[str, ...]:
    """One item, a text for each title."""
    return (
        day(item.day),
        sign(rules.sign(item.sign)),
        number(item.minutes),
        _("+{share} %").format(share=percent(Fraction(item.surcharge))) if item.surcharge else "",
        "" if item.amount is None else amount(item.amount, currency),
        " ".join(item.note.split()),
    )


def markdown(client: str, shadow: ShadowInvoice, rules: Rules) -> str:
    """The whole document as Markdown, one table a quarter."""
    heading = _("Given away: {name}").format(name=_plain(client))
    return "\n".join([f"# {heading}", "", *_sections(shadow, rules)])


def _sections(shadow: ShadowInvoice, rules: Rules) -> Iterator[str]:
    if not shadow.items:
        yield _("Nothing was given away.") + "\n"
    for of, part in shadow.quarters().items():
        yield f"## {quarter(of)}\n"
        yield _cells(titles())
        yield "|---|---|---:|---:|---:|---|"
        yield from (_cells(line(item, part.currency, rules)) for item in part.items)
        yield ""
        yield _("Together: {given}").format(given=given_away(part)) + "\n"


def _cells(texts: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(_plain, texts)) + " |"


def _plain(text: str) -> str:
    """Text of the user that neither ends a cell nor marks anything up."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#!" else char for char in text)

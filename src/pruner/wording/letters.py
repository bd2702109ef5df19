"""What a letter to a client says today: its terms, the planned end, the answers of a prospect."""

from datetime import date

from pruner.core.ledger import Terms
from pruner.core.models import Client, Cut
from pruner.core.notice import NoNotice, deal, notice
from pruner.core.prospect import Question, answers
from pruner.garden import View
from pruner.i18n import language
from pruner.letters.kinds import Form, Kind, Letter, Occasion
from pruner.letters.write import answer_by, letter, offered, valid_from


def written(kind: Kind, form: Form, view: View, client: Client) -> Letter:
    """The draft of a letter to this client.

    Raises:
        UnreadableNotice: a farewell without a planned end, and the agreed notice cannot be read.
    """
    return letter(kind, form, occasion(kind, view, client))


def occasion(kind: Kind, view: View, client: Client) -> Occasion:
    """What the letter is written from; an end that is not planned is that of a notice received today.

    Raises:
        UnreadableNotice: as for `written`.
    """
    terms = next((agreed for agreed in view.facts.terms if agreed.client_id == client.id), None)
    cut = _cut(view, client)
    ends_on = _end(view, terms, cut) if kind is Kind.FAREWELL else None
    return Occasion(
        name=client.name,
        offered=offered(terms, view.rules.money),
        valid_from=valid_from(view.today),
        answer_by=answer_by(view.today),
        ends_on=ends_on,
        next_delivery=_delivery(view.today, cut, ends_on),
        since=client.since.year if client.since and client.since.year < view.today.year else None,
        conditions=_conditions(view, client),
    )


def usual_form() -> Form:
    """The form that the user's own language suggests."""
    return Form.SIE if language() == "de" else Form.EN


def text_of(draft: Letter) -> str:
    """The letter as plain text, its subject first."""
    return f"{draft.subject}\n\n{draft.text}"


def parsed(text: str) -> Letter:
    """The letter that such a text is, whatever was made of it: its first line is the subject."""
    subject, _end_of_line, rest = text.lstrip().partition("\n")
    return Letter(subject.strip(), rest.strip() + "\n")


def _cut(view: View, client: Client) -> Cut | None:
    """The plan of the latest decision to prune the client that holds."""
    holding = {decision.id for decision in view.facts.decisions if decision.holds(view.today)}
    cuts = (cut for cut in reversed(view.facts.cuts) if cut.client_id == client.id)
    return next((cut for cut in cuts if cut.decision_id in holding), None)


def _end(view: View, terms: Terms | None, cut: Cut | None) -> date | None:
    """The last day: as planned, else by notice received today; None where no notice ends the contract."""
    if cut is not None:
        return cut.ends_on
    house, own = view.rules.money.terms, terms or Terms(id=0, client_id=0)
    of = deal(own.contract or house.contract, own.pay_period or house.pay_period, own.notice)
    found = notice(of, view.today)
    return None if isinstance(found, NoNotice) else found.ends_on


def _delivery(today: date, cut: Cut | None, ends_on: date | None) -> date | None:
    """The next promised delivery, where it lies in the time that is left."""
    day = cut.next_delivery if cut else None
    return day if day is not None and ends_on is not None and today <= day <= ends_on else None


def _conditions(view: View, client: Client) -> tuple[Question, ...]:
    """The questions whose answers call for a condition, as the last intake has them."""
    intake = next((each for each in reversed(view.facts.intakes) if each.client_id == client.id), None)
    scores = answers(intake) if intake else {}
    return tuple(question for question in Question if scores.get(question))

"""The rows behind a number of the money page: enter changes one, delete takes it out, undo brings it back."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.ledger import Cost, Hours, LedgerRow, Payment
from pruner.core.models import Client, Id, Incident
from pruner.core.months import Month
from pruner.core.revenue import spreads
from pruner.core.worth import Worth
from pruner.garden import View
from pruner.i18n import _
from pruner.tui.screens.incident_form import IncidentForm
from pruner.tui.screens.roster import Roster
from pruner.tui.screens.row_forms import form_for
from pruner.tui.screens.terms_form import TermsForm
from pruner.tui.widgets.figures import Behind
from pruner.tui.widgets.ledger_lines import Estimated, Line, Scribe
from pruner.wording import numbers

MOST = 1_000
"""So many blocks of work are listed; the newest, since those are looked for."""

EVER = frozenset({Behind.PAYMENTS, Behind.GIVEN_AWAY})
"""What is listed as far back as anything is known."""


class RowsScreen(Roster):
    """What a number is made of, over the months of the page it was opened from."""

    def __init__(self, client: Client, behind: Behind, title: str, months: int) -> None:
        super().__init__()
        self._client = client
        self._behind = behind
        self._title = title
        self._months = months
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """The months, the rows, and what can be done with them."""
        with Vertical(classes="box sheet"):
            yield Static(id="heading", classes="heading")
            yield OptionList(id="list")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Follow the app's one view: what is changed, or undone, shows at once."""
        self.watch(self.gardener, "view", self._fill)
        self.watch(self.gardener, "masked", self._fill, init=False)

    def action_open(self) -> None:
        """Change the row under the cursor."""
        about = self._about
        if isinstance(about, Client):
            self.dismiss(None)
            self.gardener.show_money(about.id)
        elif about is None:
            self.gardener.tell(_("There is no row under the cursor."), warning=True)
        elif self.gardener.masked:
            self.gardener.tell(_("Amounts are hidden; show them before changing them."), warning=True)
        elif isinstance(about, Incident):
            self.gardener.open(IncidentForm(self._client, about))
        elif isinstance(about, Estimated):
            self.gardener.open(TermsForm(self._client))
        else:
            self.gardener.open(form_for(self._client, about))

    def action_delete_incident(self) -> None:
        """Take the row under the cursor out."""
        about, garden = self._about, self.gardener.garden
        if isinstance(about, Incident):
            self.gardener.do(lambda: garden.delete_incident(about.id))
        elif isinstance(about, LedgerRow):
            self.gardener.do(lambda: garden.delete_row(type(about), about.id))
        else:
            self.gardener.tell(_("There is no row here that could be deleted."), warning=True)

    # -- inside

    @property
    def _about(self) -> LedgerRow | Incident | Estimated | Client | None:
        row = self.rows.highlighted
        return self._lines[row].about if row is not None and row < len(self._lines) else None

    def _offers(self) -> str:
        app = self.gardener
        return _("{open} change    {delete} delete    {undo} undo    {back} leave").format(
            open=app.key("open"),
            delete=app.key("delete-incident"),
            undo=app.key("undo"),
            back=app.key("back"),
        )

    def _fill(self) -> None:
        view = self.gardener.view
        if view is None or view.branch(self._client.id) is None:
            return
        worth = view.estate.over(self._months).worth(self._client.id)
        name = self.gardener.called(self._client)
        parts = [name, "" if self._behind in EVER else numbers.period(worth)]
        heading = f"{self._title}: {', '.join(filter(None, parts))}"
        self.query_one("#heading", Static).update(Content(heading))
        self._lines = list(self._found(view, worth)) or [Line(Content(_("Nothing is recorded.")))]
        self.show([Option(line.text) for line in self._lines])

    def _found(self, view: View, worth: Worth) -> Iterator[Line]:
        scribe = Scribe(rules=view.rules, masked=self.gardener.masked)
        match self._behind:
            case Behind.RATE:
                yield from self._revenue(scribe, worth)
                yield from self._costs(scribe, worth)
                yield from self._hours(scribe, view, worth)
            case Behind.HOURS:
                yield from self._hours(scribe, view, worth)
            case Behind.REVENUE:
                yield from self._revenue(scribe, worth)
            case Behind.COSTS:
                yield from self._costs(scribe, worth)
            case Behind.PAYMENTS:
                yield from self._payments(scribe, worth)
            case Behind.GIVEN_AWAY:
                shadow = worth.given_away
                yield from scribe.gifts(shadow.items, shadow.currency, self._incidents(view))
            case _:
                yield from self._everybody(scribe, view, worth)

    def _hours(self, scribe: Scribe, view: View, worth: Worth) -> Iterator[Line]:
        first, last = worth.months[0].first, worth.months[-1].last
        yield from scribe.estimates(worth, hours=True)
        yield from scribe.hours(
            self.gardener.garden.rows(Hours, self._client.id, since=first, until=last, limit=MOST)
        )
        if view.rules.money.count_incident_minutes:
            covered = {entry.day for entry in worth.account.worked}
            known = self._incidents(view)
            lost = [each for each in reversed(worth.account.lost) if first <= each.day <= last]
            yield from scribe.incidents(known[each.incident_id] for each in lost if each.day not in covered)

    def _revenue(self, scribe: Scribe, worth: Worth) -> Iterator[Line]:
        yield from scribe.estimates(worth, income=True)
        within = set(worth.months)
        found = spreads(worth.account, worth.estate.today)
        yield from scribe.invoices((each for each in found if within & set(each.covered)), worth.months)

    def _costs(self, scribe: Scribe, worth: Worth) -> Iterator[Line]:
        within = set(worth.months)
        found = (cost for cost in worth.account.costs if Month.of(cost.day) in within)
        yield from scribe.costs(sorted(found, key=_day_of, reverse=True))

    def _payments(self, scribe: Scribe, worth: Worth) -> Iterator[Line]:
        yield from scribe.delays(worth.delays, worth.currency)
        yield from scribe.payments(sorted(worth.account.payments, key=_day_of, reverse=True))

    def _everybody(self, scribe: Scribe, view: View, worth: Worth) -> Iterator[Line]:
        for client_id in worth.portfolio.shares or worth.portfolio.members:
            branch = view.branch(client_id)
            if (
                branch
                and worth.portfolio.members[client_id].hours + worth.portfolio.members[client_id].revenue
            ):
                name = self.gardener.called(branch.client)
                yield scribe.everybody(branch.client, name, worth.estate.worth(client_id))

    def _incidents(self, view: View) -> dict[Id, Incident]:
        branch = view.branch(self._client.id)
        return {ember.incident.id: ember.incident for ember in branch.health.embers} if branch else {}


def _day_of(row: Cost | Payment) -> tuple[int, Id]:
    return row.day.toordinal(), row.id

"""Everything that can be done to the client at hand, alike in the garden and on the client's own screen."""

from pruner.core.calendar import next_session
from pruner.core.models import Client, Id, State
from pruner.i18n import _
from pruner.letters.kinds import Kind
from pruner.tui import bindings, screens
from pruner.tui.bindings import Command
from pruner.tui.screens.bookkeeping import ABOUT_MONEY, BookkeepingScreen
from pruner.tui.widgets.header import Header, session_words
from pruner.tui.widgets.portrait import summary

ON_A_CLIENT = (
    "open",
    "mark",
    "fix",
    "incident",
    "more-minutes",
    "fewer-minutes",
    "note",
    "new-job",
    "edit",
    "copy",
    "letter",
    "erase",
)


class TendingScreen(BookkeepingScreen):
    """A screen with a client at hand."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """What can be done to a client, each sign's log key first."""
        return (*bindings.log_commands(self.gardener.garden.rules), *bindings.of(*ON_A_CLIENT, *ABOUT_MONEY))

    @property
    def at_hand(self) -> Client | None:
        """The client that the next key is about."""
        return None

    def held_for(self, ids: frozenset[str]) -> Id | None:
        """Whom a key with these bindings logs for: held, it logs once."""
        client = self.at_hand
        return client.id if client and any(name.startswith("log-") for name in ids) else None

    def furnish_header(self) -> None:
        """Tell the first row what stands there beside the counts."""
        app, header = self.gardener, self.query_one(Header)
        header.thorn, header.mark = app.glyphs.thorn, app.glyphs.mark
        header.demo, header.as_of = app.demo, app.garden.as_of
        session = app.config.session
        header.session = next_session(app.garden.today, session.months, session.weekday)
        header.pressing = session_words(app.view, session, app.key("session")) if app.view else ()

    def chosen(self) -> Client | None:
        """The client at hand, or a word about there being none."""
        client = self.at_hand
        if client is None:
            self.gardener.tell(_("There is no client here yet; plant one first."), warning=True)
        return client

    def action_log(self, sign: str) -> None:
        """Log one incident with the house defaults, at once."""
        if client := self.chosen():
            self.gardener.log_incident(client, sign)

    def action_mark(self) -> None:
        """Mark the client for pruning, or take the mark off."""
        if client := self.chosen():
            garden = self.gardener.garden
            verb = garden.unmark if client.marked else garden.mark
            self.gardener.do(lambda: verb(client.id))

    def action_new_job(self) -> None:
        """A new job begins."""
        if client := self.chosen():
            self.gardener.do(lambda: self.gardener.garden.begin_job(client.id))

    def action_minutes(self, minutes: int) -> None:
        """More or fewer minutes for the last incident."""
        self.gardener.adjust_last(minutes=minutes)

    def action_note(self) -> None:
        """A note to the last incident."""
        if self.gardener.last_logged is None:
            self.gardener.adjust_last()
        else:
            self.gardener.open(screens.NoteLine())

    def action_incident(self) -> None:
        """The full form for an incident."""
        if client := self.chosen():
            self.gardener.open(screens.IncidentForm(client))

    def action_fix(self) -> None:
        """Mend the client."""
        if client := self.chosen():
            self.gardener.open(screens.FixScreen(client.id))

    def action_edit(self) -> None:
        """Change what is known of the client."""
        if client := self.chosen():
            self.gardener.open(screens.ClientForm(client))

    def action_copy(self) -> None:
        """Copy the client's summary."""
        client = self.chosen()
        view = self.gardener.view
        branch = view.branch(client.id) if client and view else None
        if branch and view:
            if self.gardener.masked:
                self.gardener.tell(_("Names are hidden; show them before copying."), warning=True)
                return
            self.app.copy_to_clipboard(summary(branch, view.today))
            self.gardener.tell(_("Copied the summary of {name}").format(name=branch.client.name))

    def action_letter(self) -> None:
        """A letter to the client: what fits first, and the others from there."""
        if client := self.chosen():
            self.gardener.open(screens.LetterScreen(client.id, self._fitting(client)))

    def _fitting(self, client: Client) -> Kind:
        """The letter that a client who stands so waits for."""
        view = self.gardener.view
        branch = view.branch(client.id) if view else None
        if branch is not None and branch.exit is not None:
            return Kind.FAREWELL
        answers = {State.SEEDLING: Kind.CONDITIONS, State.DECLINED: Kind.DECLINE}
        return answers.get(client.state, Kind.FIX)

    def action_erase(self) -> None:
        """Erase the client for good, after a question."""
        if client := self.chosen():
            question = _("Erase {name} and every trace for good? There is no undo.").format(
                name=self.gardener.called(client)
            )
            self.gardener.open(
                screens.ConfirmScreen(question), lambda yes: self.gardener.erase(client) if yes else None
            )

    def action_open(self) -> None:
        """Open the client."""
        if client := self.chosen():
            self.gardener.show_client(client.id)

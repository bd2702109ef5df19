"""Keys that nobody meant: each is judged before it does anything, and what a burst did is taken back."""

from textual import events

from pruner.config import Config, Places
from pruner.core.errors import Refusal
from pruner.garden import Done, Garden
from pruner.i18n import _
from pruner.tui.acts import Acts
from pruner.tui.afterwards import Afterwards
from pruner.tui.guard import Guard, Judgement, Press
from pruner.tui.house import Keep

TEXT_FIELDS = frozenset({"Input", "TextArea"})
"""By name: a text area brings along parsers of languages, which only forms need."""
OPENS_A_LINE = frozenset({"find", "palette", "note", "import"})
"""Commands that open a line for text: quick typing after them is meant."""


class Judging(Afterwards):
    """An app that somebody may type into by mistake."""

    def __init__(
        self, garden: Garden, config: Config, places: Places | None, keep: Keep | None = None
    ) -> None:
        super().__init__(garden, config, places, keep)
        self.last_logged: Done | None = None
        self._guard = Guard()
        self._acts = Acts()

    def reload(self) -> None:
        """Derive the view anew."""
        raise NotImplementedError

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        raise NotImplementedError

    async def on_event(self, event: events.Event) -> None:
        """Judge each key before it does anything, and refuse a paste that no text field takes."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.stay()
            judgement = self._guard.judge(self._press(event))
            if judgement is Judgement.BURST:
                self._burst(self._guard.burst_began())
            if judgement is not Judgement.PASS:
                return
            self._acts.key(event.time)
        if isinstance(event, events.Paste) and not event.is_forwarded and not self.typing:
            self.tell(_("Something was pasted into the garden; nothing was logged."), warning=True)
            return
        await super().on_event(event)

    @property
    def moment(self) -> float:
        """When the key that is being handled was pressed."""
        return self._acts.now

    @property
    def typing(self) -> bool:
        """Whether the keys go into a field for text."""
        kinds = {} if self.focused is None else {kind.__name__ for kind in type(self.focused).__mro__}
        return not TEXT_FIELDS.isdisjoint(kinds)

    def _press(self, event: events.Key) -> Press:
        ids = frozenset(name for name, keys in self.config.keys.items() if event.key in keys)
        held_for = getattr(self.screen, "held_for", None)
        return Press(
            key=event.key,
            at=event.time,
            printable=event.is_printable,
            acts_for=held_for(ids) if held_for and not self.typing else None,
            typing=self.typing,
            opens_line=bool(OPENS_A_LINE & ids) and not self.typing,
        )

    def _burst(self, since: float) -> None:
        for screen in self._acts.screens_since(since):
            if screen is self.screen:
                self.forget(screen)
                self.pop_screen()
        try:
            taken = self._acts.take_back(self.garden, since)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.last_logged = None
        self.reload()
        said = _("That looked like typing in the wrong window.")
        self.tell(f"{said} {_('It was taken back.') if taken else _('Nothing was logged.')}", warning=True)

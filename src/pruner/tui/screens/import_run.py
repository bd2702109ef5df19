"""Work on a file with a bar that says how far it is; escape ends it without a trace."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ProgressBar, Static
from textual.worker import Worker, WorkerState, get_current_worker

from pruner.core.errors import Refusal
from pruner.garden import Found
from pruner.i18n import _
from pruner.tui.incoming import Tell
from pruner.tui.screens.base import Dialog

LOOK_EVERY = 0.1
"""Seconds between two looks at how far the work is."""


class Stopped(Exception):  # noqa: N818  # the user's wish, not a fault
    """The user does not want it any more."""


class ImportRun(Dialog["Found | Refusal"]):
    """Answers what the work found or why it was refused, None where it was stopped.

    The work runs in a thread of its own. It only leaves a number behind, which the screen looks at as
    long as it is there: nothing of the work waits for the screen.
    """

    CSS_PATH: ClassVar = ["dialogs.tcss", "import.tcss"]
    alone = True

    def __init__(self, title: str, work: Callable[[Tell], Found]) -> None:
        super().__init__()
        self._title, self._work = title, work
        self._share = 0.0
        self._stopped = False

    def compose(self) -> ComposeResult:
        """What is being done, and how far it is."""
        with Vertical(classes="box"):
            yield Static(Content(self._title), classes="question")
            yield ProgressBar(total=1, show_eta=False)
            yield Static(Content(_("{back} stop").format(back=self.gardener.key("back"))), classes="answers")

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(LOOK_EVERY, self._draw)
        self.run_worker(self._run, thread=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The work has ended."""
        if event.state is WorkerState.SUCCESS:
            self.dismiss(event.worker.result)

    def action_back(self) -> None:
        """Stop; the screen closes as soon as the work has let go."""
        self._stopped = True

    def _run(self) -> "Found | Refusal | None":
        worker = get_current_worker()

        def tell(share: float) -> None:
            if self._stopped or worker.is_cancelled:
                raise Stopped
            self._share = share

        try:
            return self._work(tell)
        except Refusal as refusal:
            return refusal
        except Stopped:
            return None

    def _draw(self) -> None:
        self.query_one(ProgressBar).update(progress=self._share)

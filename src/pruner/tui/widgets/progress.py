"""The first row of the session: its five steps, the one that is on the screen, and how many are decided."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from pruner.core.season import Stage
from pruner.i18n import N_, _
from pruner.tui.widgets.cells import width

STEPS = {
    Stage.LOOK_BACK: N_("Look back"),
    Stage.WALK: N_("Walk"),
    Stage.WHAT_IF: N_("What if"),
    Stage.EXIT: N_("Leave well"),
    Stage.CLOSE: N_("Close"),
}


def step_name(stage: Stage) -> str:
    """The step with its number, such as "2 Walk"."""
    return f"{tuple(STEPS).index(stage) + 1} {_(STEPS[stage])}"


class Progress(Widget):
    """All five steps where they fit, else the one on the screen; and "5 of 9 decided"."""

    DEFAULT_CLASSES = "header"

    stage: reactive[Stage] = reactive(Stage.LOOK_BACK)
    decided: reactive[tuple[int, int]] = reactive((0, 0))
    """How many of the walk are decided, and how many there are."""
    demo = reactive(default=False)

    def render(self) -> Content:
        """As much as the row takes, the step and the count first."""
        name = Content.styled(f" {_('Session')}", "bold")
        if self.demo:
            name = name + Content("  ") + Content.styled(_("DEMO"), "bold $thorn")
        count = Content(self._count())
        long = Content("  ").join([name, *(self._step(stage) for stage in STEPS), count])
        short = Content("  ").join([name, self._step(self.stage), count])
        fitting = (line for line in (long, short) if width(line.plain) <= self.size.width)
        return next(fitting, Content("  ").join([self._step(self.stage), count]))

    def _count(self) -> str:
        done, whole = self.decided
        return _("{n} of {all} decided").format(n=done, all=whole) if whole else _("nothing to decide")

    def _step(self, stage: Stage) -> Content:
        return Content.styled(step_name(stage), "bold reverse" if stage is self.stage else "$text-muted")

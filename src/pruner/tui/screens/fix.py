"""The fix of a client (SOS plan): its ladder, its steps, and what can follow; enter does what a line says."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.courses import mendable
from pruner.core.evidence import Ending
from pruner.core.fixes import Course
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Id
from pruner.core.steps import Step
from pruner.core.text import clean
from pruner.garden import Done, View
from pruner.i18n import _, language, n_
from pruner.letters.kinds import Kind as LetterKind
from pruner.tui.screens.fix_forms import FixNoteForm, StepForm
from pruner.tui.screens.letter import LetterScreen
from pruner.tui.screens.roster import Roster
from pruner.tui.widgets.cells import cut, width
from pruner.tui.widgets.ladder import ladder, mendable_line, shown_title, step_line
from pruner.wording import mending

NOTE_CELLS = 90
SHEET, MARGIN = 100, 6
"""Cells of the sheet at most, and those that its border and scrollbar take."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: what enter does there, and the step it is about, if any."""

    text: Content
    act: Callable[[], object] | None = None
    step: Step | None = None


class FixScreen(Roster):
    """One fix of a client; where none runs, what to mend is chosen first, the proposed sign on top."""

    command_ids: ClassVar[tuple[str, ...]] = (
        *Roster.command_ids,
        "fix",
        "mark",
        "add",
        "edit",
        "note",
        "letter",
    )

    def __init__(self, client_id: Id, sign: str | None = None) -> None:
        super().__init__()
        self._client_id = client_id
        self._sign = sign
        self._fix_id: Id | None = None
        self._choosing = False
        self._rows: list[Row] = []
        self._was: object = None

    def compose(self) -> ComposeResult:
        """Heading, ladder, steps and what can follow."""
        with Vertical(classes="box sheet"):
            yield Static(id="heading")
            yield Static(id="ladder")
            yield OptionList(id="list")
            yield Static(id="offers", classes="answers")

    def on_mount(self) -> None:
        """Follow the app's one view: what is done, or undone, shows at once."""
        self.watch(self.gardener, "view", self._fill)
        self.watch(self.gardener, "masked", self._fill, init=False)

    # -- keys

    def action_open(self) -> None:
        """Do what the line under the cursor says: tick a step, climb a rung, or say how it ended."""
        row = self._row
        if row is None or row.act is None:
            self.gardener.tell(_("There is nothing to do in this line."), warning=True)
        else:
            row.act()

    def action_mark(self) -> None:
        """Tick the step under the cursor, or take the tick off."""
        if step := self._step:
            self._tick(step)

    def action_add(self) -> None:
        """A step of one's own."""
        course, client = self._course, self._client
        if course is None or client is None or not course.runs:
            self.gardener.tell(_("No fix runs that could have another step."), warning=True)
        elif not self._hidden():
            self.gardener.open(StepForm(client, course.fix))

    def action_edit(self) -> None:
        """Change the step under the cursor: its title, its days, its note."""
        course, client, step = self._course, self._client, self._step
        if course and client and step and not self._hidden():
            self.gardener.open(StepForm(client, course.fix, step))

    def action_note(self) -> None:
        """The note of the fix."""
        course, client = self._course, self._client
        if course is None or client is None:
            self.gardener.tell(_("No fix runs that could have a note."), warning=True)
        elif not self._hidden():
            self.gardener.open(FixNoteForm(client, course.fix))

    def action_delete_incident(self) -> None:
        """Take the step under the cursor out; undo brings it back."""
        if step := self._step:
            self.gardener.do(lambda: self.gardener.garden.delete_step(step.id))

    def action_letter(self) -> None:
        """The letter with the new terms."""
        self.gardener.open(LetterScreen(self._client_id, LetterKind.FIX))

    def action_fix(self) -> None:
        """The next rung; the key that opened it leads it on."""
        course = self._course
        following = next(iter(self._rungs(course)), None) if course else None
        if following is None:
            self.gardener.tell(_("Say how it went in a line of the list."), warning=True)
        elif following.act:
            following.act()

    # -- what there is

    @property
    def _view(self) -> View | None:
        return self.gardener.view

    @property
    def _client(self) -> Client | None:
        branch = self._view.branch(self._client_id) if self._view else None
        return branch.client if branch else None

    @property
    def _course(self) -> Course | None:
        """The fix that is shown: the one that was, else the most pressing one that runs for the sign."""
        if self._view is None or self._choosing:
            return None
        known = self._view.courses(self._client_id)
        kept = next((course for course in known if course.fix.id == self._fix_id), None)
        runs = self._view.running(self._client_id)
        return kept or next((each for each in runs if self._sign in {None, each.fix.sign}), None)

    @property
    def _row(self) -> Row | None:
        at = self.rows.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @property
    def _step(self) -> Step | None:
        row = self._row
        if row is None or row.step is None:
            self.gardener.tell(_("There is no step under the cursor."), warning=True)
            return None
        return row.step

    def _hidden(self) -> bool:
        """Whether names are hidden; a step or a note may hold one."""
        if self.gardener.masked:
            self.gardener.tell(_("Names are hidden; show them before changing this."), warning=True)
        return self.gardener.masked

    # -- drawing

    def _fill(self) -> None:
        view, client = self._view, self._client
        if view is None:
            return
        if client is None:
            self.dismiss(None)
            return
        course = self._course
        self._fix_id = course.fix.id if course else None
        self._put("heading", self._heading(client, course))
        self._put(
            "ladder", ladder(course, self.gardener.glyphs, self._room) if course else self._question(view)
        )
        self._rows = list(self._lines(view, course) if course else self._choices(view))
        state = (self._fix_id, course and course.overdue, course and course.runs)
        if state != self._was:
            self.rows.highlighted = None
        self._was = state
        self.show([Option(row.text, disabled=row.act is None) for row in self._rows], first=self._first())
        self._put("offers", Content(self._offers(course)))

    @property
    def _room(self) -> int:
        """Cells of a row."""
        return min(self.size.width, SHEET) - MARGIN

    def on_resize(self) -> None:
        """Another width has room for more, or for less."""
        self._fill()

    def _put(self, part: str, content: Content) -> None:
        self.query_one(f"#{part}", Static).update(content)

    def _first(self) -> int:
        return next((at for at, row in enumerate(self._rows) if row.act), 0)

    def _heading(self, client: Client, course: Course | None) -> Content:
        name = Content.styled(self.gardener.called(client), "bold")
        if course is None:
            return name + Content(" · " + _("Fix (SOS plan)"))
        about = mending.mended(course.fix.sign, self.gardener.garden.rules)
        note = "" if self.gardener.masked else clean(course.fix.note.replace("\n", " "))
        line = name + Content(" · " + _("Fix: {sign}").format(sign=about))
        return line + Content.styled("\n" + cut(note, NOTE_CELLS), "italic") if note else line

    def _question(self, view: View) -> Content:
        proposed = view.proposed(self._client_id)
        if proposed is None:
            return Content(_("Nothing asks for a fix. What do you want to mend?"))
        return Content(_("What do you want to mend? What asks for it most stands first."))

    def _offers(self, course: Course | None) -> str:
        app = self.gardener
        if course is None:
            return _("{open} begin    {back} leave").format(open=app.key("open"), back=app.key("back"))
        return _(
            "{open} do it   {fix} next rung   {letter} letter   {add} step   {edit} change   {note} note   "
            "{delete} delete   {undo} undo   {back} leave"
        ).format(
            open=app.key("open"),
            fix=app.key("fix"),
            letter=app.key("letter"),
            add=app.key("add"),
            edit=app.key("edit"),
            note=app.key("note"),
            delete=app.key("delete-incident"),
            undo=app.key("undo"),
            back=app.key("back"),
        )

    # -- the lines

    def _lines(self, view: View, course: Course) -> Iterator[Row]:
        """Steps and what can follow; what an overdue fix asks comes first."""
        follows = [*self._rungs(course), *self._ends(course)]
        if course.overdue:
            yield from follows
        yield from self._steps(view, course)
        if not course.overdue:
            yield from follows
        yield from self._others(view, course)

    def _steps(self, view: View, course: Course) -> Iterator[Row]:
        for number, step in enumerate(view.steps(course.fix.id), start=1):
            title = shown_title(step, course.fix.sign, view.rules, masked=self.gardener.masked)
            masked = self.gardener.masked
            line = step_line(step, number, view.today, self._room, title=title, masked=masked)
            yield Row(line, partial(self._tick, step), step)

    def _rungs(self, course: Course) -> Iterator[Row]:
        """What brings the fix one rung further, the next one first."""
        garden, fix = self.gardener.garden, course.fix
        if not course.runs or course.overdue:
            return
        if fix.terms_sent_on is None and fix.talk_offered_on is None:
            yield self._verb(_("The talk is offered"), lambda: garden.offer_talk(fix.id))
        if fix.terms_sent_on is None:
            yield self._verb(_("The terms are sent"), lambda: garden.send_terms(fix.id))
        elif fix.accepted_on is None:
            yield self._verb(_("The terms are accepted"), lambda: garden.accept(fix.id))

    def _ends(self, course: Course) -> Iterator[Row]:
        """How it can end now, and whether it can be put off."""
        garden, fix = self.gardener.garden, course.fix
        if not course.runs:
            return
        yield self._verb(_("It improved: the fix ends"), lambda: garden.end_fix(fix.id, Ending.IMPROVED))
        if course.overdue:
            yield self._verb(_("It failed: the fix ends"), lambda: garden.end_fix(fix.id, Ending.FAILED))
        if fix.offered(course.today):
            yield self._verb(_("It was refused: the fix ends"), lambda: garden.refuse(fix.id))
        if not fix.extended:
            days = garden.rules.playbook(fix.sign).days
            said = n_("Extend it once, by {n} day", "Extend it once, by {n} days", days).format(n=days)
            yield self._verb(said, lambda: garden.extend(fix.id))

    def _others(self, view: View, course: Course) -> Iterator[Row]:
        """The other fixes that run, and a new one."""
        for other in view.running(self._client_id):
            if other.fix.id != course.fix.id:
                said = mending.running(other, view.rules)
                yield Row(self._arrow(said), partial(self._turn_to, other.fix.id))
        yield Row(self._arrow(_("Mend something else")), self._choose)

    def _choices(self, view: View) -> Iterator[Row]:
        """What can be mended, the proposed sign first; what is being mended already leads there."""
        proposed = view.proposed(self._client_id) if self._sign is None else self._sign
        runs = {course.fix.sign: course.fix.id for course in view.running(self._client_id)}
        signs = sorted(mendable(view.rules), key=lambda sign: sign != proposed)
        room = max(width(mending.mended(sign, view.rules)) for sign in signs)
        for sign in signs:
            act = partial(self._turn_to, runs[sign]) if sign in runs else partial(self._begin, sign)
            line = mendable_line(sign, view.rules, room, proposed=sign == proposed, runs=sign in runs)
            yield Row(line, act)

    def _verb(self, said: str, verb: Callable[[], Done]) -> Row:
        return Row(self._arrow(said), lambda: self.gardener.do(verb))

    def _arrow(self, said: str) -> Content:
        return Content(f"{self.gardener.glyphs.point_right} {said}")

    # -- acts

    def _tick(self, step: Step) -> None:
        garden = self.gardener.garden
        if step.done_on is None:
            self.gardener.do(lambda: garden.tick(step.id))
        else:
            self.gardener.do(lambda: garden.untick(step.id))

    def _begin(self, sign: str) -> None:
        garden = self.gardener.garden
        self._choosing = False
        self._sign, self._fix_id = sign, None
        if self.gardener.do(lambda: garden.open_fix(self._client_id, sign, language=language())) is None:
            self._choose()

    def _turn_to(self, fix_id: Id) -> None:
        self._choosing, self._fix_id = False, fix_id
        self._fill()

    def _choose(self) -> None:
        self._choosing, self._sign = True, None
        self._fill()

"""Ten questions about a prospect, one key each, and under them what follows (product.md §8).

The digits answer: the garden's log keys are not at home here. Nothing is kept before there is a reply.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pruner.core.intake import Reply
from pruner.core.models import Channel
from pruner.core.prospect import CHANNEL_SCORES, WORST, Assessment, Question
from pruner.garden import Prospect, View
from pruner.i18n import N_, _
from pruner.tui.screens.base import Dialog
from pruner.wording import channel, prospects

REPLIES: tuple[tuple[str, Reply | None], ...] = (
    (N_("accept"), Reply.ACCEPTED),
    (N_("accept with conditions"), Reply.CONDITIONS),
    (N_("decline"), Reply.DECLINED),
    (N_("later: keep it as a seedling"), None),
)
"""What the digits 1 to 4 do once every question is answered."""
ASKED = tuple(Question)
LEVELS = ("$leaf", "$wilt", "$thorn")
"""The colour of an answer of 0, 1 and 2; the words say it too."""


class IntakeScreen(Dialog[None]):
    """Asks about one prospect."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = (
        "back",
        "up",
        "down",
        "first",
        "last",
        "page-up",
        "page-down",
    )

    def __init__(self, who: Prospect) -> None:
        super().__init__()
        self._who = who
        self._scores: dict[Question, int] = {}
        self._channel: Channel | None = None
        self._at = 0

    def compose(self) -> ComposeResult:
        """The questions, the answers to the one at hand, and what follows."""
        with Vertical(classes="box sheet"):
            yield Static(id="heading", classes="heading")
            with VerticalScroll(can_focus=False):
                yield Static(id="asked")
            yield Static(id="choices")
            yield Static(id="refusal")

    def on_mount(self) -> None:
        """Begin with the first question."""
        self.watch(self.gardener, "masked", self._show)

    # -- keys

    def on_key(self, event: events.Key) -> None:
        """A digit answers the question at hand, or replies once all are answered."""
        if event.key.isdecimal():
            event.stop()
            self._choose(int(event.key) - 1)

    def action_up(self) -> None:
        """The question before."""
        self._go(self._at - 1)

    def action_down(self) -> None:
        """The next question."""
        self._go(self._at + 1)

    def action_first(self) -> None:
        """The first question."""
        self._go(0)

    def action_last(self) -> None:
        """What follows, or the first question without an answer."""
        self._go(len(ASKED))

    def action_page(self, direction: int) -> None:
        """Half a page."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=direction * page.size.height // 2, animate=False)

    # -- inside

    def _go(self, place: int) -> None:
        """To a question, but not past one that has no answer."""
        open_ones = [n for n, question in enumerate(ASKED) if question not in self._scores]
        self._at = max(0, min(place, open_ones[0] if open_ones else len(ASKED)))
        self._show()

    def _choose(self, choice: int) -> None:
        if not 0 <= choice < len(self._choices):
            return
        if self._at == len(ASKED):
            self._reply(REPLIES[choice][1])
            return
        question = ASKED[self._at]
        if question is Question.CHANNEL:
            self._channel = tuple(Channel)[choice]
            choice = CHANNEL_SCORES[self._channel]
        self._scores[question] = choice
        self._go(self._at + 1)

    def _reply(self, reply: Reply | None) -> None:
        garden, who = self.gardener.garden, replace(self._who, channel=self._channel)
        done = self.gardener.do(lambda: garden.keep_answers(who, self._scores, reply))
        if done is None:
            return  # the refusal was said; everything answered stays
        self.dismiss(None)
        self.gardener.garden_screen.choose(done.entry.change.edits[0].record.id)

    @property
    def _choices(self) -> list[str]:
        """The answers to the question at hand, in the order of the digits."""
        if self._at == len(ASKED):
            return [_(words) for words, _reply in REPLIES]
        question = ASKED[self._at]
        if question is Question.CHANNEL:
            return [channel(each) for each in Channel]
        return [prospects.answer(question, score) for score in range(3)]

    # -- drawing

    def _show(self) -> None:
        name = _("a prospect") if self.gardener.masked else self._who.name
        self._put("heading", Content(_("Should I take {name} at all?").format(name=name)))
        self._put("asked", Content("\n").join(self._page()))
        lines = [Content.styled(f" {n} ", "bold $accent") + Content(words) for n, words in self._numbered()]
        self._put("choices", Content("\n").join(lines))

    def _put(self, part: str, content: Content) -> None:
        self.query_one(f"#{part}", Static).update(content)

    def _numbered(self) -> Iterator[tuple[int, str]]:
        yield from enumerate(self._choices, start=1)

    def _questions(self) -> Iterator[Content]:
        for n, question in enumerate(ASKED):
            here = n == self._at
            pointer = self.gardener.glyphs.point_right if here else " "
            line = Content(f"{pointer} ") + Content.styled(
                prospects.question(question), "bold" if here else ""
            )
            yield line + self._answer(question)

    def _answer(self, question: Question) -> Content:
        score = self._scores.get(question)
        if score is None:
            return Content("")
        words = prospects.answer(question, score)
        if question is Question.CHANNEL and self._channel:
            words = channel(self._channel)
        points = f"  +{score}" if score else ""
        return Content("  ") + Content.styled(words + points, LEVELS[score])

    def _page(self) -> list[Content]:
        """The questions with how far it is; once all are answered, what follows goes first."""
        view, asked = self.gardener.view, list(self._questions())
        if view is not None and self._at == len(ASKED):
            found = self.gardener.garden.assessment(view, self._scores, self._who.terms)
            return [*self._followed(found), *self._learnt(view), Content(""), *asked]
        far = _("{n} of {all} answered; {points} points so far.").format(
            n=len(self._scores), all=len(ASKED), points=sum(self._scores.values())
        )
        return [*asked, Content(""), Content(far)]

    def _learnt(self, view: View) -> Iterator[Content]:
        """What became of those who answered as badly; silent while there are too few."""
        for lesson in self.gardener.garden.lessons(view):
            if self._scores.get(lesson.question) == WORST:
                yield Content.styled(prospects.lesson(lesson), "italic")

    def _followed(self, found: Assessment) -> Iterator[Content]:
        yield Content.styled(prospects.advice(found), "bold")
        if not self.gardener.masked:
            yield from map(Content, prospects.computed(found.outlook))
        for condition in prospects.conditions(found):
            yield Content(f"· {condition}")

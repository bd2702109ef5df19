"""Ten questions about a prospect, in a terminal or as options; without a name, what earlier answers teach."""

import sys
from collections.abc import Iterator, Mapping
from typing import TypedDict, Unpack

import click

from pruner.cli import output
from pruner.cli.clients import CHANNELS
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.kinds import OneOf
from pruner.cli.reported import done_object
from pruner.cli.terms import terms_fields, terms_options
from pruner.core.errors import NotAnAnswer
from pruner.core.intake import Reply
from pruner.core.models import Channel
from pruner.core.names import fold
from pruner.core.prospect import CHANNEL_SCORES, Assessment, Question
from pruner.garden import Garden, Prospect
from pruner.i18n import N_, _
from pruner.wording import done, prospects

REPLIES = {"accept": Reply.ACCEPTED, "conditions": Reply.CONDITIONS, "decline": Reply.DECLINED}
SCORES = ("0", "1", "2")


class About(TypedDict):
    """What was said about the prospect; None, False or () is "not said"."""

    answer: tuple[str, ...]
    channel: str | None
    email: str | None
    note: str | None
    accept: bool
    conditions: bool
    decline: bool
    dry_run: bool


def _switch(name: str, says: str) -> Option:
    return Option([name], is_flag=True, help=says)


@command(
    N_(
        "Ask ten questions about a prospect: 0 is good, 2 is bad. In a terminal they are asked one by one; "
        "elsewhere say --answer QUESTION=0|1|2 for each. The prospect is planted as a seedling, or as a "
        "client once you accept. Without a name: what became of those you took."
    ),
    click.Argument(["name"], metavar=N_("NAME"), required=False),
    Option(
        ["--answer"],
        multiple=True,
        metavar=N_("QUESTION=0|1|2"),
        help=N_("An answer: {questions}.").replace("{questions}", ", ".join(Question)),
    ),
    Option(["--channel"], type=OneOf(CHANNELS), metavar="|".join(CHANNELS), help=N_("How it found you.")),
    Option(["--email"], metavar=N_("TEXT"), help=N_("The e-mail address.")),
    Option(["--note"], metavar=N_("TEXT"), help=N_("A note.")),
    *terms_options(),
    _switch("--accept", N_("Take it.")),
    _switch("--conditions", N_("Take it with conditions.")),
    _switch("--decline", N_("Decline it.")),
    _switch("--dry-run", N_("Only say what follows; keep nothing.")),
)
def intake_command(desk: Desk, name: str | None, **said: Unpack[About]) -> None:
    """Ask about a prospect."""
    reply = _reply(said)
    with desk.garden(plants=name is not None and not said["dry_run"]) as garden:
        if name is None:
            _say_lessons(desk, garden)
            return
        seedling = _seedling_answered(garden, name, said)
        if seedling is not None and reply is not None:
            _told(desk, garden, seedling, reply)
        else:
            _ask(desk, garden, name, said, reply)


def _reply(said: About) -> Reply | None:
    chosen = [reply for name, reply in REPLIES.items() if dict(said)[name]]
    if len(chosen) > 1:
        raise click.UsageError(
            _("--accept, --conditions and --decline exclude each other."), click.get_current_context()
        )
    return chosen[0] if chosen else None


def _seedling_answered(garden: Garden, name: str, said: About) -> int | None:
    """The client of this name whose answers are kept already, where no new ones are given."""
    if said["answer"]:
        return None
    same = [client for client in garden.clients() if fold(client.name) == fold(name)]
    return same[0].id if same and garden.intake_of(same[0].id) is not None else None


def _told(desk: Desk, garden: Garden, client_id: int, reply: Reply) -> None:
    told = garden.reply(client_id, reply)
    if desk.json:
        output.say_json(done_object(told, desk.config.rules))
    else:
        output.say(done(told, desk.config.rules))


def _ask(desk: Desk, garden: Garden, name: str, said: About, reply: Reply | None) -> None:
    channel = Channel(said["channel"]) if said["channel"] else None
    scores = _answered(said["answer"], channel)
    if sys.stdin is not None and sys.stdin.isatty() and not desk.json:
        scores |= dict(_asked(scores))
    terms = terms_fields(dict(said))
    found = garden.assessment(desk.view(garden), scores, terms)
    kept = None
    if not said["dry_run"]:
        who = Prospect(
            name=name, channel=channel, email=said["email"] or "", note=said["note"] or "", terms=terms
        )
        kept = garden.keep_answers(who, scores, reply)
    if desk.json:
        entry = done_object(kept, desk.config.rules) if kept else None
        output.say_json({"assessment": _object(scores, found), "entry": entry})
        return
    _say(found)
    if kept:
        output.say(done(kept, desk.config.rules))


def _answered(given: tuple[str, ...], channel: Channel | None) -> dict[Question, int]:
    """The answers given as options; the channel is one too."""
    known = {question.value: question for question in Question}
    scores: dict[Question, int] = {}
    if channel is not None:
        scores[Question.CHANNEL] = CHANNEL_SCORES[channel]
    for text in given:
        name, _mark, score = text.partition("=")
        if name not in known:
            raise click.UsageError(
                _("There is no question “{name}”. The questions are: {known}.").format(
                    name=name, known=", ".join(known)
                ),
                click.get_current_context(),
            )
        if score not in SCORES:
            raise NotAnAnswer(name, score)
        scores[known[name]] = int(score)
    return scores


def _asked(known: Mapping[Question, int]) -> Iterator[tuple[Question, int]]:
    """The other answers, asked one by one; the end of input stops the asking."""
    for question in Question:
        if question in known:
            continue
        choices = "   ".join(f"{score} {prospects.answer(question, score)}" for score in range(3))
        score = output.answered(f"{prospects.question(question)}\n  {choices}", SCORES)
        if score is None:
            return
        yield question, int(score)


def _say(found: Assessment) -> None:
    output.say_sentence(prospects.advice(found))
    for line in prospects.computed(found.outlook):
        output.say_sentence(line, indent=2)
    for line in prospects.conditions(found):
        output.say_sentence(f"- {line}")


def _object(scores: Mapping[Question, int], found: Assessment) -> dict[str, object]:
    seen = found.outlook
    return {
        "answers": {question.value: score for question, score in scores.items()},
        "points": found.total,
        "advice": found.advice.value,
        "conditions": prospects.conditions(found),
        "free_hours": None if seen.free_hours is None else f"{float(seen.free_hours):.2f}",
        "income_share": None if seen.share is None else float(seen.share),
        "top_share": None if seen.top is None else float(seen.top),
    }


def _say_lessons(desk: Desk, garden: Garden) -> None:
    told = garden.lessons(desk.view(garden))
    if desk.json:
        output.say_json(
            [
                {"question": each.question.value, "ended_badly": each.ended_badly, "cases": each.cases}
                for each in told
            ]
        )
        return
    if not told:
        output.tell(
            _("Too few prospects were taken to say what answers teach: it needs {n}.").format(
                n=desk.config.rules.intake.hindsight_from
            )
        )
    for lesson in told:
        output.say_sentence(prospects.lesson(lesson))

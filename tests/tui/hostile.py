"""Texts that would like to be more than text, gardens full of them, and the proof that they are not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from rich.segment import Segment
from textual.widget import Widget
from textual.widgets import OptionList, Select, Static
from textual.widgets._select import SelectCurrent

from pruner.core.evidence import Ending
from pruner.core.ledger import Hours, Terms
from pruner.core.models import Client, Cut, Decision, Fix, Intake, Record, Session, Step
from pruner.core.season import Choice
from pruner.core.text import CONTROLS
from pruner.garden import Garden
from tests.builders import NOW, TODAY, a_client, an_incident, new_id
from tests.ledger import a_cost, a_payment, an_invoice, some_hours
from tests.tui.beds import raw
from tests.tui.hands import Hands

MARKUP = (
    "[/]",
    "[red]x",
    "[@click=app.quit]pay[/]",
    "[/usr/bin] fix",
    "$thorn [$x]",
    "[link=file:///x]y[/link]",
    "\\[/",
    "[[bold]",
)
STRANGE = (
    "👨‍👩‍👧‍👦 Family Office 🏳️‍🌈",
    "山田太郎株式会社東京支店",
    "شركة الأمل للتجارة",
    "Z̷̛̳a̸͎͊l̴̰̈́g̶̱͝o̷̮̓ GmbH",
    "\u0301\u0302",
    "🇩🇪🇦🇹",
    "x" * 300,
    "\u200d\ufe0f",
    "%s %(name)d {} {0} {name} {",
)
STEERING = (
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;cHduZWQ=\x07clip",
    "\x1b]0;title\x07t",
    "tab\tnew\nline\r\x00",
    "\x9b2J\x85 c1",
    "\u202egnirts\u2066",
    "\x1bPq\x1b\\sixel",
)
HOSTILE = (*MARKUP, *STRANGE, *STEERING)
EVERYTHING = "\n".join(HOSTILE)
DAYS = tuple(date(2026, month, 12) for month in (9, 10))


def short(text: str) -> str:
    """The beginning of a text, as the name of a test."""
    return ascii(text)[1:20]


def infest(garden: Garden, *names: str) -> None:
    """Clients who have the text wherever a text can be, past everything that cleans or measures it."""
    for name in names:
        client = replace(a_client(name, aliases=(name + "1", name + "2"), email=name, note=name), limb=name)
        incidents = [
            an_incident(client, sign, at=NOW - timedelta(days=day), note=name)
            for day, sign in enumerate(["rush", "rush", "expert", "gone"])
        ]
        raw(garden, client, *incidents)


def overrun(garden: Garden, *names: str) -> None:
    """The same, with money, fixes, a session and whatever else a client can have, all of it hostile."""
    session = Session(id=new_id(), began_on=TODAY - timedelta(days=90), closed_on=TODAY - timedelta(days=80))
    raw(garden, session)
    for name in names:
        client = replace(
            a_client(name, aliases=(name + "1",), email=name, note=f"{name}\n{EVERYTHING}"), limb=name
        )
        incidents = [
            an_incident(client, sign, at=NOW - timedelta(days=day), note=f"{name} {EVERYTHING}")
            for day, sign in enumerate(["rush", "expert", f"gone {name}"])
        ]
        raw(garden, client, *incidents, *_of_money(client, name), *_of_seasons(client, name, session))


def _of_money(client: Client, text: str) -> Iterator[Record]:
    yield Terms(id=new_id(), client_id=client.id, notice=text)
    for day in DAYS:
        yield replace(some_hours(client, day, minutes=600), note=text)
        yield replace(an_invoice(client, f"{text} {day.month}", issued=day), note=text)
        yield replace(a_payment(client, f"{text} {day.month}", day + timedelta(days=9)), note=text)
        yield replace(a_cost(client, day), note=text)
    yield Hours(id=new_id(), client_id=client.id, day=TODAY, minutes=5, note=text, source=text, key=text)


def _of_seasons(client: Client, text: str, session: Session) -> Iterator[Record]:
    ended = Fix(
        id=new_id(),
        client_id=client.id,
        sign="expert",
        opened_on=TODAY - timedelta(days=60),
        due_on=TODAY - timedelta(days=30),
        ended_on=TODAY - timedelta(days=31),
        ending=Ending.FAILED,
        note=text,
    )
    running = Fix(
        id=new_id(),
        client_id=client.id,
        sign="rush",
        opened_on=TODAY - timedelta(days=9),
        due_on=TODAY + timedelta(days=9),
        note=text,
    )
    decision = Decision(
        id=new_id(),
        client_id=client.id,
        session_id=session.id,
        choice=Choice.PRUNE,
        decided_on=TODAY - timedelta(days=80),
        reason=text,
    )
    cut = Cut(
        id=new_id(),
        client_id=client.id,
        decision_id=decision.id,
        notice_on=TODAY - timedelta(days=70),
        ends_on=TODAY + timedelta(days=20),
    )
    yield from (ended, running, decision, cut)
    for of in (running.id, cut.id):
        yield Step(id=new_id(), client_id=client.id, of_id=of, title=text or "x", note=text)
    yield Intake(id=new_id(), client_id=client.id, asked_on=TODAY, note=text)


def segments(hands: Hands) -> Iterator[Segment]:
    """Every piece of text on the screen, and on the screens that shine through."""
    for screen in (*hands.app._background_screens, hands.app.screen):
        for strip in screen._compositor.render_strips():
            yield from strip


def harmless(hands: Hands) -> None:
    """Nothing on the screen steers the terminal, can be clicked, or was given to a widget as markup."""
    assert hands.app.is_running
    for segment in segments(hands):
        assert not segment.control
        assert not CONTROLS.search(segment.text)
        assert not (segment.style and (segment.style.link or "@click" in segment.style.meta))
    for widget in hands.app.screen.walk_children(Widget, with_self=True):
        assert given_as_text(widget) == []


def given_as_text(widget: Widget) -> list[str]:
    """What a widget was given as a str, which it reads as markup; arrow and prompt of a choice are ours."""
    given = [widget.tooltip, widget.border_title, widget.border_subtitle]
    if isinstance(widget, Static) and not isinstance(widget.parent, SelectCurrent):
        given.append(widget.content)
    if isinstance(widget, OptionList) and widget._markup:
        given += [option.prompt for option in widget.options if not isinstance(widget.parent, Select)]
    return [text for text in given if isinstance(text, str) and text]

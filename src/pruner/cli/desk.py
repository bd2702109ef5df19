"""What a command works with: places, configuration, clock and garden, each made when first asked for.

A command that needs none of them (`--help`, `locate`, `completion`) reads no configuration and opens
no file, and a broken configuration stops exactly the commands that need one.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import click

from pruner.cli import output
from pruner.cli.given import LANGUAGES, Given
from pruner.i18n import _, pick_language, use

if TYPE_CHECKING:  # the garden brings the database along, which help and usage errors do without
    from datetime import date
    from pathlib import Path

    from pruner.config import Config, Places
    from pruner.core import when
    from pruner.core.rules import Rules
    from pruner.garden import Clock, Daily, Garden, View
    from pruner.status import Status


class Unreadable(click.ClickException):
    """The configuration cannot be read, or not be set so; the sentence says why."""


class Desk:
    """The program as one run of it sees it. `keeps` is False where nothing shall stay behind: the demo."""

    def __init__(self, environ: Mapping[str, str], given: Given) -> None:
        self.environ = environ
        self.given = given
        self.keeps = True
        self._seen: View | None = None
        self._stands: Status | None = None

    # -- what was said

    @property
    def json(self) -> bool:
        """Whether data is asked for."""
        return self.given.json

    @cached_property
    def as_of(self) -> "date | None":
        """The day to take as today, where one was said."""
        from pruner.cli.clock import day_of, real_now  # reading the clock is the garden's business

        said = self.given.as_of or self._said_as_of()
        return said.on(day_of(real_now())) if said else None

    @cached_property
    def named(self) -> "Path | None":
        """The garden's file, where the user named one."""
        said = self.environ.get("PRUNER_GARDEN")
        if self.given.garden or not said:
            return self.given.garden
        from pathlib import Path  # help does without

        return Path(said).expanduser()

    # -- what follows

    @cached_property
    def places(self) -> "Places":
        """Where files live."""
        from pruner import config  # msgspec is not for every command

        return config.places(self.environ)

    @cached_property
    def config(self) -> "Config":
        """The configuration with what the command line says on top; from here on its language is spoken.

        Raises:
            Unreadable: a file of it is broken.
        """
        from pruner import config  # as above

        try:
            found = config.recall(self.places, self.environ, keeps=self.keeps)
        except config.ConfigError as error:
            from pruner import wording  # it brings the garden along

            raise Unreadable(wording.refusal(error)) from None
        return self._as_said(found)

    @property
    def known_rules(self) -> "Rules | None":
        """The house rules, where the command came to read them."""
        return self.config.rules if "config" in vars(self) else None

    @cached_property
    def shipped_config(self) -> "Config":
        """The configuration as pruner brings it, whatever the user's files say."""
        from pruner.config.loading import assemble  # as above

        return self._as_said(assemble({}, {}))

    @cached_property
    def clock(self) -> "Clock":
        """The clock of this run."""
        from pruner.cli.clock import clock  # as above

        return clock(self.as_of)

    @property
    def path(self) -> "Path":
        """The garden's file."""
        return self.named or self.places.garden

    @property
    def keeps_status(self) -> bool:
        """The status files tell of the usual garden today, and of no other."""
        return self.keeps and not self.named and not self.as_of

    @property
    def ascii(self) -> bool:
        """Whether to draw with ASCII characters only."""
        from pruner.config import wants_ascii  # as above

        return wants_ascii(self.config.ascii, self.environ, sys.stdout.encoding)

    def keep(self, said: "Mapping[str, str | None]") -> "Config":
        """Keep these settings; the configuration as it holds from now on. A demo keeps nothing.

        Raises:
            ConfigError: no such key or value, or the file cannot be written.
        """
        from pruner import config  # as above

        if self.keeps:
            config.set_preferences(self.places, said)
            found = config.load(self.places, self.environ)
        else:
            found = config.with_preferences(self.config, said)
        self.config = self._as_said(found)
        return self.config

    @contextmanager
    def garden(
        self, *, plants: bool = False, quick: bool = False, on_screen: bool = False
    ) -> "Iterator[Garden]":
        """The open garden, made where a command `plants`; afterwards the status files say how it stands.

        Where a command has to be `quick`, the file is not looked over, and no backup is made of it. The
        screen keeps the status files itself.

        Raises:
            CannotOpen: the file cannot be used.
        """
        from pruner.garden import Backing, Garden  # as above

        rules = self.config.rules
        with Garden.open(self.path, rules, self.clock, create=plants, may_make=self.named is None) as garden:
            self._seen = self._stands = None
            if not quick:
                garden.backing = Backing.AT_ONCE
                self._look_over(garden)
            try:
                yield garden
            finally:
                self._say_not_backed_up(garden)
            if not on_screen:
                self._keep_status(garden)

    @contextmanager
    def daily(self) -> "Iterator[Daily]":
        """The garden for a command that must not be waited for; otherwise as `garden`.

        The file is not looked over, and no backup is made of it.

        Raises:
            CannotOpen: the file cannot be used.
        """
        from pruner.garden import Daily  # as above

        self._stands = None
        may_make = self.named is None
        with Daily.open(self.path, self.config.rules, self.clock, create=False, may_make=may_make) as garden:
            yield garden
            self._keep_status(garden)

    def status(self, garden: "Daily") -> "Status":
        """How the garden stands, counted once; ask after the last change."""
        from pruner.status import status  # as above

        if self._stands is None:
            self._stands = status(garden.counts(), self.config, garden.today)
        return self._stands

    def view(self, garden: "Garden") -> "View":
        """The garden as it stands, derived once."""
        if self._seen is None:
            self._seen = garden.view()
        return self._seen

    # -- inside

    def _as_said(self, found: "Config") -> "Config":
        if self.given.lang or self.given.ascii:
            from pruner.config import with_command_line  # as above

            found = with_command_line(found, language=self.given.lang, only_ascii=self.given.ascii)
        use(pick_language(found.language, self.environ))
        return found

    def _said_as_of(self) -> "when.Said | None":
        text = self.environ.get("PRUNER_AS_OF")
        if not text:
            return None
        from pruner.core import when  # as above

        said = when.parse(text)
        if said is None or said.hour:
            raise click.UsageError(_("PRUNER_AS_OF: “{text}” is no day like 2026-11-20.").format(text=text))
        return said

    def _look_over(self, garden: "Garden") -> None:
        complaint = garden.look_over()
        if complaint:
            said = _("The garden's file is damaged ({what}). Say “pruner check” for more.")
            output.tell(said.format(what=complaint))

    def _say_not_backed_up(self, garden: "Garden") -> None:
        if garden.not_backed_up:
            from pruner import wording  # as above

            why = wording.refusal(garden.not_backed_up)
            output.tell(_("No backup was made: {why}").format(why=why))

    def _keep_status(self, garden: "Daily") -> None:
        if not self.keeps_status:
            return
        from pruner import status  # as above

        try:
            status.write(self.places, self.status(garden))
        except OSError as error:
            said = _("The status files cannot be written: {why}").format(why=error.strerror or error)
            output.tell(said)


def speak(given_language: str | None, environ: Mapping[str, str]) -> None:
    """Speak the language asked for, or that of the locale, until the configuration is read."""
    asked = given_language if given_language in LANGUAGES else ""
    use(pick_language(asked, environ))

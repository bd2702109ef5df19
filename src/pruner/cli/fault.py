"""The last word after a fault of ours: one sentence, and a report that tells where and not about whom.

A traceback names lines of the program, which are nobody's secret. The values of variables and the
text of an exception are left out: either may quote a client's name or a note, and a report is made
to be passed on. It is the reader's own file, in the state folder, and the next one replaces it.
"""

import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path
from traceback import TracebackException
from types import TracebackType

from pruner import __version__
from pruner.cli import output
from pruner.config import places
from pruner.i18n import _

REPORT = "crash.txt"


def last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep the report and say where it is; fits `sys.excepthook`, after which Python leaves with status 1."""
    told = TracebackException(kind, error, trace)
    path = places(os.environ).state_dir / REPORT
    said = _("pruner stopped by a fault of its own; what was confirmed is saved.")
    try:
        _keep(path, "\n".join(_lines(told)))
    except OSError as answer:
        why = answer.strerror or str(answer)
        output.tell(f"{said} {_('The report cannot be written: {why}').format(why=why)}")
    else:
        output.tell(f"{said} {_('A report without client data: {path}').format(path=path)}")


def _lines(told: TracebackException) -> Iterator[str]:
    yield f"pruner {__version__}, Python {platform.python_version()}, {platform.platform()}"
    cause: TracebackException | None = told
    while cause is not None:
        yield f"\n{getattr(cause.exc_type, '__qualname__', '')}"
        yield from (line.rstrip("\n") for line in cause.stack.format())
        cause = cause.__cause__ or cause.__context__


def _keep(path: Path, text: str) -> None:
    """Write a file that its owner alone may read: `mkstemp` makes it 0600 whatever the umask."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text + "\n")
    Path(name).replace(path)

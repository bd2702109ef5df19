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
from traceback import format_tb
from types import TracebackType

from pruner import __version__
from pruner.cli import output
from pruner.config import places
from pruner.i18n import _

REPORT = "crash.txt"


def last_words(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep the report and say where it is; fits `sys.excepthook`, after which Python leaves with status 1."""
    path = places(os.environ).state_dir / REPORT
    said = _("pruner stopped by a fault of its own; what was confirmed is saved.")
    try:
        _keep(path, "\n".join(_lines(error.with_traceback(trace))))
    except OSError as answer:
        why = answer.strerror or str(answer)
        output.tell(f"{said} {_('The report cannot be written: {why}').format(why=why)}")
    else:
        output.tell(f"{said} {_('A report without client data: {path}').format(path=path)}")


def _lines(error: BaseException) -> Iterator[str]:
    yield f"pruner {__version__}, Python {platform.python_version()}, {platform.platform()}"
    for fault in _chain(error):
        yield f"\n{type(fault).__qualname__}"
        yield from (line.rstrip("\n") for line in format_tb(fault.__traceback__))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The fault and what led to it; nothing forbids that this leads back to where it began."""
    seen: list[BaseException] = []
    fault: BaseException | None = error
    while fault is not None and not any(fault is one for one in seen):
        yield fault
        seen.append(fault)
        fault = fault.__cause__ or fault.__context__


def _keep(path: Path, text: str) -> None:
    """Write a file that its owner alone may read: `mkstemp` makes it 0600 whatever the umask."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text + "\n")
    Path(name).replace(path)

"""Where `pruner` begins; `python -m pruner` is the same."""

import gc
import sys
from types import TracebackType

from pruner.cli.postponed import postpone


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.excepthook = _stop
    gc.set_threshold(100_000, 20, 20)  # what a command imports and builds stays until it ends
    postpone("inspect", "ipaddress")  # click and pathlib import them, and no command of every day asks
    try:
        # Imported here, so that ctrl+c while the program still loads is as quiet as later.
        from pruner.cli.start import start

        status = start(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    gc.freeze()  # the end of the program would look through all of it once more
    sys.exit(status)


def _stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from pruner.cli.fault import last_words  # read only where something went wrong

    last_words(kind, error, trace)


if __name__ == "__main__":
    main()

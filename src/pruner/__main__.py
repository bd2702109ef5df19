"""Where `pruner` begins; `python -m pruner` is the same."""

import sys
from types import TracebackType


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.excepthook = _stop
    try:
        # Imported here, so that ctrl+c while the program still loads is as quiet as later.
        from pruner.cli.start import start

        status = start(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from pruner.cli.fault import last_words  # read only where something went wrong

    last_words(kind, error, trace)


if __name__ == "__main__":
    main()

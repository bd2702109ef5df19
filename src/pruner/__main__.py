"""Where `pruner` begins; `python -m pruner` is the same."""

import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    try:
        # Imported here, so that ctrl+c while the program still loads is as quiet as later.
        from pruner.cli.start import start

        status = start(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()

"""The same user of their own as for the commands."""

from tests.cli.conftest import home

__all__ = ["home"]

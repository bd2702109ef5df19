"""The configuration as the screen gets it."""

import tomllib
from typing import Final

from pruner.config import Config
from pruner.config.loading import assemble

PLAIN: Final = {"ascii": "never", "language": "en"}
"""What would otherwise depend on the machine."""


def configured(toml: str = "", **environ: str) -> Config:
    """The shipped configuration with these lines of a user, in this environment."""
    return assemble({"config.toml": {**PLAIN, **tomllib.loads(toml)}}, environ)


CONFIG: Final = configured()

"""The shipped configuration, as a user without files of their own has it."""

from pathlib import Path

from pruner.config import load, places

NOWHERE = str(Path("/nonexistent/pruner"))
CONFIG = load(
    places({"PRUNER_CONFIG_DIR": NOWHERE, "PRUNER_DATA_DIR": NOWHERE, "PRUNER_STATE_DIR": NOWHERE}), {}
)

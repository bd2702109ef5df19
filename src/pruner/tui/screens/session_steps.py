"""The five steps of the session in their order, each with its screen."""

from pruner.core.season import Stage
from pruner.tui.screens.session import STEP_SCREENS, open_session
from pruner.tui.screens.session_close import CloseScreen
from pruner.tui.screens.session_exit import ExitScreen
from pruner.tui.screens.session_look_back import LookBackScreen
from pruner.tui.screens.session_walk import WalkScreen
from pruner.tui.screens.session_what_if import WhatIfScreen

__all__ = ["open_session"]

STEP_SCREENS |= {
    Stage.LOOK_BACK: LookBackScreen,
    Stage.WALK: WalkScreen,
    Stage.WHAT_IF: WhatIfScreen,
    Stage.EXIT: ExitScreen,
    Stage.CLOSE: CloseScreen,
}

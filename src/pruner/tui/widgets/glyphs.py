"""What the tree is drawn with: one set of signs for terminals that can, an ASCII twin for those that cannot.

Every glyph is one cell wide; no emoji and no variation selectors, which terminals measure differently.
Shape carries the meaning and colour repeats it, so that the tree reads without colour too.
"""

from collections.abc import Sequence

from pruner.core.heat import Level
from pruner.core.lazily import dataclass
from pruner.core.plants import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The signs of one drawing style. `leaves` stand in the order of `Level`, `bars` from nothing to full."""

    leaves: str
    rest: str
    thorn: str
    mark: str
    mend: str
    strong: str
    normal: str
    dormant: str
    rule: str
    top: str
    trunk: str
    base: str
    ground: str
    point_right: str
    point_left: str
    ellipsis: str
    stump: str
    bars: str
    rising: str
    falling: str

    def leaf(self, level: Level) -> str:
        """The leaf of a branch that stands so."""
        return self.leaves[level]

    def wood(self, line: Line) -> str:
        """What a branch's line is made of."""
        return {Line.STRONG: self.strong, Line.NORMAL: self.normal, Line.DORMANT: self.dormant}[line]


UNICODE = Glyphs(
    leaves="✿●◐○✗",
    rest="⋅",
    thorn="▴",
    mark="✂",
    mend="✚",
    strong="━",
    normal="─",
    dormant="╌",
    rule="━",
    top="▗▟▖",
    trunk="▐█▌",
    base="▁▂▟███▙▂▁",
    ground="▁",
    point_right="▸",
    point_left="◂",
    ellipsis="…",
    stump="▖",
    bars="▁▂▃▄▅▆▇█",
    rising="▴",
    falling="▾",
)

ASCII = Glyphs(
    leaves="@*o,x",
    rest=".",
    thorn="^",
    mark="X",
    mend="+",
    strong="=",
    normal="-",
    dormant=":",
    rule="=",
    top=" | ",
    trunk="|#|",
    base="__/###\\__",
    ground="_",
    point_right=">",
    point_left="<",
    ellipsis="~",
    stump="_",
    bars=".123456789",
    rising="^",
    falling="v",
)

STEPS_PER_INCIDENT = 2
"""Bars rise by this much for each incident: the same count is the same height in every row."""


def sparkline(weeks: Sequence[int], glyphs: Glyphs = UNICODE) -> str:
    """One bar per week, oldest first. In ASCII the bar is the count itself, `.` for none."""
    step = 1 if glyphs.bars[1].isdigit() else STEPS_PER_INCIDENT
    return "".join(glyphs.bars[min(len(glyphs.bars) - 1, step * count)] for count in weeks)

"""The colours of the command line: the terminal's own, so that they suit its background."""

from pruner.core.heat import Level, SignLevel

STRONG = "1"
OF_LEVEL = {
    Level.THRIVING: "95",
    Level.HEALTHY: "32",
    Level.WATCH: "33",
    Level.WILTING: "31",
    Level.RED: "1;31",
}
OF_SIGN_LEVEL = {
    SignLevel.CLEAR: "32",
    SignLevel.WATCH: "33",
    SignLevel.WILTING: "31",
    SignLevel.RED: "1;31",
}

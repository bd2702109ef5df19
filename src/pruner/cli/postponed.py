"""Modules of the standard library that others import and seldom use: each is read when asked.

`importlib.util.LazyLoader` is meant for this, but up to Python 3.12 a second `import` reads such a module.
"""

import sys
from importlib.machinery import PathFinder
from threading import RLock
from types import ModuleType

_READING = RLock()


def postpone(*names: str) -> None:
    """Let these modules wait, where nobody has imported them yet."""
    for name in names:
        spec = PathFinder.find_spec(name)
        if name not in sys.modules and spec is not None:
            module = _Waiting(name)
            module.__spec__ = spec
            sys.modules[name] = module


class _Waiting(ModuleType):
    """A module that reads itself when it is asked for what it has not yet."""

    def __getattr__(self, name: str) -> object:
        with _READING:  # another thread that asks waits until all of it is there
            if type(self) is _Waiting and not vars(self).get("__file__"):
                self._read()
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None

    def _read(self) -> None:
        spec = self.__spec__
        if spec is None or spec.loader is None:
            raise ImportError(f"nothing can read {self.__name__!r}", name=self.__name__)
        self.__file__, self.__loader__, self.__cached__ = spec.origin, spec.loader, spec.cached
        spec.loader.exec_module(self)
        self.__class__ = ModuleType  # type: ignore[assignment]  # from now on it is like any other

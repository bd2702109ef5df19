"""What is made when it is first used, since a command uses little of what it imports.

`on_demand` lets a package give a name of one of its modules without importing them all.

`pattern` is a regular expression that is compiled when it is first matched.

`dataclass` is the standard library's, made when the first value of a class is.

To write the methods of a dataclass takes longer than to import the module it stands in, and a command needs
few of the classes that it imports. So a class is there at once, with its slots, and the standard library
makes a dataclass of it when it is first built or asked for its fields. A field
that `__init__` does not take has no default here.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from operator import attrgetter
from threading import RLock
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, cast

__all__ = ["dataclass", "on_demand", "pattern"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, **options: bool) -> object:
        """What `dataclasses.dataclass` does with these options, later."""
        return _Promise(cls, options).cls if cls else lambda cls: _Promise(cls, options).cls


def on_demand(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """The `__getattr__` of a package whose names live in these modules: each is imported when asked for."""
    module_of = {name: module for module, names in homes.items() for name in names}

    def of(name: str) -> object:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{module_of[name]}"), name)

    return of


if TYPE_CHECKING:
    from re import compile as pattern
else:

    class pattern:  # noqa: N801  # used like the function whose place it takes
        """What `re.compile` makes of these arguments, when it is first asked for anything."""

        def __init__(self, text: str, flags: int = 0) -> None:
            self._said = (text, flags)

        def __getattr__(self, name: str) -> object:
            found = getattr(re.compile(*self._said), name)
            setattr(self, name, found)
            return found


_MAKING = RLock()


class _Promise:
    """To make a dataclass of a class; `__init__` and the fields ask for it until then."""

    def __init__(self, cls: type, options: dict[str, bool]) -> None:
        slots = options.pop("slots", False)
        self._options: dict[str, Any] = {**options}
        self._defaults: dict[str, object] = {}
        self._kept = False
        self.cls: Any = self._slotted(cls) if slots else cls
        _put(self.cls, {"__init__": self._first_built(), "__dataclass_fields__": _Fields(self)})

    def keep(self) -> None:
        """Make the dataclass, where nobody has yet; another thread that asks waits for it."""
        with _MAKING:
            if not self._kept:
                self._make()
            self._kept = True

    def _make(self) -> None:
        """Most methods are shared by all classes: what the standard library writes for each takes long."""
        options = {**self._options}
        frozen, compares = options.pop("frozen", False), options.pop("eq", True)
        slots = {name: self.cls.__dict__[name] for name in self._defaults}
        _put(self.cls, self._defaults)  # where the standard library reads them
        dataclasses.dataclass(init=False, repr=False, eq=options.get("order", False), **options)(self.cls)
        _put(self.cls, slots)
        self._add({"__repr__": _shown})
        if frozen:
            _put(self.cls, {"__setattr__": _hold, "__delattr__": _hold})
        if compares:
            self._add(_compared(self.cls, hashed=frozen))
        _put(self.cls, {"__init__": _Init(self.cls).written()})

    def _add(self, methods: dict[str, object]) -> None:
        """These, where the class has none of its own; from Python itself it may have `__hash__ = None`."""
        own = self.cls.__dict__
        _put(self.cls, {name: method for name, method in methods.items() if own.get(name) is None})

    def _slotted(self, cls: type) -> type:
        """The class once more, with a slot for each of its own fields; their defaults are put aside."""
        body = dict(cls.__dict__)
        names = tuple(body.get("__annotations__", ()))
        self._defaults = {name: body.pop(name) for name in names if name in body}
        for name in ("__dict__", "__weakref__"):
            body.pop(name, None)
        again = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": names})
        again.__qualname__ = cls.__qualname__
        return again

    def _first_built(self) -> Callable[..., None]:
        def first(value: object, /, *given: object, **named: object) -> None:
            self.keep()
            self.cls.__init__(value, *given, **named)

        return first


class _Fields:
    """Stands in for the fields of a class."""

    def __init__(self, promise: _Promise) -> None:
        self._promise = promise

    def __get__(self, value: object, owner: type) -> object:
        self._promise.keep()
        return owner.__dataclass_fields__  # type: ignore[attr-defined]  # it is a dataclass now


def _hold(value: object, name: str, _to: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r} of a frozen {type(value).__qualname__}")


def _shown(value: Any) -> str:  # noqa: ANN401  # of any dataclass
    told = (f"{f.name}={getattr(value, f.name)!r}" for f in dataclasses.fields(value) if f.repr)
    return f"{type(value).__qualname__}({', '.join(told)})"


def _compared(cls: type, *, hashed: bool) -> dict[str, object]:
    """Equal are values of one class whose fields are; the hash of what may change is refused."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    told = attrgetter(*names) if names else lambda _value: ()

    def equal(value: object, other: object) -> object:
        if type(other) is not type(value):
            return NotImplemented
        return value is other or told(value) == told(other)

    return {"__eq__": equal, "__hash__": (lambda value: hash(told(value))) if hashed else None}


def _put(cls: type, attributes: dict[str, object]) -> None:
    for name, value in attributes.items():
        setattr(cls, name, value)


class _Init:
    """Writes the `__init__` of a class; it fills slots directly, since a frozen class lets nobody set them.

    The standard library's own cannot take the place of the stand-in without a moment in which the class has
    neither, and another thread may build a value just then.
    """

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._known: dict[str, object] = {"_put": object.__setattr__, "_missing": dataclasses.MISSING}
        self._body: list[str] = []

    def written(self) -> Callable[..., None]:
        """The function."""
        fields = [field for field in dataclasses.fields(self._cls) if field.init]
        by_place = [self._parameter(field) for field in fields if not field.kw_only]
        by_name = [self._parameter(field) for field in fields if field.kw_only]
        if hasattr(self._cls, "__post_init__"):
            self._body.append("self.__post_init__()")
        parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
        text = "\n  ".join([f"def __init__({parameters}):", *(self._body or ["pass"])])
        exec(text, self._known)  # noqa: S102  # it holds the names of fields and nothing else
        return cast("Callable[..., None]", self._known["__init__"])

    def _parameter(self, field: "dataclasses.Field[object]") -> str:
        """The parameter of a field, after the lines that set it."""
        name = field.name
        if field.default_factory is not dataclasses.MISSING:
            self._known[f"_made_{name}"] = field.default_factory
            self._body.append(f"if {name} is _missing: {name} = _made_{name}()")
        self._body.append(self._setting(name))
        if field.default is not dataclasses.MISSING:
            self._known[f"_default_{name}"] = field.default
            return f"{name}=_default_{name}"
        return name if field.default_factory is dataclasses.MISSING else f"{name}=_missing"

    def _setting(self, name: str) -> str:
        slot = getattr(self._cls, name, None)
        if not isinstance(slot, MemberDescriptorType):
            return f"_put(self, {name!r}, {name})"
        self._known[f"_slot_{name}"] = slot.__set__
        return f"_slot_{name}(self, {name})"

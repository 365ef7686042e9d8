"""Two ways to run the kernel's functions: interpreted over lists, and compiled by numba over arrays.

Both run the same function objects.  numba comes with the extra `longtable[fast]` and is imported only when asked for.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, Protocol

import platformdirs

from game.core import effects, kernel, machine, offers, scoring
from game.core.layout import EVENTS_SIZE, MOST_LEGAL, STATE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.core.vectors import Vector

KERNEL_MODULES = (machine, effects, scoring, offers, kernel)


class Backend(Protocol):
    """How to run functions in the kernel's form: make a `vector` for them, get a `function` that runs there."""

    @property
    def name(self) -> str: ...

    def vector(self, values: Iterable[int]) -> Vector: ...

    def wide_vector(self, size: int) -> Vector: ...

    def function(self, function: Callable[..., Any], *modules: ModuleType) -> Callable[..., Any]: ...


class Interpreted:
    """Python as it is: vectors are lists, functions are themselves."""

    name = "interpreted"

    def vector(self, values: Iterable[int]) -> Vector:
        return list(values)

    def wide_vector(self, size: int) -> Vector:
        return [0] * size

    def function(self, function: Callable[..., Any], *_modules: ModuleType) -> Callable[..., Any]:
        return function


class Compiled:
    """numba: vectors are int32 arrays, functions are compiled at their first call and kept on disk."""

    name = "compiled"

    def vector(self, values: Iterable[int]) -> Vector:
        import numpy as np  # noqa: PLC0415  (only where it is used: it takes a tenth of a second to load)

        array: Vector = np.array(list(values), dtype=np.int32)
        return array

    def wide_vector(self, size: int) -> Vector:
        """Zeros with room for totals: 64 bits each."""
        import numpy as np  # noqa: PLC0415

        array: Vector = np.zeros(size, dtype=np.int64)
        return array

    def function(self, function: Callable[..., Any], *modules: ModuleType) -> Callable[..., Any]:
        """The function, compiled together with the kernel; `modules` hold what else it calls, in the kernel's form."""
        own = sys.modules[function.__module__]
        return _compile(function, (*modules, own))


def is_compiled_available() -> bool:
    """Whether the extra `longtable[fast]` is installed."""
    return importlib.util.find_spec("numba") is not None


def best() -> Backend:
    """The compiled backend where numba is installed, otherwise the interpreted one."""
    return Compiled() if is_compiled_available() else Interpreted()


def working_vectors(backend: Backend) -> tuple[Vector, Vector, Vector]:
    """A state, a list of moves, and a list of events to which nobody listens."""
    silence = [-1] + [0] * (EVENTS_SIZE - 1)
    return backend.vector([0] * STATE_SIZE), backend.vector([0] * MOST_LEGAL), backend.vector(silence)


def on_compiling(listener: Callable[[], None]) -> None:
    """Have a listener called when code is compiled that is not on disk yet: it can take half a minute."""
    _listeners.append(listener)


_listeners: list[Callable[[], None]] = []


def _announce_compiling() -> None:
    """Tell the listeners, once each, when numba first compiles something in this process."""
    event: Any = importlib.import_module("numba.core.event")

    class Announcer(event.Listener):  # type: ignore[misc, name-defined, unused-ignore]
        def on_start(self, _event: object) -> None:
            while _listeners:
                _listeners.pop()()

        def on_end(self, _event: object) -> None:
            pass

    event.register("numba:compile", Announcer())


# No reference counting: the kernel allocates nothing.  Divisors are never 0, so no division needs a test for it.
OPTIONS: dict[str, Any] = {"_nrt": False, "error_model": "numpy"}


@cache
def _compile(function: FunctionType, modules: tuple[ModuleType, ...]) -> Callable[..., Any]:
    import numba  # noqa: PLC0415
    from numba.extending import register_jitable  # noqa: PLC0415

    if _listeners:
        _announce_compiling()
    every = tuple(dict.fromkeys((*KERNEL_MODULES, *modules)))
    # numba looks at the file of the compiled function alone; a folder named after all the sources never goes stale.
    numba.config.CACHE_DIR = str(  # type: ignore[attr-defined]
        platformdirs.user_cache_path("longtable") / f"compiled-{_fingerprint(every)}"
    )
    for module in every:
        for each in _functions_of(module):
            if each not in _registered:
                register_jitable(**OPTIONS)(each)
                _registered.add(each)
    compiled: Callable[..., Any] = numba.njit(cache=True, **OPTIONS)(function)
    return compiled


_registered: set[FunctionType] = set()


def _functions_of(module: ModuleType) -> Iterable[FunctionType]:
    for each in list(vars(module).values()):
        if isinstance(each, FunctionType) and each.__module__ == module.__name__:
            yield each


def _fingerprint(modules: Iterable[ModuleType]) -> str:
    """A hash of everything that compiled code depends on."""
    content = hashlib.sha256(sys.version.encode())
    folder = Path(str(kernel.__file__)).parent
    tables = (folder / "layout.py", folder.parent / "scenario" / "tables.py", folder.parent / "scenario" / "model.py")
    for path in (*tables, *(Path(str(module.__file__)) for module in modules)):
        content.update(path.read_bytes())
    return content.hexdigest()[:16]

"""Records: `typing.NamedTuple`, made ten times as fast.

A run of gxlint defines some 150 records before it reads a line. `typing` takes 0.1 ms for each,
most of it to compile a constructor; here the code of one that takes as many fields is given their
names. Everything that a named tuple can do works alike, and type checkers see `typing`'s own. So
does an interpreter for which this was not made: from 3.14 on a class body holds no annotations.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["NamedTuple", "make"]

make = tuple.__new__
"""`make(Span, (1, 2))` is `Span(1, 2)`, unchecked and with every value given.

It takes half the time, for the few records of which a report has hundreds.
"""

if TYPE_CHECKING or sys.version_info >= (3, 14) or sys.implementation.name != "cpython":
    from typing import NamedTuple
else:
    from _collections import _tuplegetter
    from types import CodeType, FunctionType

    _new = tuple.__new__
    _CONSTRUCTORS = (
        lambda _cls: _new(_cls, ()),
        lambda _cls, a: _new(_cls, (a,)),
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t)
        ),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u: _new(
            _cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u)
        ),
    )
    """Constructors by the number of fields; longer ones are compiled when they are needed."""
    _getters = [_tuplegetter(place, None) for place in range(len(_CONSTRUCTORS))]

    class _Shared:
        """What all records can do; each has it itself: below another class it is made slower."""

        @classmethod
        def _make(cls, values: "Any") -> "Any":
            """Return a record of these values, one for each field."""
            record = _new(cls, values)
            if len(record) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(record)}")
            return record

        def _replace(self, /, **changes: "Any") -> "Any":
            """Return the record with other values in some fields."""
            record = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no fields {list(changes)}")
            return record

        def _asdict(self) -> "dict[str, Any]":
            """Return the values by field."""
            return dict(zip(self._fields, self, strict=True))

        def __reduce__(self) -> "tuple[Any, ...]":
            """Return how it is unpickled: by C alone, which takes half the time."""
            return _new, (type(self), tuple(self))

        def __repr__(self) -> str:
            shown = map("{}={!r}".format, self._fields, self)
            return f"{type(self).__name__}({', '.join(shown)})"

    _SHARED = {
        name: vars(_Shared)[name]
        for name in ("_make", "_replace", "_asdict", "__reduce__", "__repr__")
    }

    class _Definition(type):
        """Makes of a class with annotated fields a subclass of `tuple`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: "dict[str, Any]") -> type:
            del bases  # always `NamedTuple` alone
            annotations = body.get("__annotations__", {})
            fields = tuple(annotations)
            defaults = {field: body.pop(field) for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            made = FunctionType(_constructor(fields), globals(), "__new__", (*defaults.values(),))
            made.__annotations__ = annotations
            while len(_getters) < len(fields):
                _getters.append(_tuplegetter(len(_getters), None))
            body.update(zip(fields, _getters, strict=False))
            body.update(
                __new__=made,
                __slots__=(),
                __match_args__=fields,
                _fields=fields,
                _field_defaults=defaults,
            )
            return type(name, (tuple,), {**_SHARED, **body})

    def _constructor(fields: tuple[str, ...]) -> CodeType:
        if len(fields) < len(_CONSTRUCTORS):
            code = _CONSTRUCTORS[len(fields)].__code__
            return code.replace(co_name="__new__", co_varnames=("_cls", *fields))
        given = ", ".join(fields)
        source = f"lambda _cls, {given}: _new(_cls, ({given}))"
        return eval(source).__code__  # noqa: S307 - names of fields, from our own classes

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})

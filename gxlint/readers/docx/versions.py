"""Elements that hold one thing in several versions, of which one is read (ECMA-376-3, 10.2.1)."""

Extent = tuple[int, int, int]
"""How much has been read of what is open."""


class Versions:
    """The elements that are open, from without to within."""

    def __init__(self) -> None:
        self._before: list[Extent | None] = []
        """What had been read when the version began that is read; None where there was none."""

    def begin(self) -> None:
        """Begin such an element."""
        self._before.append(None)

    def choose(self, extent: Extent) -> None:
        """Begin a version that is read, where so much has been read."""
        if self._before:
            self._before[-1] = extent

    def lack(self, extent: Extent) -> bool:
        """Tell whether no version has been read, or nothing of it, where so much has been read."""
        return not self._before or self._before[-1] in {None, extent}

    def end(self) -> None:
        """End such an element."""
        if self._before:
            self._before.pop()

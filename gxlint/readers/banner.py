"""Pictures in which a heading may be: as wide and low as a line of words."""

_LOWEST, _HIGHEST = 8.0, 80.0
"""Points that the picture of a line of words is high, two lines of a large heading at most."""
_WIDE = 2.5
"""Heights of such a picture that it is wide, at least: three characters."""


def is_banner(width: float, height: float) -> bool:
    """Tell whether a picture of that size in points is as wide and low as a line of words."""
    return _LOWEST <= height <= _HIGHEST and width >= _WIDE * height

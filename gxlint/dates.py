"""The type of dates, taken from where Python has it in C.

The module `datetime` first defines all of its types in Python, which takes 1 ms of every start, and
then replaces them by these.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
else:
    try:
        from _datetime import date
    except ImportError:
        from datetime import date

__all__ = ["date"]

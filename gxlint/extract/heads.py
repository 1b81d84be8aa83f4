"""The first characters by which words are looked for: a set is quicker than many searches."""

from operator import add


def heads(content: str) -> set[str]:
    """Return every pair of neighbouring characters, and every character."""
    found = set(map(add, content, content[1:]))
    found.update(content)
    return found

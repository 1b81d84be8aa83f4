"""The check kinds: facts to findings."""

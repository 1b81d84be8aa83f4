"""The part that a figure plays in its sentence."""

from gxlint.facts import Claim


def role(claim: Claim | None) -> str:
    """Return the role of a claim, an empty one where it has none or there is no claim."""
    if not claim or not claim.details:
        return ""
    return str(dict(claim.details).get("role", ""))

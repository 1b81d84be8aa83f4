"""The formula language over fact keys: linear sums, compared.

    requests.new.{column} + requests.carried_in.{column} = requests.concluded.{column} + …
    requests.{row}.total = sum(requests.{row}.@applicants)
    requests.other.rest.total <= 0.3 * requests.concluded.total

    0.5 * (requests.new.total - requests.carried_in.total) < 100

`{name}` is filled from a rule's `over`; `@name` is a set that the table's form declares and stands
inside `sum(…)`. Figures are exact: integers and decimals, never binary fractions.
"""

from gxlint.expr.formula import Comparison, Linear, Vocabulary
from gxlint.expr.parse import comparison, expansions, linear, placeholders
from gxlint.expr.tokens import FormulaError

__all__ = [
    "Comparison",
    "FormulaError",
    "Linear",
    "Vocabulary",
    "comparison",
    "expansions",
    "linear",
    "placeholders",
]

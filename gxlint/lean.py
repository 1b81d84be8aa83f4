"""The code of a module without what a run never asks for: docstrings and annotations.

They make a fifth of the code of a module. Of the annotations of a class the names stay, since they
are the fields of records. Lines keep their numbers.
"""

import ast
from types import CodeType

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_NOTHING = ast.Constant("")
_FUTURE = "__future__"


def lean(source: bytes, path: str) -> CodeType:
    """Return the code of the module with this source."""
    tree = _Lean().visit(ast.parse(source, path))
    code: CodeType = compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)
    return code


class _Lean(ast.NodeTransformer):
    """Takes out of a tree what a run never asks for."""

    def visit_Module(self, node: ast.Module) -> ast.AST:
        """Return the module without its docstring."""
        self.generic_visit(node)
        node.body = _undocumented(node.body)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Return the class without its docstring, its fields annotated with nothing."""
        for part in node.body:
            if isinstance(part, ast.AnnAssign):
                part.annotation = _NOTHING
        node.body = _undocumented([self._within(part) for part in node.body])
        return node

    def _within(self, part: ast.stmt) -> ast.stmt:
        kept: ast.stmt = part if isinstance(part, ast.AnnAssign) else self.visit(part)
        return kept

    def visit_FunctionDef(self, node: _Function) -> ast.AST:
        """Return the function without its docstring, and without its annotations."""
        self.generic_visit(node)
        given = node.args
        for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
            if one is not None:
                one.annotation = None
        node.returns = None
        node.body = _undocumented(node.body)
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        """Return what is returned for any function."""
        return self.visit_FunctionDef(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """Return a plain assignment; one of a function without a value still makes a local name."""
        if node.value is None:
            node.annotation = _NOTHING
            return node
        return ast.copy_location(ast.Assign([node.target], node.value), node)

    def visit_If(self, node: ast.If) -> ast.AST | None:
        """Return nothing for what only type checkers look at."""
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" and not node.orelse:
            return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        """Return nothing for what was to make annotations cheap."""
        return ast.copy_location(ast.Pass(), node) if node.module == _FUTURE else node


def _undocumented(body: list[ast.stmt]) -> list[ast.stmt]:
    match body:
        case [ast.Expr(ast.Constant(str())) as first, *others]:
            return others or [ast.copy_location(ast.Pass(), first)]
    return body

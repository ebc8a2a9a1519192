"""Every code the program can say, with the facts that come along, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from source import Module, last_name, modules, pattern_of, text_of

from desktop_app.domain import errors

ERRORS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.AppError)
}
PLACE_OF_CODE = {**dict.fromkeys(ERRORS, 0), "Finding": 0, "RowFault": 2}
PLACE_OF_FACTS = {"Finding": 2, "RowFault": 3}


@dataclass(frozen=True, slots=True)
class Said:
    """A code at one place. `facts` are the names that come with it, None when they cannot be read there."""

    code: str
    place: str
    facts: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A call whose code this reader cannot tell."""

    place: str


def said_and_unknown() -> tuple[list[Said], list[Unknown]]:
    """All codes, and all calls whose code is not to be read from the source."""
    said: list[Said] = []
    unknown: list[Unknown] = []
    for module in modules():
        for function, call in _calls_in_functions(module):
            at = PLACE_OF_CODE[last_name(call.func)]
            given = call.args[at] if len(call.args) > at else _keyword(call, "code")
            if given is None or any(_is_handed_on(arg) for arg in call.args):
                continue
            codes = _codes(module, function, given)
            facts = _facts(module, function, call)
            if codes:
                said += [Said(code, module.at(call), facts) for code in codes]
            else:
                unknown.append(Unknown(module.at(call)))
    return said, unknown


def families() -> set[str]:
    """Beginnings of codes that are put together: `nip.` of `f"nip.{each}"`."""
    found = set()
    for module in modules():
        for _, call in _calls_in_functions(module):
            at = PLACE_OF_CODE[last_name(call.func)]
            given = call.args[at] if len(call.args) > at else None
            if isinstance(given, ast.JoinedStr) and (start := pattern_of(given)[0]):
                found.add(start)
    return found


def _calls_in_functions(module: Module) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Calls that carry a code, each with the innermost function around it."""

    def walk(node: ast.AST, function: ast.AST) -> Iterator[tuple[ast.AST, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            inner = child if isinstance(child, ast.FunctionDef) else function
            if isinstance(child, ast.Call) and last_name(child.func) in PLACE_OF_CODE:
                yield function, child
            yield from walk(child, inner)

    yield from walk(module.tree, module.tree)


def _is_handed_on(given: ast.expr) -> bool:
    """`found.code`: where it was made, it was looked at."""
    return isinstance(given, ast.Attribute) and given.attr == "code"


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == name), None)


def _codes(module: Module, function: ast.AST, given: ast.expr) -> set[str]:
    """The codes an expression can be, empty when it cannot be told."""
    match given:
        case ast.Constant(value=str(text)):
            return {text} if text else set()  # "" says that nothing is wrong
        case ast.IfExp(body=body, orelse=orelse):
            return _codes(module, function, body) | _codes(module, function, orelse)
        case ast.JoinedStr():
            return _of_family(pattern_of(given)[0])
    return _codes_of_name(module, function, given)


def _codes_of_name(module: Module, function: ast.AST, given: ast.expr) -> set[str]:
    match given:
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
            return _constants(module, name)
        case ast.Call(func=ast.Name(id=name)):
            return _returned(name)
        case ast.Name(id=name):
            passed = _passed(module, function, name)
            return passed or _assigned(module, function, name) or _constants(module, name)
    return set()


def _passed(module: Module, function: ast.AST, name: str) -> set[str]:
    """When the name is a parameter: what the callers in this module give for it."""
    if not isinstance(function, ast.FunctionDef):
        return set()
    names = [each.arg for each in function.args.args if each.arg not in {"self", "cls"}]
    if name not in names:
        return set()
    at = names.index(name)
    found: set[str] = set()
    for called, call in module.calls():
        if called == function.name:
            given = call.args[at] if len(call.args) > at else _keyword(call, name)
            found |= {text} if (text := text_of(given)) else set()
    return found


def _returned(name: str) -> set[str]:
    """What the functions of this name answer; a function that passes codes on is asked no further."""
    found: set[str] = set()
    for module in modules():
        for function in ast.walk(module.tree):
            if isinstance(function, ast.FunctionDef) and function.name == name:
                for node in ast.walk(function):
                    if isinstance(node, ast.Return) and not _calls(node, name):
                        found |= _codes(module, function, node.value) if node.value else set()
    return found


def _calls(node: ast.AST, name: str) -> bool:
    return any(isinstance(each, ast.Call) and last_name(each.func) == name for each in ast.walk(node))


def _of_family(start: str | None) -> set[str]:
    """A family stands for itself; which of its members are said is a matter of its own tests."""
    return {f"{start}*"} if start else set()


def _assigned(module: Module, function: ast.AST, name: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                found |= _codes(module, function, value)
            case ast.NamedExpr(target=ast.Name(id=target), value=value) if target == name:
                found |= _codes(module, function, value)
            case ast.For(target=target, iter=ast.Tuple(elts=rows)) if _names(target, name) is not None:
                at = _names(target, name)
                found |= {code for row in rows if (code := _nth(row, at))}
            case ast.For(target=target, iter=source) | ast.comprehension(target=target, iter=source):
                found |= _items(function, target, source, name)
    return found


def _items(function: ast.AST, target: ast.expr, source: ast.expr, name: str) -> set[str]:
    """Keys or values of a table of the function that is gone through by `items()`."""
    if not isinstance(source, ast.Call) or last_name(source.func) != "items":
        return set()
    table = last_name(source.func.value) if isinstance(source.func, ast.Attribute) else ""
    at = _names(target, name)
    found: set[str] = set()
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Dict):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if table in {last_name(each) for each in targets}:
            column = node.value.keys if at == 0 else node.value.values
            found |= {text for each in column if (text := text_of(each))}
    return found


def _names(target: ast.expr, name: str) -> int | None:
    match target:
        case ast.Name(id=same) if same == name:
            return -1
        case ast.Tuple(elts=parts):
            return next((n for n, part in enumerate(parts) if last_name(part) == name), None)
    return None


def _nth(row: ast.expr, at: int | None) -> str | None:
    if isinstance(row, ast.Tuple) and at is not None and at >= 0:
        return text_of(row.elts[at])
    return text_of(row)


def _constants(module: Module, name: str) -> set[str]:
    """The texts in a table of the module, if that is what the name is."""
    found: set[str] = set()
    for node in module.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                found |= _texts(value)
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value) if target == name:
                found |= _texts(value)
    return found


def _texts(value: ast.expr) -> set[str]:
    match value:
        case ast.Call(args=[inner, *_]):
            return _texts(inner)
        case ast.Dict(values=values):
            return {text for each in values if (text := text_of(each)) and "." in text}
        case ast.Constant(value=str(text)):
            return {text}
    return set()


def _facts(module: Module, function: ast.AST, call: ast.Call) -> frozenset[str] | None:
    name = last_name(call.func)
    if name in ERRORS:
        named = [each.arg for each in call.keywords]
        return None if None in named else frozenset(arg for arg in named if arg)
    at = PLACE_OF_FACTS[name]
    given = call.args[at] if len(call.args) > at else _keyword(call, "facts")
    if given is None:
        return frozenset()
    if isinstance(given, ast.Name) and _is_parameter(function, given.id):
        return None
    if isinstance(given, ast.Dict) and all(given.keys):
        return frozenset(text for key in given.keys if (text := text_of(key)))
    keys = {text_of(key) for node in ast.walk(module.tree) if isinstance(node, ast.Dict) for key in node.keys}
    return frozenset(text for text in keys if text)


def _is_parameter(function: ast.AST, name: str) -> bool:
    if not isinstance(function, ast.FunctionDef):
        return False
    given = function.args
    return name in {each.arg for each in (*given.args, *given.kwonlyargs, given.kwarg) if each}

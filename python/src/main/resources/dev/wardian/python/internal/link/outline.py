"""Tells of each source file named on standard input what it imports and which names it has.

Nothing of what is read is executed: files are parsed, and the few conditions that depend on nothing but
the interpreter (version, platform, TYPE_CHECKING) are worked out. Form of the answer: Outline.java.
"""

import ast
import os
import sys

UNKNOWN = None
CATCHES_IMPORT = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
CATCHES_OTHER = {
    "AttributeError", "KeyError", "ValueError", "TypeError", "NameError", "OSError", "RuntimeError", "IndexError",
    "LookupError", "NotImplementedError", "SyntaxError", "UnicodeError", "AssertionError", "KeyboardInterrupt",
    "DeprecationWarning", "FileNotFoundError", "PermissionError", "IOError", "EnvironmentError", "RecursionError",
}
NAMESPACES = {"globals", "vars", "locals"}
READERS = {"get", "copy", "keys", "items", "values"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def static(test, constants):
    """True, False, or UNKNOWN where it takes more than the interpreter's own facts."""
    try:
        return bool(value(test, constants))
    except (LookupError, TypeError, ValueError):
        return UNKNOWN


def value(node, constants):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Tuple):
        return tuple(value(one, constants) for one in node.elts)
    if isinstance(node, ast.Name):
        # what NumPy and those after it define only while they are being built
        built = node.id.startswith("__") and node.id.endswith("_SETUP__")
        return False if node.id == "TYPE_CHECKING" or built else constants[node.id]
    if isinstance(node, ast.Attribute):
        return attribute(node)
    if isinstance(node, ast.Subscript) and dotted(node.value) == "sys.version_info":
        return version_part(node.slice)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return not value(node.operand, constants)
    if isinstance(node, ast.BoolOp):
        return joined(node, constants)
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return compared(node, constants)
    if isinstance(node, ast.Call) and dotted(node.func) == "sys.platform.startswith" and len(node.args) == 1:
        return sys.platform.startswith(value(node.args[0], constants))
    if isinstance(node, ast.Call) and dotted(node.func) == "str" and len(node.args) == 1 and not node.keywords:
        return str(value(node.args[0], constants))
    if isinstance(node, ast.Call) and dotted(node.func) == "platform.system":
        return {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[sys.platform]
    if isinstance(node, ast.Call) and dotted(node.func) == "platform.python_implementation":
        return {"cpython": "CPython", "pypy": "PyPy"}[sys.implementation.name]
    raise LookupError


def attribute(node):
    name = dotted(node)
    if name.endswith(".TYPE_CHECKING") or name == "six.PY2":
        return False
    return {
        "sys.version_info": tuple(sys.version_info[:3]), "sys.platform": sys.platform, "os.name": os.name,
        "sys.version_info.major": sys.version_info[0], "sys.version_info.minor": sys.version_info[1],
        "sys.implementation.name": sys.implementation.name, "six.PY3": True, "sys.hexversion": sys.hexversion,
        "sys.maxsize": sys.maxsize,
    }[name]


def version_part(index):
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
    if isinstance(index, ast.Slice):
        if index.step is not None:
            raise LookupError
        low = value(index.lower, {}) if index.lower is not None else None
        high = value(index.upper, {}) if index.upper is not None else None
        return tuple(sys.version_info[low:high])
    return sys.version_info[value(index, {})]


def joined(node, constants):
    decisive = isinstance(node.op, ast.Or)
    unknown = False
    for part in node.values:
        known = static(part, constants)
        if known is UNKNOWN:
            unknown = True
        elif known == decisive:
            return decisive
    if unknown:
        raise LookupError
    return not decisive


def compared(node, constants):
    left, right = value(node.left, constants), value(node.comparators[0], constants)
    kind = type(node.ops[0])
    if kind is ast.Eq:
        return left == right
    if kind is ast.NotEq:
        return left != right
    if kind in (ast.Is, ast.IsNot) and (right is None or isinstance(right, bool)):
        return (left is right) == (kind is ast.Is)
    if kind is ast.In:
        return left in right
    if kind is ast.NotIn:
        return left not in right
    return {ast.Lt: left.__lt__, ast.LtE: left.__le__, ast.Gt: left.__gt__, ast.GtE: left.__ge__}[kind](right) is True


def dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
        return ".".join(reversed(parts))
    return ""


def texts(node):
    """The texts of a literal list, tuple or set; UNKNOWN if it is none."""
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        if all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.elts):
            return [one.value for one in node.elts]
    if isinstance(node, ast.Dict):
        if all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.keys):
            return [one.value for one in node.keys]
    if isinstance(node, ast.Call) and dotted(node.func) in ("frozenset", "set", "tuple", "list", "sorted"):
        return texts(node.args[0]) if len(node.args) == 1 else UNKNOWN
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = texts(node.left), texts(node.right)
        return UNKNOWN if left is UNKNOWN or right is UNKNOWN else left + right
    return UNKNOWN


class Reader:
    def __init__(self, module, package):
        self.module = module
        self.parent = module if package else module.rpartition(".")[0]
        self.names = {}
        self.flags = set()
        self.exported = UNKNOWN
        self.exports_known = True
        self.events = []
        self.injected = []
        self.withdrawn = set()
        self.groups = 0
        self.aliases = {}
        self.imported = {}
        self.tables = {"sys.modules"}
        self.functions = {}
        self.followed = {}
        self.literals = {}
        self.tree = {}
        self.refusing = set()
        self.uncaught = set()
        self.unhashable = set()
        self.dataclass = "dataclasses.dataclass"
        self.constants = {"__name__": module, "__package__": self.parent}

    # what runs when the module is imported

    def block(self, statements, when):
        """Reads statements in order; true when control certainly leaves the module by an exception."""
        for statement in statements:
            if self.statement(statement, when):
                return True
        return False

    def statement(self, node, when):
        kind = type(node).__name__
        reader = getattr(self, "read_" + kind, None)
        if reader is not None:
            return reader(node, when)
        self.bind(node)
        self.attributes(node, when)
        return False

    def read_Import(self, node, when):
        for alias in node.names:
            self.name(alias.asname or alias.name.partition(".")[0])
            self.event("i", node, when, alias.name)
            if when == "!" or when in self.uncaught:
                self.alias(alias.asname or alias.name.partition(".")[0], alias.name if alias.asname else
                           alias.name.partition(".")[0])
        return False

    def read_ImportFrom(self, node, when):
        source = self.absolute(node)
        if source == "__future__":
            return False
        if node.names[0].name == "*":
            self.event("s", node, when, source)
            return False
        for alias in node.names:
            self.name(alias.asname or alias.name)
            if alias.name == "dataclass":
                self.dataclass = "dataclass" if source == "dataclasses" else ""
            if source == "sys" and alias.name == "modules":
                self.tables.add(alias.asname or alias.name)
        self.event("f", node, when, source, "|".join(alias.name for alias in node.names))
        return False

    def absolute(self, node):
        if not node.level:
            return node.module or ""
        base = self.parent
        for _ in range(node.level - 1):
            base = base.rpartition(".")[0]
        if not base:
            return "." * node.level + (node.module or "")
        return base + "." + node.module if node.module else base

    def read_If(self, node, when):
        known = static(node.test, self.constants)
        self.attributes(node.test, when)
        if dotted_main(node.test):
            known = False
        if known is True:
            ended = self.block(node.body, when)
            self.quietly(node.orelse)
            return ended
        if known is False:
            self.quietly(node.body)
            return self.block(node.orelse, when)
        inside = "?" if when[0] in "bh?" else "m"
        left = self.block(node.body, inside)
        return self.block(node.orelse, inside) and left and bool(node.orelse)

    def read_Try(self, node, when):
        brought = {(alias.asname or alias.name).partition(".")[0] for one in node.body
                   if isinstance(one, (ast.Import, ast.ImportFrom)) for alias in one.names}
        handler = first_catching(node.handlers, brought - set(self.names))
        again = handler is not None and self.leaves(handler.body)
        inside = when if when != "!" or only_imports(node.handlers) else "!e"
        if handler is None:
            ended = self.block(node.body, inside)
            self.handlers(node, None, "?")
            ended = self.block(node.orelse, when if not ended else "?") or ended
        elif again:
            ended = self.block(node.body, inside)
            self.handlers(node, None, "?")
            ended = self.block(node.orelse, when) or ended
        else:
            self.groups += 1
            group = str(self.groups)
            if when == "!" and only_imports(node.handlers):
                self.uncaught.add("b" + group)
            aliases = dict(self.aliases)
            self.block(node.body, "b" + group if when in ("!", "!e") else "?")
            self.aliases = aliases
            self.handlers(node, handler, "h" + group if when in ("!", "!e") else "?")
            self.block(node.orelse, "?")
            ended = False
        return self.block(node.finalbody, when) or ended

    read_TryStar = read_Try

    def leaves(self, statements):
        """Whether they end by raising something, perhaps through a function that does nothing else."""
        last = statements[-1]
        if isinstance(last, ast.Raise):
            return True
        called = dotted(last.value.func) if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) else ""
        return called in ("sys.exit", "exit") or called in self.refusing

    def handlers(self, node, chosen, when):
        for handler in node.handlers:
            if handler.name:
                self.name(handler.name)
            self.block(handler.body, when if handler is chosen else "?")

    def read_With(self, node, when):
        calls = [dotted(item.context_expr.func) for item in node.items if isinstance(item.context_expr, ast.Call)]
        harmless = all(one.rpartition(".")[2] in ("catch_warnings",) for one in calls) and len(calls) == len(node.items)
        for item in node.items:
            if item.optional_vars is not None:
                self.bind(item.optional_vars)
        return self.block(node.body, when if harmless else "?") and harmless

    def read_ClassDef(self, node, when):
        self.name(node.name)
        for part in node.decorator_list + node.bases:
            self.attributes(part, when)
        inner = Reader(self.module, False)
        inner.parent, inner.aliases, inner.constants = self.parent, dict(self.aliases), dict(self.constants)
        inner.unhashable, inner.dataclass = set(self.unhashable), self.dataclass
        inner.block(node.body, when if when in ("!", "!e", "m") else "?")
        self.decorated(node.decorator_list)
        if any(dotted(getattr(one, "func", one)) == self.dataclass for one in node.decorator_list):
            self.defaults(node, when, inner.unhashable)
            if not hashes(node):
                self.unhashable.add(node.name)
        else:
            self.unhashable.discard(node.name)
        if when == "!" and not node.decorator_list:
            self.functions[node.name] = node
        self.events += [one for one in inner.events if one[0] != "a" or one[2] == "!"]
        self.flags |= inner.flags - {"g"}
        if node.name == "__getattr__":
            # matplotlib's `@caching_module_getattr` answers by the properties of a class
            for name in inner.names:
                self.name(name)
        return False

    def defaults(self, node, when, unhashable):
        """Since Python 3.11 a dataclass takes no default that has no hash, such as an instance of another dataclass."""
        for one in node.body:
            made = one.value.func if isinstance(one, ast.AnnAssign) and isinstance(one.value, ast.Call) else None
            if isinstance(made, ast.Name) and made.id in unhashable and sys.version_info >= (3, 11):
                if not dotted(getattr(one.annotation, "value", one.annotation)).endswith("ClassVar"):
                    self.event("r", one, when, "ValueError: mutable default %s for field %s is not allowed"
                               % (made.id, one.target.id))

    def read_FunctionDef(self, node, when):
        self.name(node.name)
        for part in node.decorator_list + node.args.defaults + [one for one in node.args.kw_defaults if one]:
            self.attributes(part, when)
        self.decorated(node.decorator_list)
        if node.name == "__getattr__":
            self.lookup(node)
        if self.leaves(node.body):
            self.refusing.add(node.name)
        if when == "!" and not node.decorator_list and isinstance(node, ast.FunctionDef):
            self.functions[node.name] = node
        return False

    read_AsyncFunctionDef = read_FunctionDef

    def read_For(self, node, when):
        self.bind(node.target)
        self.attributes(node.iter, when)
        self.block(node.body, "?")
        self.block(node.orelse, "?")
        return False

    read_AsyncFor = read_For

    def read_While(self, node, when):
        self.block(node.body, "?")
        self.block(node.orelse, "?")
        return False

    def read_Match(self, node, when):
        for case in node.cases:
            self.bind(case.pattern)
            self.block(case.body, "?")
        return False

    def read_Raise(self, node, when):
        self.event("r", node, when, message(node.exc))
        return True

    def read_Assign(self, node, when):
        self.called(node.value, when)
        self.bind(node)
        self.attributes(node.value, when)
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.assigned(target.id, node.value, when)
            elif isinstance(target, (ast.Tuple, ast.List)):
                for one in target.elts:
                    if isinstance(one, ast.Name):
                        if one.id != "__getattr__":
                            self.assigned(one.id, None, when)
                        elif not self.attached(node.value):
                            self.flags.add("g")
        return False

    def attached(self, call):
        """`__getattr__, __dir__, __all__ = attach(__name__, submodules, submod_attrs)`, as lazy_loader and those who
        copied it do: it answers for names that can be told."""
        if not isinstance(call, ast.Call) or dotted(call.func).rpartition(".")[2] not in ("attach", "_attach"):
            return False
        given = dict(zip(("submodules", "submod_attrs"), call.args[1:3]))
        given.update((word.arg, word.value) for word in call.keywords)
        told = []
        for word in ("submodules", "submod_attrs"):
            one = given.get(word, ast.List(elts=[]))
            one = self.tree.get(one.id) if isinstance(one, ast.Name) else one
            parts = [one] if not isinstance(one, ast.Dict) else [ast.List(elts=one.keys)] + one.values
            told += [texts(part) for part in parts]
        if UNKNOWN in told:
            return False
        for part in told:
            for one in part:
                self.name(one)
        return True

    def read_AnnAssign(self, node, when):
        self.bind(node.target)
        if node.value is not None:
            self.attributes(node.value, when)
            if isinstance(node.target, ast.Name):
                self.assigned(node.target.id, node.value, when)
        return False

    def assigned(self, name, to, when):
        self.aliases.pop(name, None)
        known = texts(to) if to is not None else UNKNOWN
        self.literals[name] = UNKNOWN if name in self.literals else known
        self.tree[name] = to if name not in self.tree else None
        if name == "__all__":
            if known is UNKNOWN or when != "!":
                self.exports_known = False
            self.exported = (self.exported or []) + (known or [])
        elif name == "__getattr__":
            self.flags.add("g")
        elif name == "__path__" and not (isinstance(to, ast.Call) and is_extend_path(to)):
            self.flags.add("p")
        if when == "!" and to is not None and name not in self.constants:
            result = static(to, self.constants)
            if isinstance(to, (ast.Compare, ast.BoolOp, ast.UnaryOp)) and result is not UNKNOWN:
                self.constants[name] = result
        else:
            self.constants.pop(name, None)

    def read_AugAssign(self, node, when):
        self.bind(node.target)
        self.attributes(node.value, when)
        if dotted(node.target) == "__all__":
            known = texts(node.value)
            if known is UNKNOWN or when != "!":
                self.exports_known = False
            self.exported = (self.exported or []) + (known or [])
        return False

    def read_Expr(self, node, when):
        call = node.value
        self.called(call, when)
        self.bind(node)
        self.attributes(node, when)
        if isinstance(call, ast.Call):
            self.told(call)
        return isinstance(call, ast.Call) and dotted(call.func) == "sys.exit" and when == "!"

    def called(self, call, when):
        """A function or class of the module that is called while it is imported: what that imports and looks up
        certainly, up to where it may have returned. Its names are its own."""
        name = dotted(call.func) if isinstance(call, ast.Call) and when == "!" else ""
        made = self.functions.get(name)
        body = constructor(made) if isinstance(made, ast.ClassDef) else made
        if body is None or any(isinstance(one, (ast.Yield, ast.YieldFrom)) for one in ast.walk(body)):
            return
        self.followed[name] = self.followed.get(name, 0) + 1
        if self.followed[name] > 3:
            return
        inner = Reader(self.module, False)
        inner.parent, inner.groups, inner.refusing = self.parent, self.groups, self.refusing
        own = {one.arg for one in ast.walk(body) if isinstance(one, ast.arg)} | {
            one.id for one in ast.walk(body) if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load)}
        inner.constants = {name: one for name, one in self.constants.items() if name not in own}
        inner.constants.update(arguments(call, body, made is not body))
        inner.aliases = {name: one for name, one in self.aliases.items() if name not in own}
        inner.functions = {name: one for name, one in self.functions.items() if one is not made and name not in own}
        inner.followed = self.followed
        for statement in body.body:
            if inner.statement(statement, when) or any(isinstance(one, ast.Return) for one in ast.walk(statement)):
                break
        self.groups = inner.groups
        self.events += [one for one in inner.events if one[0] in "if" or (one[0] == "a" and one[2] == "!")]

    def decorated(self, decorators):
        """`@alias("OTHER_NAME")` may bind the name here."""
        for one in decorators:
            if isinstance(one, ast.Call):
                self.told(one, len(one.args))

    def told(self, call, most=1):
        """What is called for what it does: `alias("name", thing)` may bind the name here, and what is told the
        module's own name may do anything to it and to what is below it; but beside a table of texts, such as
        `add_deprecated({"old": {"Name": "new.Name"}}, __name__)`, only what that names."""
        for one in call.args[:most]:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.isidentifier():
                self.names[one.value] = None
        given = call.args + [keyword.value for keyword in call.keywords]
        if any(dotted(one) == "__name__" for one in given):
            tables = [self.table(one) for one in given if dotted(one) != "__name__"]
            if not any(tables) or UNKNOWN in tables:
                self.flags.add("n")
            for name in (one for part in tables for one in part or [] if one.isidentifier()):
                self.names[name] = None
                self.injected.append(self.module + "." + name)

    def table(self, node):
        """All texts of a literal, or of one that a name of the module was bound to once; UNKNOWN if it is none."""
        node = self.tree.get(node.id) if isinstance(node, ast.Name) else node
        parts = [node] if node is None or isinstance(node, ast.Constant) else list(ast.walk(node))
        if not all(isinstance(one, (ast.Constant, ast.Dict, ast.List, ast.Tuple, ast.Set, ast.Load)) for one in parts):
            return UNKNOWN
        return [one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str)]

    def quietly(self, statements):
        """Names count wherever they are bound; what certainly does not run imports nothing."""
        kept = len(self.events)
        aliases = dict(self.aliases)
        self.block(statements, "?")
        del self.events[kept:]
        self.aliases = aliases

    # names

    def name(self, text):
        self.names[text] = None
        self.aliases.pop(text, None)
        self.functions.pop(text, None)
        self.constants.pop(text, None)

    def alias(self, name, module):
        self.aliases[name] = module
        self.imported[name] = module

    def bind(self, node):
        for one in ast.walk(node):
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
                self.name(one.id)
            elif type(one).__name__ in ("MatchAs", "MatchStar") and one.name:
                self.name(one.name)

    def attributes(self, node, when):
        """Attributes of modules imported here that are looked up while the module is imported."""
        if not self.aliases or (when != "!" and when not in self.uncaught):
            return
        when = when.replace("b", "n")
        pending = [node]
        while pending:
            one = pending.pop()
            if isinstance(one, FUNCTIONS):
                continue
            if isinstance(one, (ast.BoolOp, ast.IfExp, ast.Compare)):
                pending.extend(evaluated(one))
                continue
            if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Load):
                name = dotted(one)
                first = name.partition(".")[0]
                if first in self.aliases:
                    self.event("a", one, when, self.aliases[first], name.partition(".")[2])
                    continue
            pending.extend(ast.iter_child_nodes(one))

    def lookup(self, function):
        """A module's `__getattr__`: either the names that it knows by heart, or anything at all."""
        if not function.args.args:
            self.flags.add("g")
            return
        asked = function.args.args[0].arg
        known = set()
        if self.closed(function.body, asked, known) is False:
            self.flags.add("g")
            return
        for one in known:
            self.name(one)

    def closed(self, statements, asked, known):
        """Whether these statements give an answer only for the names put into `known`."""
        for one in statements:
            if isinstance(one, ast.Return):
                return self.reads_own_names(one.value)
            if isinstance(one, ast.Raise):
                return True
            if isinstance(one, ast.If):
                tested = self.tested(one.test, asked)
                if tested is not UNKNOWN:
                    if any(isinstance(part, ast.Return) for part in ast.walk(one)):
                        known.update(tested)
                elif self.closed(one.body, asked, known) is False:
                    return False
                if self.closed(one.orelse, asked, known) is False:
                    return False
            elif isinstance(one, ast.Try):
                parts = [one.body, one.orelse, one.finalbody] + [handler.body for handler in one.handlers]
                if any(self.closed(part, asked, known) is False for part in parts):
                    return False
            elif any(isinstance(part, (ast.Return, ast.Yield)) for part in ast.walk(one)):
                return False
        return True

    def reads_own_names(self, node):
        """`globals()[name]` gives nothing that is not counted already."""
        return (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call)
                and dotted(node.value.func) == "globals")

    def tested(self, test, asked):
        if not isinstance(test, ast.Compare) or len(test.ops) != 1 or dotted(test.left) != asked:
            return UNKNOWN
        other = test.comparators[0]
        if isinstance(test.ops[0], ast.Eq) and isinstance(other, ast.Constant):
            return [other.value]
        if isinstance(test.ops[0], ast.In):
            return texts(other) if not isinstance(other, ast.Name) else self.literals.get(other.id, UNKNOWN)
        return UNKNOWN

    # what makes names or modules that no statement binds

    def habits(self, tree):
        readers = set()
        shared = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and extends_path(node):
                self.flags.add("x")
                shared.update(one for one in ast.walk(node) if isinstance(one, ast.Name))
            if isinstance(node, ast.Global):
                for one in node.names:
                    self.name(one)
            elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
                if isinstance(node.ctx, ast.Load):
                    readers.add(node.value)
            elif (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call)
                  and node.attr in READERS):
                readers.add(node.value)
            elif isinstance(node, ast.BinOp):
                readers.update(one for one in (node.left, node.right) if isinstance(one, ast.Call))
            elif isinstance(node, ast.For):
                self.filled(node, readers)
            elif isinstance(node, ast.Compare):
                readers.update(one for one in node.comparators if isinstance(one, ast.Call))
            if isinstance(node, ast.Call):
                self.call(node, readers)
            elif isinstance(node, ast.Subscript) and (
                    dotted(node.value) in self.tables or dotted(node.value).endswith("sys.modules")):
                self.modules(node)
            elif isinstance(node, ast.Attribute) and dotted(node) == "sys.meta_path":
                self.flags.add("m")
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                if dotted(node.value) in self.imported:
                    self.injected.append(self.imported[dotted(node.value)] + "." + node.attr)
            elif isinstance(node, ast.ClassDef):
                if any(dotted(one).endswith("global_enum") for one in node.decorator_list):
                    self.flags.add("d")
            elif isinstance(node, ast.Name) and node.id == "__path__" and node not in shared:
                self.flags.add("p")

    def filled(self, loop, readers):
        """`for name in ["a", "b"]: globals()[name] = ...` binds names that can be told."""
        names = texts(loop.iter)
        if names is UNKNOWN or not isinstance(loop.target, ast.Name):
            return
        for node in ast.walk(loop):
            if (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
                    and isinstance(node.value, ast.Call) and dotted(node.value.func) == "globals"):
                index = getattr(node.slice, "value", node.slice)
                if dotted(index) == loop.target.id:
                    readers.add(node.value)
                    for one in names:
                        self.name(one)

    def call(self, node, readers):
        name = dotted(node.func)
        if name in ("__all__.append", "__all__.extend", "__all__.remove", "__all__.insert"):
            self.exports_known = False
        elif name in NAMESPACES and not node.args and node not in readers:
            self.flags.add("d")
        elif name == "exec":
            self.flags.add("d")
        elif name in ("sys.path.insert", "sys.path.append", "sys.path.extend"):
            self.flags.add("s")
        elif name in ("sys.modules.setdefault", "sys.modules.update", "sys.modules.pop"):
            self.flags.add("m")
        elif name.endswith(("._convert_", "._convert", "global_enum")):
            self.flags.add("d")
        elif name == "add_move" or name.endswith("addsitedir"):
            self.flags.add("m")

    def modules(self, node):
        index = node.slice
        index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
        if isinstance(index, ast.Name) and index.id == "__name__":
            self.flags.add("d")
        elif isinstance(node.ctx, ast.Del):
            start, whole = self.beginning(index)
            if whole:
                self.withdrawn.add(start)
        elif isinstance(node.ctx, ast.Store):
            start, whole = self.beginning(index)
            if start:
                self.injected.append(start if whole else start + "*")
            else:
                self.flags.update("md")

    def beginning(self, node):
        """What a computed text begins with, and whether that is all of it."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value, True
        if isinstance(node, ast.Name) and node.id == "__name__":
            return self.module, True
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, whole = self.beginning(node.left)
            right, all_of_it = self.beginning(node.right) if whole else ("", False)
            return left + right, whole and all_of_it
        if isinstance(node, ast.JoinedStr):
            text = ""
            for one in node.values:
                more, whole = self.beginning(getattr(one, "value", one) if type(one).__name__ == "FormattedValue" else one)
                text += more
                if not whole:
                    return text, False
            return text, True
        return "", False

    def event(self, kind, node, when, target, detail=""):
        self.events.append((kind, str(node.lineno), when, target, detail))

    def answer(self):
        events = ";".join(",".join(part(one) for one in event if one != "") for event in self.deduplicated())
        exported = "-" if self.exported is UNKNOWN and self.exports_known else (
            " ".join(self.exported or []) if self.exports_known else "?")
        return "\t".join(["".join(sorted(self.flags)) or "-", " ".join(self.names), exported,
                          " ".join(one for one in self.injected if one not in self.withdrawn), events])

    def deduplicated(self):
        seen = set()
        for kind, line, when, target, detail in self.events:
            when = "!" if when == "!e" else when
            key = (kind, when, target, detail)
            if kind == "a" and (when[0] not in "!n" or key in seen):
                continue
            seen.add(key)
            yield kind, line, when, target, detail


def is_extend_path(call):
    return isinstance(call, ast.Call) and (getattr(call.func, "attr", "") or dotted(call.func)) == "extend_path"


def extends_path(node):
    """`__path__ = __import__("pkgutil").extend_path(__path__, __name__)`: several distributions share a package."""
    return [dotted(one) for one in node.targets] == ["__path__"] and is_extend_path(node.value)


def evaluated(node):
    """What is worked out of a condition in any case."""
    if isinstance(node, ast.Compare):
        return [node.left, node.comparators[0]]
    return [node.values[0] if isinstance(node, ast.BoolOp) else node.test]


def constructor(made):
    """The `__init__` that a class has of its own; none where something else may make its instances."""
    own = {one.name: one for one in made.body if isinstance(one, ast.FunctionDef)}
    body = own.get("__init__")
    return None if body is None or "__new__" in own or body.decorator_list or made.keywords else body


def arguments(call, body, bound):
    """Which constants a call gives to the parameters of a function."""
    given = body.args
    names = [one.arg for one in getattr(given, "posonlyargs", []) + given.args]
    told = dict(zip(reversed(names), reversed(given.defaults)))
    told.update((one.arg, of) for one, of in zip(given.kwonlyargs, given.kw_defaults) if of is not None)
    if any(isinstance(one, ast.Starred) for one in call.args) or any(one.arg is None for one in call.keywords):
        return {}
    told.update(zip(names[1:] if bound else names, call.args))
    told.update((one.arg, one.value) for one in call.keywords)
    return {name: one.value for name, one in told.items() if isinstance(one, ast.Constant)}


def dotted_main(test):
    return (isinstance(test, ast.Compare) and dotted(test.left) == "__name__"
            and isinstance(test.comparators[0], ast.Constant) and test.comparators[0].value == "__main__")


def first_catching(handlers, brought=frozenset()):
    """The handler that an ImportError would come to. One that names its exception by what is only imported in the
    statement itself (`except absent.Error`) fails as well where that import does."""
    for handler in handlers:
        types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for one in types:
            name = "" if one is None else dotted(one)
            if name.partition(".")[0] in brought:
                return None
            if one is None or name in CATCHES_IMPORT or name not in CATCHES_OTHER:
                return handler
    return None


def hashes(node):
    """Whether instances of a dataclass may have a hash."""
    given = [word for one in node.decorator_list if isinstance(one, ast.Call) for word in one.keywords]
    return (any(word.arg is None or word.arg in ("frozen", "unsafe_hash", "eq") for word in given) or bool(node.bases)
            or any(getattr(one, "name", "") == "__hash__" or "__hash__" in [dotted(to) for to in getattr(one, "targets", [])]
                   for one in node.body))


def only_imports(handlers):
    """Whether an error that is no ImportError passes them all."""
    for handler in handlers:
        types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        for one in types:
            if one is None or dotted(one) not in ("ImportError", "ModuleNotFoundError"):
                return False
    return True


def message(raised):
    if isinstance(raised, ast.Call):
        words = [one.value for one in raised.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        return (dotted(raised.func) + (": " + words[0] if words else "")) or "an exception"
    return dotted(raised) if raised is not None else "an exception"


def part(text):
    for plain, written in (("%", "%25"), (",", "%2C"), (";", "%3B"), ("\t", "%09"), ("\n", "%0A"), ("\r", "%0D")):
        text = text.replace(plain, written)
    return text


def outline(module, package, path):
    with open(path, "rb") as source:
        tree = ast.parse(source.read(), path)
    reader = Reader(module, package)
    reader.block(tree.body, "!")
    reader.habits(tree)
    return reader.answer()

"""Tells of sources and notebooks of a project what they import, wherever it stands: in functions, for type checkers,
by name while running. Goes on where outline.py ends. Form of the answer: FileImports.java.
"""

import ast
import re

DYNAMIC = re.compile(rb"import_module|__import__|importorskip|find_spec")
IGNORING = re.compile(r"#\s*(?:wardian|deptry):\s*ignore(?:\[([A-Z0-9,\s]+)\])?")
MAGIC = re.compile(r"\s*(?:[%!?]|[\w\[\], .]+=\s*[!%](?!=)|[\w.*]+\?\??\s*$)")
TIMED = re.compile(r"(\s*)%(?:time|timeit|prun)\s+(?:-\S+\s+)*(?=[A-Za-z_])")
LOADED = re.compile(r"\s*%(?:load_ext|reload_ext)\s+([A-Za-z_][\w.]*)")
DRAWING = re.compile(r"\s*%(?:matplotlib|pylab)\b")
PYTHON_CELLS = {"time", "timeit", "capture", "prun", "python", "python3", "debug", "mprun", "memit", "lprun"}
OF_IPYTHON = {"autoreload", "storemagic"}


class Uses:
    """The imports of one text: `!` runs, `o` where an ImportError is caught, `t` for type checkers alone, `s` is
    looked for and may be missing."""

    def __init__(self, text, dynamic, cell=""):
        self.lines = None if text.isascii() and "ignore" not in text else text.split("\n")
        self.dynamic = dynamic
        self.cell = cell
        self.found = []

    def block(self, statements, when):
        for one in statements:
            self.statement(one, when)

    def statement(self, node, when):
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.use(alias if hasattr(alias, "lineno") else node, when, alias.name)
        elif isinstance(node, ast.ImportFrom):
            if not node.level:
                self.use(node, when, node.module, "|".join(alias.name for alias in node.names))
        elif isinstance(node, ast.If) and checks_types(node.test):
            self.block(node.body, "t")
            self.block(node.orelse, when)
        elif isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
            caught = first_catching(node.handlers) is not None
            self.block(node.body, "o" if caught and when == "!" else when)
            for part in node.handlers:
                self.block(part.body, when)
            self.block(node.orelse, when)
            self.block(node.finalbody, when)
        elif isinstance(node, ast.With) and suppresses(node):
            self.block(node.body, "o" if when == "!" else when)
        else:
            self.inside(node, when)

    def inside(self, node, when):
        for _, value in ast.iter_fields(node):
            for one in value if isinstance(value, list) else (value,):
                if isinstance(one, ast.stmt):
                    self.statement(one, when)
                elif isinstance(one, ast.AST) and (self.dynamic or not isinstance(one, ast.expr)):
                    if isinstance(one, ast.Call):
                        self.call(one, when)
                    self.inside(one, when)

    def call(self, node, when):
        first = node.args[0] if node.args else None
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            return
        name = dotted(node.func).rpartition(".")[2]
        module = first.value
        if name in ("import_module", "__import__") and not module.startswith("."):
            self.use(node, when, module)
        elif name in ("importorskip", "find_spec"):
            self.use(node, "s", module)

    def use(self, node, when, module, names=""):
        column, ignored = node.col_offset, ""
        if self.lines is not None and node.lineno <= len(self.lines):
            line = self.lines[node.lineno - 1]
            column = len(line.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))
            comment = IGNORING.search(line)
            if comment:
                ignored = "|".join((comment.group(1) or "ALL").replace(" ", "").split(","))
        self.found.append((module, names, node.lineno, column + 1, when, ignored, self.cell))


def checks_types(test):
    return isinstance(test, (ast.Name, ast.Attribute)) and dotted(test).rpartition(".")[2] == "TYPE_CHECKING"


def suppresses(node):
    for item in node.items:
        call = item.context_expr
        if isinstance(call, ast.Call) and dotted(call.func).rpartition(".")[2] == "suppress":
            return any(dotted(one).rpartition(".")[2] in CATCHES_IMPORT for one in call.args)
    return False


def decoded(source):
    import codecs
    import io
    import tokenize
    if source.startswith(codecs.BOM_UTF8):
        source = source[3:]
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        text = source.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        # Python refuses to run it, but what it imports is plain all the same
        text = source.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def uses(path):
    with open(path, "rb") as file:
        source = file.read()
    text = decoded(source)
    reader = Uses(text, DYNAMIC.search(source) is not None)
    reader.block(ast.parse(text, path).body, "!")
    return written(reader.found)


def written(found, failures=()):
    return ("\t".join([";".join(",".join(part(str(one)) for one in use) for use in found)]
                      + [part(one) for one in failures]))


def notebook_uses(path):
    import json
    with open(path, "rb") as file:
        tree = json.loads(file.read().decode("utf-8-sig"))
    about = tree.get("metadata", {})
    language = about.get("language_info", {}).get("name") or about.get("kernelspec", {}).get("language") or "python"
    if not str(language).lower().startswith(("python", "ipython")):
        return ""
    found, failures, before, number = [], [], 0, 0
    for cell in tree.get("cells") or [one for sheet in tree.get("worksheets", []) for one in sheet.get("cells", [])]:
        number += 1
        if cell.get("cell_type") != "code":
            continue
        source = cell.get("source", cell.get("input", []))
        lines = source.split("\n") if isinstance(source, str) else [str(one).rstrip("\n") for one in source]
        try:
            found += cell_uses(lines, number, before)
        except (SyntaxError, ValueError, RecursionError) as failure:
            failures.append("cell %d: %s" % (number, told(failure)))
        before += len(lines)
    return written(found, failures)


def cell_uses(lines, number, before):
    """Lines count through the code of all cells, columns within their line."""
    first = next((at for at, one in enumerate(lines) if one.strip()), None)
    if first is not None and lines[first].startswith("%%"):
        if lines[first][2:].split(None, 1)[:1] not in [[one] for one in PYTHON_CELLS]:
            return []
        lines = lines[:first] + [""] + lines[first + 1:]
    magic = []
    try:
        text = "\n".join(lines)
        tree = ast.parse(text)
    except SyntaxError:
        lines = [plain(one, at, magic) for at, one in enumerate(lines)]
        text = "\n".join(lines)
        tree = ast.parse(text)
    reader = Uses(text, DYNAMIC.search(text.encode("utf-8", "replace")) is not None, str(number))
    reader.block(tree.body, "!")
    return [(module, names, line + before, column, when, ignored, cell)
            for module, names, line, column, when, ignored, cell in reader.found
            + [(module, "", at + 1, 1, "s", "", str(number)) for at, module in magic]]


def plain(line, at, magic):
    """A line of IPython as a line of Python; what its magic needs is put into `magic`."""
    loaded = LOADED.match(line)
    if loaded and loaded.group(1) not in OF_IPYTHON:
        magic.append((at, loaded.group(1)))
    elif DRAWING.match(line):
        magic.append((at, "matplotlib"))
    timed = TIMED.match(line)
    if timed:
        return timed.group(1) + line[timed.end():]
    return line[:len(line) - len(line.lstrip())] + "pass" if MAGIC.match(line) else line


def told(failure):
    line = getattr(failure, "lineno", None)
    return (getattr(failure, "msg", None) or str(failure)) + (" (line %d)" % line if line else "")

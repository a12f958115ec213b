"""Answers questions, a line each: what is asked for, the module's name, the path of its file. Comes behind outline.py
and uses.py in the same program.
"""

import os
import sys


def standard_library():
    names = getattr(sys, "stdlib_module_names", None)
    if names is None:
        folder = os.path.dirname(os.__file__)
        names = {one.partition(".")[0] for place in (folder, os.path.join(folder, "lib-dynload"))
                 if os.path.isdir(place) for one in os.listdir(place)} | set(sys.builtin_module_names)
        names -= {"site-packages", "dist-packages", "__pycache__"}
    return " ".join(sorted(names))


def asked(kind, module, path):
    if kind == "l":
        return standard_library()
    if kind in "un":
        try:
            return uses(path) if kind == "u" else notebook_uses(path)
        except (SyntaxError, ValueError, OSError, RecursionError, MemoryError, AttributeError, TypeError) as failure:
            return written((), [told(failure)])
    try:
        return outline(module, kind == "p", path)
    except (SyntaxError, ValueError, OSError, RecursionError, MemoryError):
        return "e\t\t-\t\t"


def main():
    import warnings
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(5000)
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", errors="replace", newline="\n")
    frozen = ("_frozen_importlib", "_frozen_importlib_external")
    out.write(" ".join(sys.builtin_module_names + frozen) + "\n")
    out.flush()
    for raw in iter(sys.stdin.buffer.readline, b""):
        line = raw.decode("utf-8", "surrogateescape").rstrip("\n")
        if line:
            out.write(asked(*line.split("\t")) + "\n")
            out.flush()


main()

# Written by Wardian: lets this environment find the shared libraries in its lib/wardian-system.
# The loader reads LD_LIBRARY_PATH once, when a program starts, so Python starts once more with it;
# then the variable is what it was, and programs started from here do not see it.
import os
import sys


def _is_this_python():
    try:
        return os.path.samefile("/proc/self/exe", sys.executable)
    except (OSError, TypeError, ValueError):
        return False


def _arguments():
    words = getattr(sys, "orig_argv", None)
    if words is None:
        with open("/proc/self/cmdline", "rb") as file:
            words = [os.fsdecode(word) for word in file.read().split(b"\0")[:-1]]
    return words[1:]


def _begin():
    root = os.path.join(sys.prefix, "lib", "wardian-system")
    before = os.environ.pop("WARDIAN_SYSTEM_LIBRARIES", None)
    if before is not None:
        if before:
            os.environ["LD_LIBRARY_PATH"] = before
        else:
            os.environ.pop("LD_LIBRARY_PATH", None)
        return
    try:
        with open(os.path.join(root, "ld.path")) as file:
            folders = [os.path.join(root, line) for line in file.read().splitlines()]
    except OSError:
        return
    path = os.environ.get("LD_LIBRARY_PATH", "")
    present = path.split(":")
    if all(folder in present for folder in folders) or not _is_this_python():
        return
    variables = dict(os.environ)
    variables["WARDIAN_SYSTEM_LIBRARIES"] = path
    variables["LD_LIBRARY_PATH"] = ":".join(([path] if path else []) + folders)
    try:
        os.execve(sys.executable, [sys.executable] + _arguments(), variables)
    except OSError:
        pass


_begin()

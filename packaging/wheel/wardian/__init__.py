"""The command `wardian`, installed by pip. `python -m wardian` runs it too."""

import os
import shutil
import sys
import sysconfig


def home():
    """The folder of its files: `lib/wardian` below the scheme's data folder, or beside this package (`--target`)."""
    here = os.path.dirname(os.path.abspath(__file__))
    schemes = [sysconfig.get_path("data"), os.path.dirname(here)]
    for name in sysconfig.get_scheme_names():
        if "user" in name or "local" in name:
            schemes.append(sysconfig.get_path("data", name))
    # a prefix: <prefix>/lib/pythonX.Y/site-packages
    schemes.append(os.path.normpath(os.path.join(here, "..", "..", "..", "..")))
    for data in schemes:
        folder = os.path.join(data, "lib", "wardian")
        if os.path.isfile(os.path.join(folder, "settings")):
            return folder
    sys.exit("error: the files of Wardian are missing\nhint: pip install --force-reinstall wardian")


def is_native(program):
    """Whether it is the native client, and not the script that calls `main`."""
    try:
        with open(program, "rb") as file:
            return file.read(4) == b"\x7fELF"
    except OSError:
        return False


def main():
    """Becomes the command; never returns."""
    folder = home()
    shell = shutil.which("sh")
    if shell is None:
        sys.exit("error: Wardian needs `sh`, which this system does not have\nhint: use it in WSL or a container")
    client = os.path.normpath(os.path.join(folder, "..", "..", "bin", "wardian"))
    if is_native(client):
        os.execv(client, [client, *sys.argv[1:]])
    os.execv(shell, [shell, os.path.join(folder, "fresh"), *sys.argv[1:]])

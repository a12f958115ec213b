"""The recorded index of the shared bench, served on loopback with TLS."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = pathlib.Path(os.environ.get("WARDIAN_BENCH", ROOT.parent / "shared" / "bench"))


class Index:
    """The recorded index on loopback."""

    def __init__(self, folder):
        binary = folder / "serve"
        subprocess.run(["go", "build", "-o", binary, "serve.go"], cwd=BENCH, check=True, env={**os.environ, "GOPROXY": "off"})
        self.process = subprocess.Popen(
            [binary, "--snapshot", BENCH / "snapshot.zip", "--port", "0", "--tls"], stdout=subprocess.PIPE, text=True
        )
        for line in self.process.stdout:
            if line.startswith("CA certificate:"):
                self.authority = line.partition(": ")[2].strip()
            if line.startswith("ready"):
                self.url = line.split()[-1]
                return
        raise SystemExit("the index did not start")

    def close(self):
        self.process.terminate()
        self.process.wait()

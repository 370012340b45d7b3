"""The JSON interface asked by schemathesis: what its description allows and forbids, on every operation, in at least 2,000 calls.

Run ``python benchmarks/serve_api.py STORE`` with the development packages installed. It starts a server over the store, asks, and prints the
counts; faults are listed, and the exit code is that of schemathesis. The same with few examples is part of the tests.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

_TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_TOP / "tests"))


def main(store: str, examples: str = "60") -> int:
    from serving import served

    checks = str(_TOP / "tests" / "serve" / "schemathesis.toml")
    with served(Path(store).resolve(), "--quiet") as server, tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", checks, "run", f"{server.url}/api/openapi.json"]
        options = ["--checks", "all", "--phases", "fuzzing", "--max-examples", examples, "--workers", "2", "--seed", "7"]
        asked = [*command, *options, "--continue-on-failure", "--warnings", "off"]
        return subprocess.run(asked, check=False, cwd=place).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

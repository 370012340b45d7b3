"""Every check that people and the automatic check run: style, types, layers, tests. Stops at the first that fails.

Run with the interpreter of the environment: ``.venv/bin/python tests/check.py``.
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

_TOP: Final = Path(__file__).resolve().parents[1]
_BIN: Final = Path(sys.executable).parent
_CHECKS: Final = (
    ("风格 style", [str(_BIN / "ruff"), "check", "."]),
    ("类型 types", [str(_BIN / "mypy")]),
    ("分层 layers", [str(_BIN / "lint-imports"), "--no-logo"]),
    ("测试 tests", [str(_BIN / "pytest"), "-p", "no:cacheprovider"]),
)


def main() -> int:
    """Return the exit code of the first check that fails, otherwise 0."""
    for name, command in _CHECKS:
        print(f"== {name}: {' '.join([Path(command[0]).name, *command[1:]])}", flush=True)
        started = time.monotonic()
        done = subprocess.run(command, cwd=_TOP, check=False)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
        if done.returncode:
            print(f"未通过 failed: {name}", flush=True)
            return done.returncode
    print("全部通过 all checks passed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

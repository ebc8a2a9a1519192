"""What must not be loaded before the first window is painted is not loaded by then (S5)."""

import json
import os
import subprocess
import sys

from source import ROOT

from tests.bench.first_paint import HEAVY


def test_no_heavy_library_is_loaded_before_the_first_paint(tmp_path):
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.first_paint", "rembug", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    told = json.loads(window.stdout.readline())
    window.kill()
    window.communicate()

    assert told["saat"] == "dilukis"
    assert set(told["dimuat"]) & set(HEAVY) == set()


def test_the_command_line_starts_without_qt_and_without_the_store():
    asked = (
        "import sys, desktop_app.app.main as m; assert m.main(['--versi']) == 0; "
        f"print([n for n in ('PySide6', *{HEAVY!r}) if n in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines() == ["Rembug 0.1.0", "[]"]

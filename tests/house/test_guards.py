"""The guards of `tests/conftest.py` are worth something only if they catch what they are there for."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PLANTED = """
import logging, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept, gate = [], threading.Event()

def test_log():
    logging.getLogger("x").warning("trouble")

def test_log_that_never_came(expected_logs):
    expected_logs.expect("storm")

def test_log_on_purpose(expected_logs):
    expected_logs.expect("storm")
    logging.getLogger("x").warning("a storm came")

def test_thread(monkeypatch):
    threading.Thread(target=gate.wait, daemon=True).start()

def test_window(qapp):
    kept.append(QWidget())

def test_timer(qapp):
    kept.append(QTimer(qapp, interval=10_000))
    kept[-1].start()

def test_nothing(qapp):
    QWidget()
"""


def test_each_guard_fails_the_test_it_is_there_for(tmp_path):
    guards = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(guards.replace("_PATIENCE = 5.0", "_PATIENCE = 0.1"), "utf-8")
    (tmp_path / "test_planted.py").write_text(PLANTED, "utf-8")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-p", "pytestqt.plugin", "-q", "-rE", "--tb=no", "."]

    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)

    failed = set(re.findall(r"::(test_\w+)", ran.stdout))
    assert failed == {"test_log", "test_log_that_never_came", "test_thread", "test_window", "test_timer"}

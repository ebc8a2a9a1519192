"""What the README says can be done, can be done; `.ci/run` does nothing else."""

import re
import shlex
import subprocess

import pytest
from source import ROOT

from desktop_app.cli.arguments import parser

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    """The shell command between the two marks of a name."""
    (inside,) = re.findall(
        rf"<!-- {name}:mulai -->\n```sh\n(.*?)```\n<!-- {name}:akhir -->", README, re.DOTALL
    )
    return inside


@pytest.mark.parametrize("name", ["coba", "uji"])
def test_each_marked_command_is_one_command_that_a_shell_can_read(name):
    command = block(name)

    checked = subprocess.run(["bash", "-n", "-c", command], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stderr
    assert len(command.replace("\\\n", "").strip().splitlines()) == 1
    assert command.startswith("$(command -v sudo) apt-get update")


def test_the_ci_runs_the_readmes_own_test_command_word_for_word(tmp_path):
    """Everything but the running itself: `eval` is replaced by printing."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text(script.replace('eval "$command"', 'printf "%s\\n" "$command"'))
    (tmp_path / "README.md").write_text(README, encoding="utf-8")

    ran = subprocess.run(
        ["bash", str(tmp_path / ".ci" / "run")], capture_output=True, text=True, check=True, cwd="/"
    )

    assert script.count("eval") == 1
    assert ran.stdout == block("uji")


def test_a_readme_without_a_test_command_fails_the_ci(tmp_path):
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text((ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    (tmp_path / "README.md").write_text("Tanpa perintah.\n", encoding="utf-8")

    ran = subprocess.run(["bash", str(tmp_path / ".ci" / "run")], capture_output=True, text=True, check=False)

    assert ran.returncode == 1


def test_each_command_in_the_readme_is_one_that_the_program_knows():
    told = re.findall(r"^\| `(rembug[^`]*)`(?:, `(rembug[^`]*)`)?", README, re.MULTILINE)
    commands = {command for pair in told for command in pair if command}
    for command in commands - {"rembug --bantuan"}:
        parser().parse_args(filled(command))

    assert len(commands) >= 12


def filled(command: str) -> list[str]:
    """A command of the table with its choices taken and its examples filled in."""
    plain = re.sub(r"\(([^()|]*)\\\|[^()]*\)", r"\1", command.replace("…", "x"))
    plain = re.sub(r"\b(\w[\w-]*)(\\\|[\w-]+)+", r"\1", plain)
    plain = re.sub(r"[\[\]]", "", plain)
    plain = re.sub(r" (N|K|B|MB)\b", " 3", plain)
    return shlex.split(re.sub(r" T\b", " 2026", plain))[1:]


def test_each_picture_and_file_in_the_readme_exists():
    links = re.findall(r"\]\(([^)#]+)\)", README)
    names = re.findall(r"`((?:tests|data|resources|desktop_app|\.ci)/[\w./-]+)`", README)
    inside = re.findall(r"`((?:domain|ui|documents|sheets|store|words|cli)/[\w./-]+)`", README)
    local = [link for link in links if "://" not in link]

    assert [path for path in (*local, *names) if not (ROOT / path).exists()] == []
    assert [path for path in inside if not (ROOT / "desktop_app" / path).exists()] == []


def test_the_version_of_the_program_is_the_version_of_the_package():
    import tomllib

    from desktop_app import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__

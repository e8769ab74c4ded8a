"""What the import rules cannot see: nothing lives outside the declared packages, and club needs Python."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DECLARED = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"])


def imported(file: Path) -> set[str]:
    """The top-level names that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").partition(".")[0])
    return found


def test_every_folder_of_code_is_a_declared_package() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/*.py")} - {"tests"}
    assert folders == DECLARED
    assert list(ROOT.glob("*.py")) == []


@pytest.mark.parametrize("package", sorted({*DECLARED, "tests"}))
def test_every_folder_within_is_a_package_too(package: str) -> None:
    folders = {file.parent for file in (ROOT / package).rglob("*.py")}
    assert [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_club_needs_nothing_but_python_and_one_library_in_one_file() -> None:
    for file in (ROOT / "club").rglob("*.py"):
        foreign = imported(file) - {"club"} - sys.stdlib_module_names
        assert foreign == ({"rapidfuzz"} if file.name == "resemblance.py" else set()), file


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]), ids=lambda page: page.name
)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = set(re.findall(r"`([\w/]+\.(?:py|md|toml))`", page.read_text()))
    known = [str(file.relative_to(ROOT)) for top in (*DECLARED, "tests", "docs") for file in (ROOT / top).rglob("*.*")]
    known += [file.name for file in ROOT.iterdir()]
    assert [name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in known)] == []

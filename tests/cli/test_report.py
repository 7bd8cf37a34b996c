"""The report folder: it replaces what stackaudit wrote and touches nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from stackaudit.cli.report import READERS, REDACTABLE
from stackaudit.cli.report_folder import MANIFEST
from stackaudit.render.html.presets import PRESETS
from stackaudit.render.redact import WHAT
from tests.cli.command_line import EXAMPLES, INVENTORIES, SMALL, CommandLine


@pytest.fixture(autouse=True)
def _inventory(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, stackaudit: CommandLine) -> Path:
    assert 0 == stackaudit("report", "small.yaml", "-o", "report").code
    return tmp_path / "report"


def test_findings_do_not_fail_a_report(stackaudit: CommandLine) -> None:
    assert 1 == stackaudit("audit", "small.yaml").code
    assert 0 == stackaudit("report", "small.yaml", "-o", "report").code


def test_it_says_what_to_open(stackaudit: CommandLine) -> None:
    said = stackaudit("report", "small.yaml", "-o", "a/report")

    assert str(Path("a/report/report.html")) in said.out
    assert said.out.startswith("Small: ")


def test_the_list_of_files_names_all_that_is_there(folder: Path) -> None:
    listed = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()[1:]

    assert {*listed, MANIFEST} == {path.name for path in folder.iterdir()}
    assert {"report.html", "audit.json", "audit.txt", "questions.md", "report.xlsx"} <= set(listed)


def test_a_second_run_replaces_all_that_the_first_wrote(folder: Path, stackaudit: CommandLine) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in folder.iterdir():
        if path.name != MANIFEST:
            path.write_text("changed", encoding="utf-8")

    assert 0 == stackaudit("report", "small.yaml", "-o", "report").code
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_that_is_no_longer_written_goes(folder: Path, stackaudit: CommandLine) -> None:
    with (folder / MANIFEST).open("a", encoding="utf-8") as file:
        file.write("old-picture.svg\n")
    (folder / "old-picture.svg").write_text("<svg/>", encoding="utf-8")

    stackaudit("report", "small.yaml", "-o", "report")

    assert not (folder / "old-picture.svg").exists()


def test_without_xlsxwriter_all_but_the_workbook_is_written_and_said_so(
    folder: Path, stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    said = stackaudit("report", "small.yaml", "-o", "report")

    assert 0 == said.code
    assert said.err.startswith("report.xlsx is left out: ")
    assert "pip install xlsxwriter" in said.err
    assert (folder / "report.html").exists()
    assert not (folder / "report.xlsx").exists()


def test_what_a_person_put_beside_it_stays(folder: Path, stackaudit: CommandLine) -> None:
    (folder / "notes.md").write_text("mine", encoding="utf-8")
    (folder / "sub").mkdir()

    stackaudit("report", "small.yaml", "-o", "report")

    assert "mine" == (folder / "notes.md").read_text(encoding="utf-8")
    assert (folder / "sub").is_dir()


@pytest.mark.parametrize("name", ["../outside.txt", "sub/inside.txt", "sub", "..", ".", "..\\outside.txt"])
def test_a_list_that_was_tampered_with_leads_nowhere_else(name: str, folder: Path, stackaudit: CommandLine) -> None:
    (folder.parent / "outside.txt").write_text("keep", encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub/inside.txt").write_text("keep", encoding="utf-8")
    with (folder / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"{name}\n")

    said = stackaudit("report", "small.yaml", "-o", "report")

    assert 0 == said.code
    assert (folder.parent / "outside.txt").exists()
    assert (folder / "sub/inside.txt").exists()


def test_an_old_file_that_cannot_be_removed_is_2_and_named(
    folder: Path, stackaudit: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, missing_ok: bool = False) -> None:  # noqa: ARG001 - as Path has it
        raise PermissionError(13, "Permission denied")

    with (folder / MANIFEST).open("a", encoding="utf-8") as file:
        file.write("old-picture.svg\n")
    (folder / "old-picture.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(Path, "unlink", refused)

    said = stackaudit("report", "small.yaml", "-o", "report")

    assert 2 == said.code
    assert "old-picture.svg cannot be removed: Permission denied" in said.err


def test_an_empty_folder_is_taken(tmp_path: Path, stackaudit: CommandLine) -> None:
    (tmp_path / "empty").mkdir()

    assert 0 == stackaudit("report", "small.yaml", "-o", "empty").code


@pytest.mark.parametrize("manifest", [None, "something of the same name\n", b"\xff\xfe"])
def test_a_folder_with_other_files_is_left_alone(
    manifest: str | bytes | None, tmp_path: Path, stackaudit: CommandLine
) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign/report.html").write_text("somebody's", encoding="utf-8")
    if manifest is not None:
        data = manifest if isinstance(manifest, bytes) else manifest.encode()
        (tmp_path / "foreign" / MANIFEST).write_bytes(data)

    said = stackaudit("report", "small.yaml", "-o", "foreign")

    assert 2 == said.code
    assert "did not write" in said.err
    assert "somebody's" == (tmp_path / "foreign/report.html").read_text(encoding="utf-8")


def test_a_link_to_a_folder_is_refused(folder: Path, stackaudit: CommandLine) -> None:
    (folder.parent / "link").symlink_to(folder, target_is_directory=True)

    said = stackaudit("report", "small.yaml", "-o", "link")

    assert 2 == said.code
    assert "is a link" in said.err


def test_a_link_in_the_folder_is_replaced_and_not_followed(folder: Path, stackaudit: CommandLine) -> None:
    outside = folder.parent / "outside.html"
    outside.write_text("keep", encoding="utf-8")
    (folder / "report.html").unlink()
    (folder / "report.html").symlink_to(outside)

    assert 0 == stackaudit("report", "small.yaml", "-o", "report").code
    assert "keep" == outside.read_text(encoding="utf-8")
    assert not (folder / "report.html").is_symlink()


def test_a_file_in_the_way_is_2(tmp_path: Path, stackaudit: CommandLine) -> None:
    (tmp_path / "file").write_text("keep", encoding="utf-8")

    assert 2 == stackaudit("report", "small.yaml", "-o", "file").code
    assert "keep" == (tmp_path / "file").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_gets_its_report(example: str, stackaudit: CommandLine, tmp_path: Path) -> None:
    said = stackaudit("report", INVENTORIES / example, "-o", "out")

    assert (0, "") == (said.code, said.err)
    assert all(path.stat().st_size for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    "reader, there, not_there",
    [
        ("executives", ["numbers", "decisions", "dates"], ["register", "findings", "promises"]),
        ("workshop", ["register", "say-no", "findings", "actions"], ["numbers", "promises"]),
        ("engineers", ["numbers", "promises", "frameworks", "register"], ["actions"]),
    ],
)
def test_the_page_is_made_for_who_reads_it(
    reader: str, there: list[str], not_there: list[str], tmp_path: Path, stackaudit: CommandLine
) -> None:
    assert 0 == stackaudit("report", "small.yaml", "-o", "out", "--for", reader).code

    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert [] == [name for name in there if f'<h2 id="{name}">' not in page]
    assert [] == [name for name in not_there if f'<h2 id="{name}">' in page]


def test_engineers_are_the_default(folder: Path, stackaudit: CommandLine) -> None:
    stackaudit("report", "small.yaml", "-o", "out", "--for", "engineers")

    assert (folder / "report.html").read_bytes() == (folder.parent / "out/report.html").read_bytes()


def test_the_readers_and_what_can_be_redacted_are_those_that_the_renderers_know() -> None:
    assert list(READERS) == list(PRESETS)
    assert REDACTABLE == WHAT


@pytest.mark.parametrize(
    "arguments", [["--redact", "owners,costs"], ["--redact", "costs", "--redact", "owners , costs"]]
)
def test_owners_and_costs_can_be_left_out(arguments: list[str], tmp_path: Path, stackaudit: CommandLine) -> None:
    told = SMALL.replace("crm: {}", "crm: {owner: Ines Holm, cost: 118000}")
    (tmp_path / "told.yaml").write_text(told, encoding="utf-8")

    assert 0 == stackaudit("report", "told.yaml", "-o", "out", *arguments).code
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir() if path.suffix != ".xlsx"]
    assert "Redacted: owners, costs." in (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert not any(word in text for text in texts for word in ("Holm", "118000", "118 000", "118,000", "118\u202f000"))


@pytest.mark.parametrize("word", ["names", "owners,", "OWNERS", ""])
def test_an_unknown_word_to_redact_is_2_and_the_three_are_named(word: str, stackaudit: CommandLine) -> None:
    said = stackaudit("report", "small.yaml", "-o", "out", "--redact", word)

    assert 2 == said.code
    assert "owners, costs and notes" in said.err

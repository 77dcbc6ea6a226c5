"""The documentation says what the program does."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from wellsourced.casebook import Casebook
from wellsourced.dossier.json_form import json as dossier_json
from wellsourced.dossier.json_form import json_schema
from wellsourced.model.match import Alteration, Verdict
from wellsourced.reading import frames, linked
from wellsourced.reading.formats import feeds, lists, pdf, sitemaps
from wellsourced.reading.sources import ReadingOptions
from wellsourced.reading.web import addresses, line, manners
from wellsourced.reading.web.options import DEFAULT_PAGES, WebOptions

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_schema_in_the_docs_is_the_one_of_the_records() -> None:
    assert json.loads(json.dumps(json_schema())) == json.loads(
        (ROOT / "docs" / "dossier.schema.json").read_text("utf-8")
    )


def test_a_dossier_keeps_to_the_schema(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("The gate opened.\n\n“We stay,” Ann Lee told the Beacon on Friday.\n", encoding="utf-8")
    with Casebook() as casebook:
        casebook.add(page)
        written: Any = json.loads(dossier_json(casebook.dossier()))
    jsonschema.validate(written, json_schema())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert [] == missing


def test_the_glossary_has_every_alteration_and_verdict() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8").lower()
    assert [] == [word for word in (*get_args(Alteration), *get_args(Verdict)) if word not in glossary]


def test_the_limits_in_the_docs_are_those_of_the_program() -> None:
    told, web, files = (ROOT / "docs" / "reading.md").read_text("utf-8"), WebOptions(), ReadingOptions()
    of_pdf = pdf.PdfLimits()
    rows = [
        f"| a page or file, as sent and as unpacked | {files.max_bytes // 10**6} MB each |",
        f"| a feed | 10 MB, {feeds.MOST_ENTRIES:,} entries |",
        f"sitemap or list, unpacked | {files.max_listing_bytes // 10**6} MB, {sitemaps.MOST_ADDRESSES:,} addresses |",
        f"with all lists beneath it | {DEFAULT_PAGES:,};",
        f"| {web.page_seconds:.0f} seconds; between two pieces of an answer, {web.silence_seconds:.0f} |",
        f"| redirects | {web.most_redirects} |",
        f"| the first {manners.MOST_ROBOTS_BYTES:,} bytes, after {manners.MOST_ROBOTS_REDIRECTS} redirects at most |",
        f"| a PDF | {of_pdf.pages} pages, {of_pdf.seconds} seconds, {of_pdf.memory_bytes / 10**9:g} GB of memory, "
        f"{of_pdf.text_bytes // 10**6} MB of text |",
        f"| {web.tries}; a wait of more than {web.longest_wait_seconds:.0f} seconds is not waited for |",
        f"| an address | {addresses.LONGEST_ADDRESS_CHARS:,} characters |",
        f"| headers of an answer | {line.MOST_HEADER_BYTES:,} bytes |",
        f"(JSON-LD) | {linked.LONGEST_JSON_CHARS:,} characters a script",
    ]
    size = frames.MOST_FRAME_BYTES // 10**6
    rows.append(f"| {frames.MOST_FRAMES}, of {size} MB each, {5 * size} MB together |")
    assert [] == [row for row in rows if row not in told]
    assert sitemaps.MOST_ADDRESSES == lists.MOST_ADDRESSES
    assert (web.most_bytes, web.most_listing_bytes) == (files.max_bytes, files.max_listing_bytes)


def test_the_library_lines_of_the_readme_run() -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert code is not None
    done = subprocess.run([sys.executable, "-c", code.group(1)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, True) == (done.returncode, "negation" in done.stdout), done.stderr


def test_every_room_says_in_its_first_line_what_it_is_for() -> None:
    rooms = sorted((ROOT / "src" / "wellsourced").glob("*/__init__.py"))
    assert [] == [r.parent.name for r in rooms if not r.read_text("utf-8").startswith('"""')]

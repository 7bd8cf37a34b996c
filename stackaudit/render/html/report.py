"""Puts the sections of the report in order and writes them as one page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Final
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stackaudit import __version__
from stackaudit.audit.result import AuditResult
from stackaudit.audit.severity import Severity
from stackaudit.graph.store_count import COUNTING_RULE
from stackaudit.graph.verdict import Verdict
from stackaudit.render.diagram.marks import verdict_mark
from stackaudit.render.diagram.palette import LIGHT, VERDICTS
from stackaudit.render.diagram.stylesheet import stylesheet
from stackaudit.render.html.content_policy import content_policy
from stackaudit.render.html.dates import dates
from stackaudit.render.html.decisions import EFFORT_RULE, decide
from stackaudit.render.html.directory import Directory, directory
from stackaudit.render.html.findings import accepted, found_groups
from stackaudit.render.html.frameworks import cards, families
from stackaudit.render.html.limits import promises_left_out
from stackaudit.render.html.looked_at import looked_at
from stackaudit.render.html.markup import cell, link, links, place
from stackaudit.render.html.numbers import five_numbers, opening_line, stores_number
from stackaudit.render.html.presets import ABOUT_STORES, ENGINEERS, PRESETS, Preset, shown
from stackaudit.render.html.promises import promise_rows
from stackaudit.render.html.questions import decisive, left_out, people
from stackaudit.render.html.register import register
from stackaudit.render.html.strengths import strengths
from stackaudit.render.html.table import written_at
from stackaudit.render.html.wording import count
from stackaudit.render.picture import Picture

# Characters that no HTML document may hold, and lone surrogates, which no file can be written with.
_NOT_HTML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_ID: Final = re.compile(r'\bid="([^"]*)"')
_LINK: Final = re.compile(r'<a href="#([^"]*)">(.*?)</a>', re.DOTALL)

# Paper is white, also for those who read in the dark.
_PAPER: Final = f"@media print{{:root{{{''.join(f'--sa-{name}:{tone};' for name, tone in LIGHT.items())}}}}}\n"


def html(result: AuditResult, pictures: Iterable[Picture] = (), preset: str = ENGINEERS) -> str:
    """Return the report as one page that needs nothing from outside; ``preset`` is one of :data:`PRESETS`."""
    style, script = stylesheet() + _asset("report.css") + _PAPER, _asset("report.js")
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            policy=content_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            version=__version__,
            **_facts(directory(result), tuple(pictures), PRESETS[preset]),
        )
    )
    page = _NOT_HTML.sub("\ufffd", page)
    return page if preset == ENGINEERS else _without_dead_links(page)


def _facts(entries: Directory, pictures: tuple[Picture, ...], preset: Preset) -> dict[str, object]:
    result, decided, tables = entries.result, decide(entries), register(entries)
    return {
        "result": result,
        "preset": preset,
        "sections": shown(preset, [picture.id for picture in pictures]),
        "opening": opening_line(result),
        "looked_at": looked_at(entries),
        "numbers": five_numbers(result),
        "counting_rule": COUNTING_RULE,
        "strengths": strengths(entries),
        "decisions": decided.decisions,
        "left_out": decided.left_out,
        "effort_rule": EFFORT_RULE,
        "pictures": [(picture, Markup(picture.svg)) for picture in pictures],
        "dates": dates(entries),
        "decisive": decisive(entries),
        "people": people(entries),
        "people_left_out": left_out(entries),
        "promises": promise_rows(entries),
        "promises_left_out": promises_left_out(result),
        "groups": found_groups(entries),
        "accepted": accepted(entries),
        "families": families(entries),
        "cards": cards(entries),
        "register": [each for each in tables if not (preset.facts_first and each.id in ABOUT_STORES)],
        "store_tables": [each for each in tables if each.id in ABOUT_STORES],
        "reveal": stores_number(result),
        "teams": sorted({entries.name("teams", team) for team in result.stack.teams}),
        "verdicts": VERDICTS,
        "marks": {verdict: Markup(verdict_mark(verdict, 0, 0)) for verdict in Verdict},
        "all_verdicts": list(Verdict),
        "severities": list(Severity),
    }


def _without_dead_links(page: str) -> str:
    """Return the page with the plain words in place of each link to a section that this page does not have."""
    there = {unescape(id) for id in _ID.findall(page)}
    return _LINK.sub(lambda link: link[0] if unquote(unescape(link[1])) in there else f"<span>{link[2]}</span>", page)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("stackaudit.render.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(cell=cell, count=count, link=link, links=links, place=place, written_at=written_at)
    return environment


@cache
def _asset(name: str) -> str:
    return files("stackaudit.render.html").joinpath(name).read_text(encoding="utf-8")

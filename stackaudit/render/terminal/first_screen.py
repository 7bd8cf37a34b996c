"""The first screen of an audit: five numbers, findings by rule, open questions; at most about 40 lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from stackaudit.audit.finding import Finding, Question
from stackaudit.audit.result import AuditResult, Group, Numbers
from stackaudit.audit.severity import Severity
from stackaudit.graph.verdict import Verdict
from stackaudit.model.answer import present
from stackaudit.render.money import money
from stackaudit.render.questions import decisive_lines
from stackaudit.render.terminal.ink import Ink, columns_of, on_one_line

MOST_LINES = 40
_MOST_ABOUT_OTHERS = 4
_FIGURE = 10


def terminal(result: AuditResult, ink: Ink | None = None, *, verbose: bool = False) -> str:
    """Return what `stackaudit audit` prints."""
    ink = ink or Ink()
    lines = [*_head(result, ink), "", *_numbers(result, ink), *_trouble(result, ink)]
    closing = ["", *_questions(result, ink, verbose=verbose), *_last(result, ink)]
    room = None if verbose else MOST_LINES - len(lines) - len(closing) - 2  # an empty line, and the counts
    return "\n".join([*lines, "", *_findings(result, ink, room), *closing]) + "\n"


def _head(result: AuditResult, ink: Ink) -> Iterator[str]:
    stack = result.stack
    as_of = f"as of {stack.company.as_of}" if present(stack.company.as_of) else "no as-of date"
    facts = (
        f"{_count(len(stack.systems), 'system')}, {_count(len(stack.flows), 'flow')}, {as_of}, "
        f"{result.openness.share:.0%} of answers open"
    )
    yield ink.paint(ink.shortened(result.name or "Unnamed stack", ink.width), "bold")
    yield facts


def _numbers(result: AuditResult, ink: Ink) -> Iterator[str]:
    numbers = result.numbers
    kept = f"promises kept as written, {numbers.confirmed_kept} confirmed"
    yield from _row(ink, f"{numbers.kept} of {numbers.promises}", kept)
    parts = [
        ink.verdict(verdict, f"{count} {verdict.value}")
        for verdict in Verdict
        if verdict is not Verdict.KEPT and (count := numbers.by_verdict.get(verdict, 0))
    ]
    if parts:
        margin = " " * (_FIGURE + 3)
        line = margin + "  ".join(parts)
        yield from [line] if columns_of(line) <= ink.width else [margin + part for part in parts]
    yield from _row(ink, str(numbers.stores.written), _stores(numbers))
    untold = f" ({numbers.flows_untold} where nobody said how)" if numbers.flows_untold else ""
    yield from _row(ink, f"{numbers.flows_by_hand} of {numbers.flows_live}", f"flows carried by hand{untold}")
    yield from _money(result, ink)
    open_answers = f" ({numbers.automations_unanswered} unanswered)" if numbers.automations_unanswered else ""
    ways = f"automations let a customer reach a person{open_answers}"
    yield from _row(ink, f"{numbers.automations_to_a_person} of {numbers.automations}", ways)


def _stores(numbers: Numbers) -> str:
    stores = numbers.stores
    guess = "nobody guessed how many"
    if stores.guess_max is not None:
        guess = f"{stores.guess_max} guessed"
        if stores.guess_min is not None and stores.guess_min != stores.guess_max:
            guess = f"{stores.guess_min} to {stores.guess_max} guessed"
    likely = f", {len(stores.likely)} more likely" if stores.likely else ""
    noun = "place keeps" if stores.written == 1 else "places keep"
    return f"{noun} a yes or no ({guess}{likely}); {_count(numbers.islands, 'island')}"


def _money(result: AuditResult, ink: Ink) -> list[str]:
    found, company = result.numbers.money, result.stack.company
    if "costs" in result.redacted and present(company.as_of):
        contracts = (
            f"contracts renew, their notice day past; {len(found.soon_systems)} to decide soon (amounts redacted)"
        )
        return _row(ink, str(len(found.past_systems)), contracts)
    if found.past is None or found.soon is None:
        return _row(ink, "?", "renewals: without an as-of date nobody can say what is due")
    warning = result.stack.settings.renewal_warning_days
    text = f"renews, its notice day past; {money(found.soon, company)} to decide in {warning} days"
    unsaid = len(dict.fromkeys((*found.unpriced, *found.undated, *found.unnoticed)))
    known = f" ({_count(unsaid, 'system')} with cost, date or notice unsaid)" if unsaid else ""
    if unsaid and not (found.past_systems or found.soon_systems):
        return _row(ink, "?", f"renewals: none is known to be due{known}")
    return _row(ink, money(found.past, company), text + known)


def _row(ink: Ink, figure: str, text: str) -> list[str]:
    return ink.wrapped(text, _FIGURE + 3, f"  {ink.paint(f'{figure:>{_FIGURE}}', 'bold')} ")


def _trouble(result: AuditResult, ink: Ink) -> Iterator[str]:
    """Yield what must not be overlooked: broken rules, cut searches, odd entries."""
    for failure in result.failures:
        yield ""
        yield from ink.wrapped(
            f"{failure.rule} failed and said nothing: {failure.error}", 4, ink.paint("  ! ", "critical")
        )
    if result.truncated:
        yield ""
        places = ", ".join(result.truncated[:3])
        yield from ink.wrapped(
            f"too many routes to follow them all at {places}; verdicts there may be too bad", 4, "  ! "
        )
    if result.warnings:
        yield ""
        yield f"  {_count(len(result.warnings), 'warning')}; `stackaudit validate` shows them"


def _findings(result: AuditResult, ink: Ink, room: int | None) -> Iterator[str]:
    groups = result.groups
    if not groups:
        yield ink.paint("No findings.", "bold")
        return
    counts = ", ".join(f"{count} {severity.value}" for severity in Severity if (count := result.count(severity)))
    yield f"{ink.paint(_count(len(result.open_findings), 'finding'), 'bold')}: {counts}"
    blocks = [list(_group(group, ink, result.stack.settings.collapse_over, verbose=room is None)) for group in groups]
    shown = len(blocks) if room is None else _how_many_fit(blocks, room)
    for block in blocks[:shown]:
        yield from block
    if shown < len(groups):
        yield from _more(groups[shown:], ink)


def _how_many_fit(blocks: list[list[str]], room: int) -> int:
    """Return how many blocks to show: all that fit beside the lines about the others, and one at least."""
    ends = list(accumulate(len(block) for block in blocks))
    if ends[-1] <= room:
        return len(blocks)
    return max(1, sum(end <= room - _MOST_ABOUT_OTHERS for end in ends))


def _group(group: Group, ink: Ink, collapse_over: int, *, verbose: bool) -> Iterator[str]:
    yield f"{ink.severity(group.severity)} {ink.paint(group.rule.id, 'bold')} ({len(group.findings)})"
    if verbose:
        for finding in group.findings:
            yield from _whole(finding, ink)
    elif len(group.findings) > collapse_over:
        subjects = ", ".join(str(finding.subject) for finding in group.findings)
        yield "  " + ink.shortened(group.rule.summary, ink.width - 2)
        yield "  " + ink.shortened(f"at {subjects}", ink.width - 2)
    else:
        for finding in group.findings:
            yield "  " + ink.shortened(f"{_where(finding)}{finding.message}", ink.width - 2)
    closing = f"closes when: {group.rule.closes}"
    yield from ink.wrapped(closing, 4, "  ") if verbose else ["  " + ink.shortened(closing, ink.width - 2)]


def _whole(finding: Finding, ink: Ink) -> Iterator[str]:
    yield from ink.wrapped(f"{_where(finding)}{finding.message} [{finding.basis.value}]", 6, "  - ")
    for text in finding.evidence:
        yield from ink.wrapped(text, 8, "      ")
    if finding.assumptions:
        yield from ink.wrapped(f"taken at face value: {'; '.join(finding.assumptions)}", 8, "      ")


def _where(finding: Finding) -> str:
    return f"{finding.location.file}:{finding.location.line}: " if finding.location else ""


def _more(groups: tuple[Group, ...], ink: Ink) -> Iterator[str]:
    rest = sum(len(group.findings) for group in groups)
    names = ", ".join(f"{group.rule.id} ({group.severity.value}, {len(group.findings)})" for group in groups)
    text = f"and {_count(rest, 'finding')} of {_count(len(groups), 'more rule')}: {names}"
    lines = ink.wrapped(text, 2)
    yield from lines[: _MOST_ABOUT_OTHERS - 1]
    if len(lines) >= _MOST_ABOUT_OTHERS:
        yield "  … --verbose shows all"


def _questions(result: AuditResult, ink: Ink, *, verbose: bool) -> Iterator[str]:
    if verbose and result.unknowns:
        yield from decisive_lines(result, ink)
        yield ""
    if not result.questions:
        yield ink.paint("No open questions.", "bold")
        return
    yield f"{ink.paint(_count(len(result.questions), 'open question'), 'bold')}, the most decisive first:"
    shown = result.questions if verbose else result.questions[:3]
    for question in shown:
        text = f"{asked(question)}: {question.text}"
        yield from (ink.wrapped(text, 4, "  - ") if verbose else ["  " + ink.shortened(text, ink.width - 2)])
    if len(shown) < len(result.questions):
        yield f"  and {len(result.questions) - len(shown)} more; `stackaudit questions` lists them by person"


def asked(question: Question) -> str:
    """Return whom a question goes to."""
    return on_one_line(question.ask) or "nobody is named"


def _last(result: AuditResult, ink: Ink) -> Iterator[str]:
    waived = len(result.findings) - len(result.open_findings)
    if waived:
        yield f"{_count(waived, 'finding')} waived"
    if result.groups:
        yield ink.paint(f"Why, and how to fix it: stackaudit explain {result.groups[0].rule.id}", "dim")
    else:
        yield ink.paint("What was checked: stackaudit rules", "dim")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

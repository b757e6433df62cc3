"""`aiquiz grade`: the grader, tried on an answer."""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any, TextIO

import click

from aiquiz.cli.completion.offers import languages
from aiquiz.cli.output import echo, echo_json
from aiquiz.cli.start import signs
from aiquiz.say.language import _
from aiquiz.text import one_line

if TYPE_CHECKING:
    from aiquiz.grading import Verdict

MOST_LINE = 1024 * 1024
"""Characters that a line of cases may have."""

STRICTNESS = ("lenient", "normal", "strict")


@click.command("grade", help=_("Judge an answer as a text card would, and say why."))
@click.option("--accept", multiple=True, metavar="TEXT", help=_("A right answer; repeatable."))
@click.option("--reject", multiple=True, metavar="TEXT", help=_("A near miss; repeatable."))
@click.option("--question", default="", metavar="TEXT", help=_("The question it answers."))
@click.option(
    "--lang",
    default="en",
    metavar="CODE",
    shell_complete=languages,
    help=_("The language of the answer."),
)
@click.option(
    "--strictness",
    default="normal",
    type=click.Choice(STRICTNESS),
    help=_("How strict the card is."),
)
@click.option("--explain", is_flag=True, help=_("Tell what each stage decided."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--jsonl", is_flag=True, help=_("Read cases from stdin, one JSON object a line."))
@click.argument("given", required=False)
def command(
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    question: str,
    lang: str,
    strictness: str,
    explain: bool,
    as_json: bool,
    jsonl: bool,
    given: str | None,
) -> None:
    """Judge one answer, or a stream of them."""
    if jsonl:
        _stream(sys.stdin)
        return
    if not accept or given is None:
        raise click.UsageError(_("Give at least one --accept and the answer to judge."))
    card = _card(accept, reject, question, strictness)
    verdict, _us = _grade(card, lang, given)
    if as_json:
        steps = {"steps": _steps(verdict)} if explain else {}
        echo_json({"version": 1, **_facts(verdict), **steps}, indent=None)
        return
    _say(verdict, given, accept)
    if explain:
        _explain(verdict, accept)


def _card(
    accepted: Iterable[str], rejected: Iterable[str], question: str, strictness: str = "normal"
) -> Any:
    """Give a card that was never in a deck."""
    from aiquiz.deck.card import Place, Reject, TextCard

    answer, *others = accepted
    return TextCard(
        id="card",
        question=question,
        place=Place(1, 1),
        answer=answer,
        accept=tuple(others),
        reject=tuple(Reject(text) for text in rejected),
        strictness=strictness,
    )


def _grade(card: Any, language: str, given: str) -> tuple["Verdict", int]:
    """Give the verdict on `given`, and the microseconds it took."""
    from aiquiz.deck.card import Deck
    from aiquiz.grading import load_words, prepare

    load_words([language])
    grader = prepare(Deck(title="", language=language, cards=(card,)))
    start = perf_counter_ns()
    verdict = grader.grade(card, given)
    return verdict, (perf_counter_ns() - start) // 1000


def _facts(verdict: "Verdict") -> dict[str, Any]:
    return {
        "verdict": verdict.outcome,
        "reason": verdict.reason.code,
        "score": round(verdict.score, 4),
        "matched": verdict.matched,
    }


def _steps(verdict: "Verdict") -> list[dict[str, Any]]:
    return [{"stage": s.stage, "decided": s.code, **s.facts} for s in verdict.steps]


def _say(verdict: "Verdict", given: str, accept: tuple[str, ...]) -> None:
    from aiquiz.say.marks import bracketed
    from aiquiz.say.reasons import reason, reason_before
    from aiquiz.say.verdicts import sign, verdict_word

    why = reason(verdict.reason.code, verdict.reason.facts)
    head = f"{sign(verdict.outcome, signs())} {verdict_word(verdict.outcome)}"
    echo(f"{head}  {why}" if why else head)
    yours, answer = _("you"), _("answer")
    wide = max(len(yours), len(answer)) + 2
    echo(f"  {yours:<{wide}}{one_line(bracketed(given, verdict.given_spans))}")
    echo(f"  {answer:<{wide}}{one_line(bracketed(verdict.matched, verdict.matched_spans))}")
    for item in verdict.items:
        mark = "·" if item.outcome == "wrong" else sign(item.outcome, signs())
        echo(f"    {mark} {one_line(item.text)}")
    if verdict.outcome == "close":
        before = reason_before(verdict.reason.code, accept, verdict.reason.facts)
        echo("  " + _("While a try is left, all that is said: {words}").format(words=before))


def _explain(verdict: "Verdict", accept: tuple[str, ...]) -> None:
    from aiquiz.say.steps import step_line

    echo()
    for number, step in enumerate(verdict.steps, 1):
        echo(f"  {number:2}  {step_line(step)}")
    forms = " · ".join(map(one_line, accept))
    echo("  " + _("Accepted: {forms}").format(forms=forms))


def _lines(stream: TextIO) -> Iterator[tuple[int, str]]:
    """Give each line that holds anything with its number; of one that is too long the beginning."""
    for number in count(1):
        line = stream.readline(MOST_LINE + 1)
        if not line:
            return
        if line.strip():
            yield number, line


def _stream(lines: TextIO) -> None:
    for number, line in _lines(lines):
        if len(line) > MOST_LINE:
            words = _("Line {n} of the input is over {kilobytes} KB.")
            raise click.UsageError(words.format(n=number, kilobytes=MOST_LINE // 1024))
        try:
            case = json.loads(line)
            accepted = [str(form) for form in case["accepted"]]
            given, language = str(case["given"]), str(case.get("lang", "en"))
            card = _card(accepted, (), str(case.get("question", "")))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise click.UsageError(
                _("Line {n} of the input is no case: it needs accepted and given.").format(n=number)
            ) from error
        verdict, us = _grade(card, language, given)
        found = {key: value for key, value in _facts(verdict).items() if key != "matched"}
        echo_json({**found, "us": us}, indent=None)
        sys.stdout.flush()

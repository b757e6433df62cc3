"""`aiquiz grade`: the grader, tried on an answer."""

import json
import sys
from collections.abc import Iterable
from time import perf_counter_ns
from typing import Any

import click

from aiquiz.cli.output import echo
from aiquiz.cli.start import signs
from aiquiz.say.language import _


@click.command("grade", help=_("Judge an answer as a text card would, and say why."))
@click.option("--accept", multiple=True, metavar="TEXT", help=_("A right answer; repeatable."))
@click.option("--reject", multiple=True, metavar="TEXT", help=_("A near miss; repeatable."))
@click.option("--question", default="", metavar="TEXT", help=_("The question it answers."))
@click.option("--lang", default="en", metavar="CODE", help=_("The language of the answer."))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option("--jsonl", is_flag=True, help=_("Read cases from stdin, one JSON object a line."))
@click.argument("given", required=False)
def command(
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    question: str,
    lang: str,
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
    verdict, _us = _grade(list(accept), list(reject), question, lang, given)
    if as_json:
        echo(json.dumps({"version": 1, **_facts(verdict)}, ensure_ascii=False))
    else:
        _say(verdict)


def _grade(
    accepted: list[str], rejected: list[str], question: str, language: str, given: str
) -> tuple[Any, int]:
    """Give the verdict on `given`, and the microseconds it took without the preparing."""
    from aiquiz.deck.card import Deck, Place, Reject, TextCard
    from aiquiz.grading import prepare

    card = TextCard(
        id="card",
        question=question,
        place=Place(1, 1),
        answer=accepted[0],
        accept=tuple(accepted[1:]),
        reject=tuple(Reject(text) for text in rejected),
    )
    grader = prepare(Deck(title="", language=language, cards=(card,)))
    start = perf_counter_ns()
    verdict = grader.grade(card, given)
    return verdict, (perf_counter_ns() - start) // 1000


def _facts(verdict: Any) -> dict[str, Any]:
    return {
        "verdict": verdict.outcome,
        "reason": verdict.reason.code,
        "score": verdict.score,
        "matched": verdict.matched,
    }


def _say(verdict: Any) -> None:
    from aiquiz.say.reasons import reason
    from aiquiz.say.verdicts import sign, verdict_word

    why = reason(verdict.reason.code, verdict.reason.facts)
    head = f"{sign(verdict.outcome, signs())} {verdict_word(verdict.outcome)}"
    echo(f"{head}  {why}" if why else head)
    echo(_("Held against: {form}").format(form=verdict.matched))


def _stream(lines: Iterable[str]) -> None:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            accepted = [str(form) for form in case["accepted"]]
            given, language = str(case["given"]), str(case.get("lang", "en"))
            question = str(case.get("question", ""))
            verdict, us = _grade(accepted, [], question, language, given)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise click.UsageError(
                _("Line {n} of the input is no case: it needs accepted and given.").format(n=number)
            ) from error
        found = {key: value for key, value in _facts(verdict).items() if key != "matched"}
        echo(json.dumps({**found, "us": us}))
        sys.stdout.flush()

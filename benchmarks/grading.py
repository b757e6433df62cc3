"""What one grade costs, beside rapidfuzz's ratio over the same forms in the same run.

Each card has twenty accepted forms, its own and those of other cards, and has graded other answers
before. Two mixes of answers are timed. *Learners* answer as they do when cards come back in time,
which is when nine in ten are known: of ten answers six are right but for case and accents, two have
a slip, one stands in a sentence, one belongs to another card. *Labelled* are the project's labelled
cases, most of which were written to mislead. Then one answer of 4 KB.

Prints microseconds: of each run the median and the 99th percentile, and of these the medians of all
runs. Run it with the Python that aiquiz is installed for: `.venv/bin/python benchmarks/grading.py`.
"""

import gc
import json
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from rapidfuzz import fuzz

from aiquiz.deck.card import Deck, Place, TextCard
from aiquiz.grading import Grader, load_words, prepare
from aiquiz.text import fold

RUNS = 5
FORMS = 20
CASES = Path(__file__).parent.parent / "tests" / "grading" / "cases"
WARM = ("something else altogether", "12 kilograms", "I think it is the other one")
SENTENCE = {"en": "I think it's {}", "fr": "je crois que c'est {}"}

Asked = tuple[Grader, TextCard, str]


def cases() -> list[dict[str, Any]]:
    found = []
    for path in sorted(CASES.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    return found


def learners(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give one answer for each card, in the mix told above."""
    cards = list({(c["question"], tuple(c["accepted"])): c for c in found}.values())
    for number, case in enumerate(cards):
        answer = case["accepted"][0]
        other = cards[(number + 40) % len(cards)]["accepted"][0]
        ten = [fold(answer)] * 6 + [slipped(answer)] * 2
        ten += [SENTENCE[case["lang"]].format(answer), other]
        yield case | {"given": ten[number % 10]}


def slipped(answer: str) -> str:
    """Give `answer` with two letters of its longest word swapped."""
    word = max(answer.split(), key=len)
    at = len(word) // 2
    return answer.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])


def asked(found: list[dict[str, Any]]) -> list[Asked]:
    """Give for each case its card, which twenty forms are accepted for, and the answer."""
    by_language = defaultdict(list)
    for case in found:
        by_language[case["lang"]].append(case["accepted"][0])
    ready = []
    for number, case in enumerate(found):
        others = by_language[case["lang"]]
        more = (others[(number * 7 + step * 13) % len(others)] for step in range(4 * FORMS))
        forms = tuple(dict.fromkeys((*case["accepted"], *more)))[:FORMS]
        ready.append(one(case["question"], forms, case["lang"], case["given"]))
    return ready


def one(question: str, forms: tuple[str, ...], language: str, given: str) -> Asked:
    card = TextCard(
        id="card", question=question, place=Place(1, 1), answer=forms[0], accept=forms[1:]
    )
    grader = prepare(Deck(title="", language=language, cards=(card,)))
    for answer in (*WARM, f"{forms[0]} x", f"{forms[1]} {forms[2]}"):
        grader.grade(card, answer)
    return grader, card, given


def timed(work: Callable[[], object]) -> float:
    """Give the microseconds that `work` takes."""
    start = perf_counter_ns()
    work()
    return (perf_counter_ns() - start) / 1000


def grades(found: list[dict[str, Any]]) -> tuple[list[float], float]:
    """Give the times of all grades, sorted, and the median of the yardstick's."""
    ready = asked(found)
    gc.collect()
    gc.disable()
    times = sorted(timed(lambda g=g, c=c, a=a: g.grade(c, a)) for g, c, a in ready)
    ratios = [
        timed(lambda c=c, a=a: [fuzz.ratio(a, form) for form in (c.answer, *c.accept)])
        for _g, c, a in ready
    ]
    gc.enable()
    return times, statistics.median(ratios)


def run(labelled: list[dict[str, Any]], mixed: list[dict[str, Any]]) -> dict[str, float]:
    times, ratio = grades(mixed)
    hard, _ratio = grades(labelled)
    forms = tuple(dict.fromkeys(case["accepted"][0] for case in mixed))[:FORMS]
    grader, card, given = one("?", forms, "en", "some words of no card " * 186)
    return {
        "learners, median": statistics.median(times),
        "learners, 99th percentile": times[int(len(times) * 0.99)],
        "labelled, median": statistics.median(hard),
        "labelled, 99th percentile": hard[int(len(hard) * 0.99)],
        "4 KB answer": timed(lambda: grader.grade(card, given)),
        "yardstick: ratio by 20 forms": ratio,
    }


def main() -> None:
    load_words(["en", "fr"])
    labelled = cases()
    mixed = list(learners(labelled))
    runs = [run(labelled, mixed) for _ in range(RUNS)]
    print(f"{len(mixed)} learners' answers, {len(labelled)} labelled, {FORMS} forms, microseconds")
    for name in runs[0]:
        each = [result[name] for result in runs]
        middle = statistics.median(each)
        print(f"{name:32}{middle:10.1f}   " + " ".join(f"{value:8.1f}" for value in each))


if __name__ == "__main__":
    main()

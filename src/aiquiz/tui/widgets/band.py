"""The band: the verdict on an answer, in the order sign, word, reason, and then what to learn."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from aiquiz.grading.verdict import Outcome, Span, Verdict
from aiquiz.say.language import _
from aiquiz.say.verdicts import sign, verdict_word
from aiquiz.tui.literal import literal
from aiquiz.tui.motion import TINT_SECONDS, moves, shade
from aiquiz.tui.widgets.words import Words

COLOURS: dict[Outcome, str] = {"correct": "$success", "close": "$warning", "wrong": "$error"}


def headline(outcome: Outcome, why: str, signs: str) -> Content:
    """Give sign, word and reason on one line."""
    return Content.assemble(
        (f"{sign(outcome, signs)} {verdict_word(outcome)}", f"bold {COLOURS[outcome]}"),
        "  " if why else "",
        (why, "$ink"),
    )


def marked(text: str, spans: Sequence[Span], plain: str, differing: str) -> Content:
    """Give `text` in style `plain`, with `spans` underlined in style `differing`."""
    content = literal(text, plain)
    for start, end in spans:
        content = content.stylize(f"bold underline {differing}", start, end)
    return content


def comparison(given: str, verdict: Verdict, also: Sequence[str], gap: int, room: int) -> Content:
    """Give what was typed above what was asked for, `gap` cells between label and text.

    Of `also`, further right forms, as many follow the answer as `room` cells allow.
    """
    labels = (_("you"), _("answer"))
    wide = max(len(label) for label in labels) + gap
    differ = bool(verdict.given_spans or verdict.matched_spans)
    colour = COLOURS[verdict.outcome]
    yours = "$ink" if differ or verdict.outcome == "correct" else f"bold {colour}"
    theirs = "$ink" if differ else "bold $success"
    rows: list[Content] = []
    if given:
        slip = "$warning" if verdict.outcome == "correct" else colour
        rows.append(labelled(labels[0], wide, marked(given, verdict.given_spans, yours, slip)))
    answer = marked(verdict.matched, verdict.matched_spans, theirs, "$success")
    others = _others(also, room - wide - answer.cell_length - 3)
    answer = Content.assemble(answer, "   ", others) if others else answer
    rows.append(labelled(labels[1], wide, answer))
    return Content("\n").join(rows)


def _others(forms: Sequence[str], room: int) -> Content:
    for count in range(len(forms), 0, -1):
        text = _("also: {forms}").format(forms=" · ".join(forms[:count]))
        others = literal(text, "$faint")
        if others.cell_length <= room:
            return others
    return Content("")


def labelled(label: str, width: int, text: Content) -> Content:
    """Give `text` behind a faint `label` of `width` cells."""
    return Content.assemble((label.ljust(width), "$faint"), text)


class Band(Vertical):
    """Shows a verdict; its ground and its spine take the verdict's colour."""

    tinted: reactive[float] = reactive(1.0, repaint=False)
    """How much of the verdict's colour its ground has, from 0 to 1."""

    def compose(self) -> ComposeResult:
        """Give the headline and, a little further in, the rest."""
        yield Words(classes="band-head")
        yield Words(classes="band-body")

    def judge(self, outcome: Outcome, head: Content, body: Content) -> None:
        """Show `head` over `body` in the colours of `outcome`."""
        for name in COLOURS:
            self.set_class(name == outcome, f"-{name}")
        self.query_one(".band-head", Static).update(head)
        self.query_one(".band-body", Static).update(body)

    def tint(self) -> None:
        """Have the ground take the verdict's colour little by little."""
        if moves(self.app):
            self.tinted = 0.0
            self.animate("tinted", 1.0, duration=TINT_SECONDS)

    def watch_tinted(self, tinted: float) -> None:
        """Mix the ground, which is the theme's own again in the end."""
        outcome = next((name for name in COLOURS if self.has_class(f"-{name}")), None)
        if outcome is None or tinted >= 1:
            self.styles.background = None
            return
        surface, tint = shade(self.app, "surface"), shade(self.app, f"tint-{outcome}")
        self.styles.background = surface.blend(tint, tinted)

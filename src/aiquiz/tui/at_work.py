"""Work that goes on beside the screen."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import Worker, WorkType


def begin(
    node: DOMNode,
    work: Callable[[], Coroutine[Any, Any, object]],
    *,
    group: str,
    exclusive: bool = False,
) -> Worker[Any]:
    """Begin `work` for `node`; where it is `exclusive` what of its `group` is being done ends.

    It is no coroutine yet: where it is overtaken before it begins, or the program ends, one would
    never be awaited.
    """
    begun: WorkType[Any] = work
    return node.run_worker(begun, group=group, exclusive=exclusive)

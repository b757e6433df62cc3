"""Whether words in another order still say the same."""

from aiquiz.grading.alignment import Pair
from aiquiz.grading.reading import Reading


def order(given: Reading, wanted: Reading, pairs: list[Pair]) -> str:
    """Give "" where the order of the words changes nothing, else the code of what it does.

    `pairs` are in the order of the given words. "reversed" swaps who does what to whom,
    "word-order" may or may not say the same.
    """
    found = [pair.wanted for pair in pairs]
    known = given.known
    ours, theirs = frozenset(given.said), frozenset(wanted.said)
    marked = _marked_alike(given, wanted)
    if marked is not None:
        return "" if marked else "reversed"
    if found != sorted(found):
        # A sentence may name in its opening what it tells of after it.
        later = _as_said_last(given, pairs)
        found = later if later == sorted(later) else found
    if found == sorted(found):
        acted = ours & known.passive and not theirs & known.passive
        return "reversed" if acted and _around(given, pairs, known.passive) else ""
    turned = _swapped_ends(found) or _swapped_blocks(found)
    if turned and (bool(ours & known.passive) != bool(theirs & known.passive)):
        return ""
    if turned and (len(found) > 2 or ours & theirs & known.directions):
        return "reversed"
    joined = theirs & known.joins and not theirs & known.directions
    classes = theirs & known.indefinite and theirs & known.copulas and ours & known.copulas
    if classes and turned:
        return "reversed"
    genitive = bool(ours & known.genitive) != bool(theirs & known.genitive)
    if joined or (genitive and _rotated(found)):
        return ""
    return "word-order"


def _as_said_last(given: Reading, pairs: list[Pair]) -> list[int]:
    """Give the wanted words in the order in which they are said for the last time."""
    said = given.said
    texts = {pair.wanted: said[pair.given] for pair in pairs if pair.given < len(said)}
    last = {wanted: len(said) - 1 - said[::-1].index(text) for wanted, text in texts.items()}
    return sorted(last, key=lambda wanted: last[wanted])


def _marked_alike(given: Reading, wanted: Reading) -> bool | None:
    """Tell whether the same comes from and goes to the same; None where one does not say."""
    ours, theirs = _marks(given), _marks(wanted)
    if set(theirs.values()) != {"source", "target"}:
        return None
    if given.known.between.intersection(given.said) - frozenset(wanted.said):
        return False
    both = [text for text in theirs if text in ours]
    if not ours or not both or ("target" not in ours.values() and "source" not in ours.values()):
        return None
    return all(ours[text] == theirs[text] for text in both)


def _marks(reading: Reading) -> dict[str, str]:
    """Give for each heavy word whether 'from' or 'to' stands before it, if one does."""
    known = reading.known
    found: dict[str, str] = {}
    mark = ""
    for text in reading.said:
        if text in known.sources:
            mark = "source"
        elif text in known.targets:
            mark = "target"
        elif text not in known.droppable:
            if mark:
                found[text] = mark
            mark = ""
    return found


def _around(given: Reading, pairs: list[Pair], passive: frozenset[str]) -> bool:
    """Tell whether wanted words stand on either side of 'by'."""
    by = next(n for n, text in enumerate(given.said) if text in passive)
    before = {word.text for word in given.words[:by]}
    after = {word.text for word in given.words[by + 1 :]}
    texts = [given.words[pair.given].text for pair in pairs if pair.given < len(given.words)]
    return any(t in before for t in texts) and any(t in after for t in texts)


def _swapped_ends(found: list[int]) -> bool:
    """Tell whether the first and the last word have changed places and the rest stayed."""
    swapped = [found[-1], *found[1:-1], found[0]]
    return swapped == sorted(found)


def _swapped_blocks(found: list[int]) -> bool:
    """Tell whether what stands before and after one word have changed places around it."""
    last = len(found) - 1
    return any(
        found == [*range(pivot + 1, last + 1), pivot, *range(pivot)] for pivot in range(1, last)
    )


def _rotated(found: list[int]) -> bool:
    """Tell whether a part from the end was moved to the front."""
    cut = found.index(min(found))
    return found[cut:] + found[:cut] == sorted(found)

"""Amounts in an answer: numbers with their scale, unit, bound and range."""

import re
from dataclasses import replace
from fractions import Fraction

from aiquiz.grading.cursor import Cursor
from aiquiz.grading.numeral import ROMAN, Numeral, numeral
from aiquiz.grading.tokens import Token
from aiquiz.grading.unit import Unit, units
from aiquiz.grading.unit_reader import read_unit, unit_at
from aiquiz.grading.value import Amount

_CURRENCY = frozenset("$€£¥₿")
_CURRENCY_WORDS = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "chf": "CHF", "us$": "$"}
_SYMBOL_BOUNDS = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}
_ROMAN_ORDINAL = re.compile(r"([ivx]+)(?:e|eme|er|ier|ere|th|st|nd|rd)")
_LONGEST_BOUND = 4
_ONE = Fraction(1)
_NOT_COUNTED = frozenset({"in", "×", "°"})


def read_amount(cursor: Cursor) -> Amount | None:
    """Read the amount that starts at the cursor and move past it; None where none does."""
    start = cursor.at
    first = _number(cursor)
    if first is None:
        cursor.at = start
        return None
    last = _range_end(cursor, first)
    bound = _bound_before(cursor) or _bound_after(cursor)
    cursor.at += cursor.phrase(cursor.known.roughly)
    amount = first if last is None else _joined(first, last)
    noun = amount.noun if amount.units or amount.decade else _noun(cursor)
    return replace(amount, bound=bound or amount.bound, noun=noun) if bound or noun else amount


def _number(cursor: Cursor) -> Amount | None:
    """Read one number with its scale and unit, and move past it."""
    currency = _currency_before(cursor)
    times = cursor.text() == "x" and cursor.kind(1) == "number"
    cursor.at += times
    if not currency:
        special = _spelt_value(cursor)
        if special is not None:
            return special
    if cursor.kind() != "number":
        return _glued_multiple(cursor)
    value = numeral(cursor.text(), cursor.known.decimal)
    if value is None:
        return None
    glued_name = _ends_a_name(cursor)
    cursor.at += 1
    if glued_name and cursor.kind() == "word" and cursor.glued():
        cursor.at += 1
        written = value.written + cursor.text(-1)
        return Amount(value.value, value.value, written, named=True)
    return (
        _decade(cursor, value)
        or _ordinal(cursor, value)
        or _counted(cursor, value, currency, times=times)
    )


def _ends_a_name(cursor: Cursor) -> bool:
    """Tell whether a hyphen ties the number to a name: of GPT-4o every sign counts."""
    before = cursor.kind(-2) == "word" and cursor.glued(-1) and cursor.text(-1) == "-"
    return before and cursor.glued()


def _decade(cursor: Cursor, value: Numeral) -> Amount | None:
    """Read the 1990s, the 90s and les années 90."""
    english = cursor.text() == "s" and cursor.glued() and value.value % 10 == 0
    last = cursor.last()
    french = last is not None and last.text in cursor.known.decade_words and value.value % 10 == 0
    if not (english or french):
        return None
    cursor.at += english
    if french:
        cursor.done.pop()
    return Amount(value.value, value.value, value.written, decade=True)


def _ordinal(cursor: Cursor, value: Numeral) -> Amount | None:
    if cursor.text() not in cursor.known.ordinal_endings or not cursor.glued():
        return None
    cursor.at += 1
    return Amount(value.value, value.value, value.written, ordinal=True)


def _counted(cursor: Cursor, value: Numeral, currency: tuple[Unit, ...], *, times: bool) -> Amount:
    """Read the scale and the unit behind digits."""
    denied = _denied(cursor)
    number = -value.value if denied else value.value
    written = f"-{value.written}" if denied else value.written
    raw = cursor.raw()
    scale = _scaled(cursor, _ONE)
    number, extra = _half_more(cursor, number * scale if scale is not _ONE else number)
    if cursor.text() in ("bc", "ad"):
        cursor.at += 1
        number = -number if cursor.text(-1) == "bc" else number
    found, unit_written = read_unit(cursor)
    if times and not found:
        found, unit_written = units("×", "x"), "x"
    if found and found[0].symbol == "×" and cursor.text() in ("more", "plus"):
        cursor.at += 1
    if currency:
        found, unit_written = currency, unit_written or currency[0].symbol
    if not extra:
        number, _ = _half_more(cursor, number)
    other = value.other * scale if value.other is not None else None
    if raw == "M" and scale == 10**6 and not found:
        unit_written = "M"
    return Amount(
        *(number, number, written, found, unit_written),
        named=_named(cursor, found),
        scale=scale,
        other=other,
    )


def _denied(cursor: Cursor) -> bool:
    """Take the word 'minus' before the number out of what was read, and tell whether it was."""
    last = cursor.last()
    minus = last is not None and last.text in ("minus", "moins") and not _operand(cursor)
    if minus and len(cursor.done) > 1:
        before = cursor.done[-2]
        # « Au moins 50 » bounds, and takes nothing away.
        minus = not isinstance(before, Token) or before.text not in ("au", "a", "pas", "de", "du")
    if minus:
        cursor.done.pop()
    return minus


def _operand(cursor: Cursor) -> bool:
    """Tell whether a number stands before the 'minus', which then subtracts."""
    return len(cursor.done) > 1 and isinstance(cursor.done[-2], Amount)


def _glued_multiple(cursor: Cursor) -> Amount | None:
    """Read x5 and ×10, which come as one word."""
    match = re.fullmatch(r"x(\d{1,6})", cursor.text())
    if match is None:
        return None
    cursor.at += 1
    number = Fraction(match[1])
    return Amount(number, number, match[1], units("×", "x"), "x")


def _spelt_value(cursor: Cursor) -> Amount | None:
    """Read what is a number without digits: half, twice, a dozen, zero, first, roman ones."""
    kind = cursor.kind()
    if kind not in ("word", "number"):
        return None
    counted = _fraction_words(cursor) or _out_of(cursor) or _collective(cursor)
    if counted is not None or kind == "number":
        return counted
    return _plain_word(cursor) or _roman(cursor) or _one_unit(cursor)


def _fraction_words(cursor: Cursor) -> Amount | None:
    """Read half, a third, two thirds, un quart, la moitié, with a unit after it if any."""
    parts = _fraction_at(cursor)
    if parts is None:
        return None
    top, bottom, length = parts
    cursor.at += length
    while cursor.text() in ("a", "an", "of", "de", "d", "the", "un", "une"):
        ahead, _ = unit_at(cursor, 1)
        if not ahead and cursor.kind(1) != "number":
            break
        cursor.at += 1
    number = Fraction(top, bottom) * _whole_of(cursor)
    found, unit_written = read_unit(cursor)
    return Amount(number, number, f"{top}/{bottom}", found, unit_written)


def _fraction_at(cursor: Cursor) -> tuple[int, int, int] | None:
    """Give numerator, denominator and length of the fraction at the cursor."""
    known, text = cursor.known, cursor.text()
    if text in known.halves and text in known.fractions:
        return 1, known.fractions[text], 1
    top = 1
    if text.isdigit() and len(text) < 3 and cursor.kind() == "number":
        top = int(text)
    elif text not in known.ones and text not in ("a", "an"):
        return None
    start = 1 + (cursor.text(1) == "-")
    ending = cursor.text(start) + (cursor.text(start + 1) if cursor.glued(start + 1) else "")
    bottom = known.fractions.get(ending) or known.fractions.get(cursor.text(start))
    if bottom is None:
        return None
    return top, bottom, start + 1 + (cursor.text(start) not in known.fractions)


def _whole_of(cursor: Cursor) -> Fraction:
    """Read what a fraction is taken of: half a million, un quart de milliard."""
    start = cursor.at
    cursor.at += cursor.text() == "-" and (cursor.text(1) in cursor.known.scales)
    if cursor.text() in cursor.known.scales and cursor.kind() == "word" and len(cursor.text()) > 3:
        cursor.at += 1
        return Fraction(cursor.known.scales[cursor.text(-1)])
    cursor.at = start
    if cursor.kind() == "number":
        scale = numeral(cursor.text(), cursor.known.decimal)
        if scale is not None and scale.value >= 100:
            cursor.at += 1
            return scale.value
    elif cursor.text() in cursor.known.collectives:
        cursor.at += 1
        return Fraction(cursor.known.collectives[cursor.text(-1)])
    return Fraction(1)


def _out_of(cursor: Cursor) -> Amount | None:
    """Read one in ten, 9 out of 10, 1 sur 3."""
    known, text = cursor.known, cursor.text()
    top = 1 if text in known.ones else int(text) if text.isdigit() and len(text) < 5 else 0
    length = cursor.phrase(known.out_of, 1)
    bottom = cursor.text(1 + length)
    if not top or not length or not bottom.isdigit() or len(bottom) > 9 or not int(bottom):
        return None
    if top > int(bottom) or (cursor.text(1) == "of" and length == 1):
        return None
    cursor.at += 2 + length
    number = Fraction(top, int(bottom))
    return Amount(number, number, f"{top}/{bottom}")


def _collective(cursor: Cursor) -> Amount | None:
    """Read a dozen, two dozen, une centaine de milliers."""
    known, text = cursor.known, cursor.text()
    offset, count = 0, Fraction(1)
    if text in known.ones or text in ("a", "an"):
        offset = 1
    elif text.isdigit() and len(text) < 4:
        count, offset = Fraction(text), 1
    name = cursor.text(offset)
    if name not in known.collectives or (offset == 0 and name in known.scales):
        return None
    cursor.at += offset + 1
    number = count * known.collectives[name]
    if cursor.text() in ("de", "d", "of") and cursor.text(1) in known.scales:
        number *= known.scales[cursor.text(1)]
        cursor.at += 2
    found, unit_written = read_unit(cursor)
    return Amount(number, number, str(number), found, unit_written)


def _plain_word(cursor: Cursor) -> Amount | None:
    known, text = cursor.known, cursor.text()
    if text in known.multiples:
        cursor.at += 1
        number = Fraction(known.multiples[text])
        return Amount(number, number, text, units("×", "x"), "x")
    if text in known.decades:
        cursor.at += 1
        number = Fraction(known.decades[text])
        return Amount(number, number, str(number), decade=True)
    if text in known.numbers:
        cursor.at += 1
        found, unit_written = read_unit(cursor)
        number = Fraction(known.numbers[text])
        return Amount(number, number, str(number), found, unit_written)
    if text in known.ordinal_words and not (text == "second" and _after_number(cursor)):
        cursor.at += 1
        number = Fraction(known.ordinal_words[text])
        return Amount(number, number, str(number), ordinal=True)
    return None


def _after_number(cursor: Cursor) -> bool:
    return bool(cursor.done) and isinstance(cursor.done[-1], Amount)


def _roman(cursor: Cursor) -> Amount | None:
    """Read a roman numeral: after a name, or with the ending of an ordinal."""
    text = cursor.text()
    ordinal = _ROMAN_ORDINAL.fullmatch(text)
    century = cursor.text(1) in ("siecle", "siecles")
    single = text in ("ier", "ve") or (text == "ie" and century)
    life = text == "vie" and not (century or cursor.raw().startswith("VI"))
    if ordinal and ordinal[1] in ROMAN and (len(ordinal[1]) > 1 or single) and not life:
        cursor.at += 1
        number = Fraction(ROMAN[ordinal[1]])
        return Amount(number, number, str(number), ordinal=True, roman=True)
    if text not in ROMAN or cursor.kind() != "word" or not _numbers_a_name(cursor):
        return None
    cursor.at += 1
    number = Fraction(ROMAN[text])
    return Amount(number, number, str(number), roman=True, named=True)


def _numbers_a_name(cursor: Cursor) -> bool:
    """Tell whether what stands before may have a number: type I, Charles V, but not 'think I'."""
    last = cursor.last()
    if last is None or last.kind != "word":
        return False
    if last.text in cursor.known.numbered:
        return True
    if len(cursor.text()) > 1:
        return True
    shouted = len(last.raw) > 1 and last.raw.isupper()
    name = last.raw[0].isupper() and not shouted and last.text not in cursor.known.droppable
    return name and cursor.raw().isupper() and cursor.text() in ("i", "v", "x")


def _one_unit(cursor: Cursor) -> Amount | None:
    """Read an hour, une heure, one month, and a bare one."""
    known, text = cursor.known, cursor.text()
    lone = len(cursor.tokens) == 1 and text in known.ones
    if text not in known.ones and (text not in ("a", "an") or known.snowball == "french"):
        return None
    found, unit_written = unit_at(cursor, 1)
    ranged = text in known.ones and cursor.text(1) in known.range_joins | known.alternatives
    if not found and not lone and not (ranged and cursor.kind(2) == "number"):
        return None
    word = cursor.kind(1) == "word"
    if found and (found[0].symbol in _NOT_COUNTED or (word and len(unit_written) < 2)):
        return None
    cursor.at += 1
    if found:
        found, unit_written = read_unit(cursor)
    number, _ = _half_more(cursor, Fraction(1))
    return Amount(number, number, "1", found, unit_written)


def _currency_before(cursor: Cursor) -> tuple[Unit, ...]:
    """Move past $, €, US$ or USD before a number, and give it as a unit."""
    text = cursor.text()
    if text == "us" and cursor.text(1) == "$" and cursor.kind(2) == "number":
        length, symbol = 2, "$"
    elif cursor.kind(1) == "number" and (text in _CURRENCY or text in _CURRENCY_WORDS):
        length, symbol = 1, _CURRENCY_WORDS.get(text, text)
    else:
        return ()
    cursor.at += length
    return units(symbol, symbol)


def _scaled(cursor: Cursor, number: Fraction) -> Fraction:
    """Multiply by the thousands and millions that follow, and move past them."""
    while (factor := _scale(cursor)) is not None:
        number *= factor
    return number


def _scale(cursor: Cursor) -> int | None:
    if cursor.kind() != "word":
        return None
    raw, text, glued = cursor.raw(), cursor.text(), cursor.glued()
    factor = cursor.known.scales.get(text)
    money = cursor.text(1) in _CURRENCY or cursor.text(1) in _CURRENCY_WORDS
    before = cursor.text(-2) in _CURRENCY
    if text == "k":
        # 300 K are kelvins, 300K and 300 k are thousands.
        factor = 10**3 if raw == "k" or glued else None
    elif raw == "M" or (text == "m" and (money or before)):
        factor = 10**6
    elif raw == "B" and (glued or money or before):
        factor = 10**9
    elif text == "t" and glued and (money or before):
        factor = 10**12
    if factor is not None:
        cursor.at += 1
    return factor


def _half_more(cursor: Cursor, number: Fraction) -> tuple[Fraction, bool]:
    """Add the half of 'two and a half', 'deux et demi', and a scale after it."""
    length = cursor.phrase(cursor.known.and_a_half)
    if not length:
        return number, False
    cursor.at += length
    number += Fraction(1, 2)
    return _scaled(cursor, number * _whole_of(cursor)), True


def _range_end(cursor: Cursor, first: Amount) -> Amount | None:
    """Read the second half of a range, if one follows."""
    text = cursor.text()
    joins = text in cursor.known.range_joins or text in ("-", "~")
    if first.ordinal or not joins or (text in ("and", "et") and not _opened(cursor)):
        return None
    start = cursor.at
    cursor.at += 1
    if text == "jusqu" and cursor.text() == "a":
        cursor.at += 1
    last = _number(cursor)
    if last is None or last.ordinal:
        cursor.at = start
        return None
    return last


def _opened(cursor: Cursor) -> bool:
    """Tell whether 'between' stands before the number just read."""
    said = [piece.text for piece in cursor.done[-2:] if isinstance(piece, Token)]
    return any(text in cursor.known.range_open for text in said)


def _bound_before(cursor: Cursor) -> str:
    """Take the words that bound the number out of what was read, and give the bound.

    French has an article in its bounds (plus de), so they are looked for on either side of
    dropping the one before the number.
    """
    found = _bound_phrase(cursor)
    if not found:
        _drop_article(cursor)
        found = _bound_phrase(cursor)
    return found


def _bound_phrase(cursor: Cursor) -> str:
    done = cursor.done
    said = [piece.text if isinstance(piece, Token) else "" for piece in done[-_LONGEST_BOUND:]]
    if said and said[-1] in _SYMBOL_BOUNDS:
        done.pop()
        return _SYMBOL_BOUNDS[said[-1]]
    if len(said) > 1 and said[-1] == "=" and said[-2] in ("<", ">"):
        del done[-2:]
        return f"{said[-2]}="
    for length in range(len(said), 0, -1):
        bound = cursor.known.bounds.get(tuple(said[-length:]))
        if bound is not None:
            if bound:
                del done[-length:]
            return bound
    return ""


def _drop_article(cursor: Cursor) -> None:
    """Forget the article before the number just read: a million, les deux."""
    last = cursor.last()
    if last is not None and last.text in cursor.known.determiners:
        cursor.done.pop()


def _bound_after(cursor: Cursor) -> str:
    if cursor.text() == "+" and cursor.glued():
        cursor.at += 1
        return ">="
    length = cursor.phrase(cursor.known.bounding)
    if not length:
        return ""
    bound = cursor.known.bounds_after[cursor.texts[cursor.at : cursor.at + length]]
    cursor.at += length
    return bound


def _named(cursor: Cursor, found: tuple[Unit, ...]) -> bool:
    """Tell whether a name stands right before the number just read: GPT-4, article 16."""
    if found or not cursor.done:
        return False
    before = cursor.done[-1]
    if isinstance(before, Token) and before.text == "-" and len(cursor.done) > 1:
        before = cursor.done[-2]
    if not isinstance(before, Token) or before.kind != "word":
        return False
    known = cursor.known
    return before.text in known.numbered or before.text not in known.unsaid


def _noun(cursor: Cursor) -> str:
    """Give the word that the number counts, where no unit is known: 5 people."""
    offset = 0
    while cursor.text(offset) in ("de", "d", "of", "-"):
        offset += 1
    text = cursor.text(offset)
    fits = cursor.kind(offset) == "word" and text not in cursor.known.uncounted
    return text if fits else ""


def _joined(first: Amount, last: Amount) -> Amount:
    """Give the range from `first` to `last`; a unit or scale that is said once holds for both."""
    low, high = first.low, last.high
    if first.scale == 1 and low * last.scale <= high:
        low *= last.scale
    return replace(
        last,
        low=low,
        high=high,
        written=f"{first.written}-{last.written}",
        units=last.units or first.units,
        unit_written=last.unit_written or first.unit_written,
        other=None,
    )

"""The words of a language that steer a judgement, as data."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

Phrase = tuple[str, ...]
_CURRENCY_CODES = ("us", "usd", "eur", "gbp", "jpy", "chf")


def words(text: str) -> frozenset[str]:
    """Give the words of `text`, which are folded already."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[Phrase]:
    """Give one phrase for each line of `text`."""
    return frozenset(tuple(line.split()) for line in text.splitlines() if line.strip())


def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Give each pair of `text`, one a line, in both directions."""
    found = [tuple(line.split()) for line in text.splitlines() if line.strip()]
    return frozenset(pair for a, b in found for pair in ((a, b), (b, a)))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What grading knows of one language. Every word is folded: no case, no accents.

    `snowball` names the stemmer and the list of real words, and is empty where there is neither.
    """

    snowball: str = ""
    articles: frozenset[str] = frozenset()
    """Dropped wherever they stand, but as the last word: plan A ends in none."""
    elided: frozenset[str] = frozenset()
    """What stands before an apostrophe and a vowel: l', d', qu'."""
    weak: frozenset[str] = frozenset()
    """Words that may be there or not: prepositions, pronouns, forms of to be."""
    filler: frozenset[str] = frozenset()
    """Words around an answer that say nothing of it: I think, mostly, in total."""
    suffixes: frozenset[str] = frozenset()
    """What may stand beside the name of a firm: Inc, company, société."""
    titles: frozenset[str] = frozenset()
    """What may stand before or after a person's name."""
    ones: frozenset[str] = frozenset()
    """Words that may mean the number one."""
    non_answers: frozenset[Phrase] = frozenset()
    negators: frozenset[str] = frozenset()
    exceptions: frozenset[Phrase] = frozenset()
    """Phrases with a negator that deny nothing: not only, sans doute."""
    corrections: frozenset[Phrase] = frozenset()
    """What someone says who takes back what came before: I mean, no wait."""
    instead: frozenset[Phrase] = frozenset()
    """What parts what is meant from what is not: Memphis rather than Austin."""
    asides: frozenset[Phrase] = frozenset()
    """What is said beside an answer and changes nothing: if I remember correctly."""
    contrasts: frozenset[Phrase] = frozenset()
    """What follows a denied word and brings the right one: not Austin but Memphis."""
    alternatives: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    """What joins the items of a list."""
    relations: frozenset[str] = frozenset()
    """Words that make an answer into something else that stands near it: rival of."""
    directions: frozenset[str] = frozenset()
    """Words around which a change of order changes what is said."""
    genitive: frozenset[str] = frozenset()
    """Words that turn two nouns around without a change of sense: rate of learning."""
    passive: frozenset[str] = frozenset()
    """Words that turn who and whom around: by."""
    qualifiers: frozenset[str] = frozenset()
    """Words that weaken or change the word after them: semi, former, weakly."""
    opposites: frozenset[tuple[str, str]] = frozenset()
    flips: tuple[str, ...] = ()
    """Prefixes that deny the word they are put before."""
    families: tuple[frozenset[str], ...] = ()
    """Prefixes that exclude one another before the same rest: under and over."""
    approximators: frozenset[Phrase] = frozenset()
    bounds: dict[Phrase, str] = field(default_factory=dict)
    """What stands before a number and bounds it, to one of `<`, `<=`, `>`, `>=`."""
    bounds_after: dict[Phrase, str] = field(default_factory=dict)
    decimal: str = ""
    """The decimal mark, "" where either may be it."""
    decades: dict[str, int] = field(default_factory=dict)
    """Names of decades: the nineties."""
    decade_words: frozenset[str] = frozenset()
    """What stands before the number of a decade: les années 90."""
    numbered: frozenset[str] = frozenset()
    """Nouns that a number or a roman numeral follows: type 1, part II."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Patterns and what replaces them before an answer is cut into words: n° 9, square metres.

    Where a pattern starts with `\\b`, so does every alternative of it.
    """
    scales: dict[str, int] = field(default_factory=dict)
    """Words after a number that multiply it: thousand, millions."""
    collectives: dict[str, int] = field(default_factory=dict)
    """Nouns that are a number: dozen, centaine."""
    halves: frozenset[str] = frozenset()
    and_a_half: frozenset[Phrase] = frozenset()
    fractions: dict[str, int] = field(default_factory=dict)
    """Names of parts, to the number of them that makes a whole: third, quarts."""
    multiples: dict[str, int] = field(default_factory=dict)
    """Words that say how many times: twice, double."""
    out_of: frozenset[Phrase] = frozenset()
    range_open: frozenset[str] = frozenset()
    range_joins: frozenset[str] = frozenset()
    numbers: dict[str, int] = field(default_factory=dict)
    """Number words and ordinals that the library leaves alone or that stand by themselves."""
    ordinal_words: dict[str, int] = field(default_factory=dict)
    ordinal_endings: frozenset[str] = frozenset()
    spelt_numbers: frozenset[str] = frozenset()
    """Every word that numbers are spelt with, to find the one that was meant by a slip."""
    ordinals: frozenset[str] = frozenset()
    """Spelt ordinals, to find the one that was meant by a slip."""
    months: dict[str, int] = field(default_factory=dict)
    day_first: bool = True
    """Whether 3/4/2020 can only be the third of April."""
    morning: frozenset[Phrase] = frozenset()
    evening: frozenset[Phrase] = frozenset()
    clock_questions: frozenset[Phrase] = frozenset()
    person_questions: frozenset[str] = frozenset()
    which: frozenset[str] = frozenset()
    """Words of a question that stand before the noun which it asks for."""
    people: frozenset[str] = frozenset()
    """Nouns that name a person by what they do."""
    particles: frozenset[str] = frozenset()
    """Small words inside a name: van, de."""
    carriers: frozenset[str] = frozenset()
    """What a sentence around an answer is made of, and what it claims nothing with: used, found."""
    irregular: dict[str, str] = field(default_factory=dict)
    """Forms of irregular verbs, to the form that all of a verb are brought to."""
    comparatives: frozenset[str] = frozenset()
    """What stands before the second of two things that are compared: than."""
    ordered: frozenset[Phrase] = frozenset()
    """What a question says that asks for a list in its order."""
    sequence: frozenset[str] = frozenset()
    """What leads from one item of a list to the next: then."""
    sources: frozenset[str] = frozenset()
    """What stands before where something comes from: from."""
    targets: frozenset[str] = frozenset()
    """What stands before where it goes: to, into."""
    copulas: frozenset[str] = frozenset()
    """Forms of to be."""
    between: frozenset[str] = frozenset()
    """What stands before two things of which neither is the first."""
    indefinite: frozenset[str] = frozenset()
    """What stands before one of many: every, a."""
    degrees: frozenset[str] = frozenset()
    """Words after 'not' that only weaken it: not very."""
    notations: frozenset[Phrase] = frozenset()
    """What a question says that asks for a value in one notation: as a decimal."""
    nothing: frozenset[str] = frozenset()
    """Words that answer 'how many' with nought."""
    several: frozenset[str] = frozenset()
    """Words of a question that asks for more than one thing: name, which ones."""
    one_of: frozenset[str] = frozenset()
    """What asks to choose from things that are joined by 'and': laquelle."""
    grammar: frozenset[str] = frozenset()
    """Words of a question that asks for the form of a word: plural, participe."""
    places: frozenset[str] = frozenset()
    """What stands before a place, so that a name after it is no person's: in, à."""
    endings: tuple[frozenset[str], ...] = ()
    """Endings that make other things of one root: chloride, chlorite, chlorate."""
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    """Endings by which two forms of one word may differ."""
    variants: tuple[tuple[str, str], ...] = ()
    """Patterns and what replaces them, so that the spellings of two countries meet."""
    sounds: tuple[tuple[str, str], ...] = ()
    """Patterns and what replaces them, so that a word meets its spelling by ear."""
    surely: tuple[tuple[str, str], ...] = ()
    """Patterns of spellings that sound alike so surely that even a real word is forgiven."""
    implied: dict[str, str] = field(default_factory=dict)
    """Words and phrases of a question, to the dimension of the unit that it then implies."""

    @cached_property
    def droppable(self) -> frozenset[str]:
        """Words whose presence or absence never decides alone."""
        return self.articles | self.weak | self.filler

    @cached_property
    def idle(self) -> frozenset[str]:
        """Words that may stand beside an answer in a sentence around it."""
        return self.droppable | self.carriers

    @cached_property
    def bounding(self) -> frozenset[Phrase]:
        """The phrases after a number that bound it."""
        return frozenset(self.bounds_after)

    @cached_property
    def uncounted(self) -> frozenset[str]:
        """Words after a number that are not what it counts."""
        return self.unsaid | self.alternatives | self.joins | self.range_joins

    @cached_property
    def roughly(self) -> frozenset[Phrase]:
        """What after a number says that it is not exact."""
        return frozenset(phrase for phrase in self.approximators if len(phrase) > 1)

    @cached_property
    def number_words(self) -> frozenset[str]:
        """Every word that is or makes a number."""
        parts = frozenset(name for name in self.fractions if name.isalpha())
        return self.spelt_numbers | self.ordinals | parts

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words that an amount may start with."""
        named = (self.ordinal_words, self.collectives, self.fractions, self.multiples)
        words = frozenset(word for group in (*named, self.decades, self.numbers) for word in group)
        return words | self.halves | self.ones | {"a", "an", *_CURRENCY_CODES}

    @cached_property
    def dated(self) -> frozenset[str]:
        """Words that a date may start with."""
        return frozenset((*self.months, *self.ordinal_words, "le"))

    @cached_property
    def unsaid(self) -> frozenset[str]:
        """Words that say nothing of what an answer is, denials among them."""
        return self.droppable | self.negators

    @cached_property
    def beside_words(self) -> frozenset[str]:
        """Words that may stand beside an answer, denials that were weighed among them."""
        return self.idle | self.negators

    @cached_property
    def beside_nobody(self) -> frozenset[str]:
        """Words that may stand beside an answer which is itself a denial: nobody, rien."""
        return self.articles | self.weak | self.negators

    @cached_property
    def beside_names(self) -> frozenset[str]:
        """Words that may stand beside the name of a person."""
        return self.beside_words | self.titles | self.particles

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words in a person's name that are none of the names."""
        return self.titles | self.particles

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Articles, elided or not, and the words for one."""
        return self.articles | self.elided | self.ones

    @cached_property
    def related(self) -> frozenset[str]:
        """Words around which a change of order changes what is said, comparisons among them."""
        return self.directions | self.comparatives

    @cached_property
    def turning_phrases(self) -> frozenset[Phrase]:
        """Every phrase that may turn an answer around."""
        return self.corrections | self.instead | self.exceptions | self.asides

    @cached_property
    def turning_words(self) -> frozenset[str]:
        """Every word that may turn an answer around by itself."""
        return self.negators | self.alternatives | self.no | {"/", "|", "*", "actually"}

    @cached_property
    def idle_phrases(self) -> frozenset[Phrase]:
        """Phrases that may be left out: asides, and what only sounds like a denial."""
        return self.exceptions | self.asides


@lru_cache(maxsize=256)
def _by_first_word(phrase_list: frozenset[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in sorted(phrase_list, key=len, reverse=True):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def at(phrase_list: frozenset[Phrase], tokens: tuple[str, ...], start: int) -> int:
    """Give the length of the longest phrase that stands at `start` of `tokens`, 0 for none."""
    if not 0 <= start < len(tokens):
        return 0
    for phrase in _by_first_word(phrase_list).get(tokens[start], ()):
        if tokens[start : start + len(phrase)] == phrase:
            return len(phrase)
    return 0

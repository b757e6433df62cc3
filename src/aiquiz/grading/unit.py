"""Units of measure, by their symbols and their names in English and French."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and how many of that dimension's base unit it is.

    `symbol` is how it is written short, and what tells units apart whose size is the same.
    `top` is what a unit like km/h counts before the stroke.
    """

    symbol: str
    dimension: str
    factor: Fraction
    top: "Unit | None" = None


_METRIC = {
    "p": Fraction(1, 10**12),
    "n": Fraction(1, 10**9),
    "μ": Fraction(1, 10**6),
    "m": Fraction(1, 1000),
    "c": Fraction(1, 100),
    "d": Fraction(1, 10),
    "": Fraction(1),
    "h": Fraction(100),
    "k": Fraction(10**3),
    "M": Fraction(10**6),
    "G": Fraction(10**9),
    "T": Fraction(10**12),
    "P": Fraction(10**15),
    "E": Fraction(10**18),
}
_PREFIXES = {
    "p": "pico",
    "n": "nano",
    "μ": "micro",
    "m": "milli",
    "c": "centi",
    "d": "deci",
    "": "",
    "h": "hecto",
    "k": "kilo",
    "M": "mega",
    "G": "giga",
    "T": "tera",
    "P": "peta",
    "E": "exa",
}
_PREFIXED = (
    # symbol, dimension, base units in one, prefixes, names
    ("W", "power", 1, "nμmkMGT", "watt watts"),
    ("J", "energy", 1, "mkMGT", "joule joules"),
    ("Wh", "energy", 3600, "mkMGT", "wattheure wattheures watthour watthours"),
    ("Hz", "frequency", 1, "mkMGT", "hertz"),
    ("V", "voltage", 1, "μmkM", "volt volts"),
    ("Ω", "resistance", 1, "mkM", "ohm ohms"),
    ("A", "current", 1, "nμmk", "ampere amperes amp amps"),
    ("m", "length", 1, "nμmcdhkM", "metre metres meter meters"),
    ("g", "mass", 1, "nμmkM", "gramme grammes gram grams"),
    ("b", "data", 1, "kMGTPE", "bit bits"),
    ("B", "data", 8, "kMGTPE", "byte bytes"),
    ("o", "data", 8, "kMGTPE", "octet octets"),
    ("s", "time", 1, "pnμm", "second seconds seconde secondes sec secs"),
    ("L", "volume", 1, "μmcdh", "litre litres liter liters"),
    ("bit", "data", 1, "kMGTPE", "bits"),
    ("bar", "pressure", 10**5, "m", "bars"),
    ("mol", "amount", 1, "nμmk", "mole moles"),
    ("Pa", "pressure", 1, "μmhkMG", "pascal pascals"),
    ("N", "force", 1, "mkM", "newton newtons"),
    ("flops", "computing", 1, "kMGTPE", "flop"),
    ("eV", "energy-ev", 1, "mkMGT", "electronvolt electronvolts"),
    ("t", "mass", 10**6, "kMG", "tonne tonnes ton tons"),
)
_PLAIN = (
    ("%", "percent", "1/100", "percent percents pct pourcent pourcents"),
    ("‰", "percent", "1/1000", "permille"),
    ("pp", "points", "1", "pp"),
    ("×", "times", "1", "times fois x time fold"),
    ("$", "money-usd", "1", "dollar dollars usd buck bucks"),
    ("€", "money-eur", "1", "euro euros eur"),
    ("£", "money-gbp", "1", "pound pounds livre livres sterling gbp quid"),
    ("¥", "money-jpy", "1", "yen yens jpy"),
    ("CHF", "money-chf", "1", "chf francs franc"),
    ("CNY", "money-cny", "1", "yuan yuans renminbi rmb cny"),
    ("¢", "money-usd", "1/100", "cent-usd"),
    ("rpm", "turns", "1", "rpm"),
    ("atm", "pressure", "101325", "atm atmosphere atmospheres"),
    ("min", "time", "60", "minute minutes min mins mn"),
    ("h", "time", "3600", "hour hours hr hrs heure heures h"),
    ("d", "time", "86400", "day days jour jours j"),
    ("wk", "time", "604800", "week weeks wk wks semaine semaines sem"),
    ("mo", "calendar", "1", "month months mo mos mois"),
    ("y", "calendar", "12", "year years yr yrs y yo an ans annee annees a"),
    ("dec", "calendar", "120", "decade decades decennie decennies"),
    ("century", "calendar", "1200", "century centuries siecle siecles"),
    ("in", "length", "254/10000", "inch inches pouce pouces"),
    ("ft", "length", "3048/10000", "foot feet ft pied pieds"),
    ("yd", "length", "9144/10000", "yard yards"),
    ("mi", "length", "1609344/1000", "mile miles mi"),
    ("ly", "length-ly", "1", "lightyear lightyears ly al"),
    ("lb", "mass", "45359237/100000", "lb lbs pound pounds livre livres"),
    ("oz", "mass", "28349523125/1000000000", "ounce ounces oz"),
    ("kg", "mass", "1000", "kilo kilos kg kgs"),
    ("ha", "area", "10000", "hectare hectares ha"),
    ("m²", "area", "1", "m^2 m2 sqm"),
    ("km²", "area", "1000000", "km^2 km2 sqkm kilom^2"),
    ("cm²", "area", "1/10000", "cm^2 cm2 centim^2"),
    ("m³", "volume", "1000", "m^3 m3"),
    ("km³", "volume", "1000000000000", "km^3 kilom^3"),
    ("cm³", "volume", "1/1000", "cm^3 cm3 centim^3"),
    ("°C", "celsius", "1", "°c celsius centigrade"),
    ("°F", "fahrenheit", "1", "°f fahrenheit"),
    ("K", "kelvin", "1", "kelvin kelvins"),
    ("°", "angle", "1", "° degree degrees degre degres"),
    ("hp", "power", "7456999/10000", "hp horsepower"),
    ("dB", "decibel", "1", "decibel decibels"),
    ("cal", "energy", "4184/1000", "calorie calories cal"),
    ("kcal", "energy", "4184", "kcal kilocalorie kilocalories"),
    ("gal", "volume", "3785411784/1000000000", "gallon gallons"),
)
_NEEDS_CASE = {"To", "Po", "Eo", "A", "N", "C", "F", "Pa", "T", "PB", "EB", "Ω"}
"""Symbols that in small letters are words: to, a."""


@cache
def _symbols() -> dict[str, Unit]:
    """Give every unit by its symbol exactly as it is written."""
    found = {
        prefix + symbol: Unit(prefix + symbol, dimension, _METRIC[prefix] * base)
        for symbol, dimension, base, prefixes, _ in _PREFIXED
        for prefix in ("", *prefixes)
    }
    for symbol, dimension, factor, _ in _PLAIN:
        found[symbol] = Unit(symbol, dimension, Fraction(factor))
    for prefix in ("k", "M", "G", "T"):
        found[f"{prefix}bps"] = per(found[f"{prefix}b"], found["s"])
    alias = {"l": "L", "ml": "mL", "cl": "cL", "dl": "dL", "hl": "hL", "C": "°C", "F": "°F"}
    return found | {short: found[symbol] for short, symbol in alias.items()}


@cache
def _names() -> dict[str, tuple[Unit, ...]]:
    """Give every unit by its names and by its symbol in small letters, which may be several."""
    symbols = _symbols()
    found: dict[str, tuple[Unit, ...]] = {}
    for symbol, unit in symbols.items():
        if symbol in _NEEDS_CASE:
            continue
        found[symbol.lower()] = (*found.get(symbol.lower(), ()), unit)
    for symbol, _, _, prefixes, names in _PREFIXED:
        for name in names.split():
            for prefix in ("", *prefixes):
                found[_PREFIXES[prefix] + name] = (symbols[prefix + symbol],)
    for symbol, _, _, names in _PLAIN:
        for name in names.split():
            if len(name) > 1 or name not in found:
                others = tuple(u for u in found.get(name, ()) if u.symbol != symbol)
                found[name] = (*others, symbols[symbol])
    for name, symbol in _PLURALS.items():
        found[name] = (symbols[symbol],)
    for name, (above, below) in _PER.items():
        found[name] = (per(symbols[above], symbols[below]),)
    return found


_PLURALS = {"kms": "km", "cms": "cm", "kgs": "kg"}
_PER = {"kph": ("km", "h"), "kmh": ("km", "h"), "mph": ("mi", "h")}
"""Names of compound units that are one word."""


def per(top: Unit, bottom: Unit) -> Unit:
    """Give the unit of so many `top` in one `bottom`: km/h."""
    return Unit(
        f"{top.symbol}/{bottom.symbol}",
        f"{top.dimension}/{bottom.dimension}",
        top.factor / bottom.factor,
        top,
    )


def units(written: str, folded: str) -> tuple[Unit, ...]:
    """Give the units that a word may stand for: one, unless only its case could tell.

    `written` has its case, `folded` has neither case nor accents; none where it names no unit.
    """
    exact = _symbols().get(written)
    if exact is not None:
        return (exact,)
    found = _names().get(folded, ())
    if found or "/" not in written:
        return found
    above, _, below = written.partition("/")
    tops, bottoms = units(above, above.lower()), units(below, below.lower())
    return tuple(per(top, bottom) for top in tops for bottom in bottoms)


def implied_by(dimension: str, unit: Unit) -> bool:
    """Tell whether a question after `dimension` makes it needless to write `unit`."""
    if dimension == "year":
        return unit.symbol == "y"
    return unit.dimension.startswith(f"{dimension}-" if dimension == "money" else dimension)

"""Units and multipliers: how many of the base unit one of each is. Data only.

Decimal multiples of bytes are powers of 1000 and the binary ones powers of 1024 (IEC 80000-13).
"""

from fractions import Fraction

UNITS: dict[str, tuple[str, Fraction]] = {
    "s": ("second", Fraction(1)), "sec": ("second", Fraction(1)), "second": ("second", Fraction(1)),
    "ms": ("second", Fraction(1, 1000)),
    "us": ("second", Fraction(1, 10**6)), "μs": ("second", Fraction(1, 10**6)), "ns": ("second", Fraction(1, 10**9)),
    "min": ("second", Fraction(60)),
    "minute": ("second", Fraction(60)), "h": ("second", Fraction(3600)), "hour": ("second", Fraction(3600)),
    "day": ("second", Fraction(86400)),
    "B": ("byte", Fraction(1)), "byte": ("byte", Fraction(1)), "bit": ("byte", Fraction(1, 8)),
    "kB": ("byte", Fraction(1000)), "KB": ("byte", Fraction(1000)),
    "MB": ("byte", Fraction(10**6)), "GB": ("byte", Fraction(10**9)), "TB": ("byte", Fraction(10**12)),
    "KiB": ("byte", Fraction(1024)),
    "MiB": ("byte", Fraction(1024**2)), "GiB": ("byte", Fraction(1024**3)), "TiB": ("byte", Fraction(1024**4)),
    "m": ("metre", Fraction(1)), "cm": ("metre", Fraction(1, 100)), "mm": ("metre", Fraction(1, 1000)),
    "km": ("metre", Fraction(1000)),
    "Hz": ("hertz", Fraction(1)), "kHz": ("hertz", Fraction(1000)), "MHz": ("hertz", Fraction(10**6)),
    "GHz": ("hertz", Fraction(10**9)),
    "FLOP/s": ("operation", Fraction(1)), "GFLOP": ("operation", Fraction(10**9)),
    "MFLOP": ("operation", Fraction(10**6)), "TFLOP": ("operation", Fraction(10**12)),
    "PFLOP": ("operation", Fraction(10**15)),
    "FLOPs": ("operation", Fraction(1)), "FLOP": ("operation", Fraction(1)), "FLOPS": ("operation", Fraction(1)),
    "flops": ("operation", Fraction(1)),
    "GFLOPs": ("operation", Fraction(10**9)), "MFLOPs": ("operation", Fraction(10**6)),
    "TFLOPs": ("operation", Fraction(10**12)),
    "MACs": ("multiply-add", Fraction(1)), "g": ("gram", Fraction(1)), "kg": ("gram", Fraction(1000)),
    "dB": ("decibel", Fraction(1)), "W": ("watt", Fraction(1)), "kW": ("watt", Fraction(1000)),
    "J": ("joule", Fraction(1)), "kJ": ("joule", Fraction(1000)), "fps": ("frame per second", Fraction(1)),
    "gigabit": ("byte", Fraction(125_000_000)), "megabit": ("byte", Fraction(125_000)),
    "kilobit": ("byte", Fraction(125)), "terabit": ("byte", Fraction(125 * 10**9)),
    "Kbit": ("byte", Fraction(125)), "kbit": ("byte", Fraction(125)), "Mbit": ("byte", Fraction(125_000)),
    "Gbit": ("byte", Fraction(125_000_000)), "Kb": ("byte", Fraction(125)), "kb": ("byte", Fraction(125)),
    "Mb": ("byte", Fraction(125_000)), "Gb": ("byte", Fraction(125_000_000)), "Tb": ("byte", Fraction(125 * 10**9)),
    "kilobyte": ("byte", Fraction(1000)), "megabyte": ("byte", Fraction(10**6)), "gigabyte": ("byte", Fraction(10**9)),
    "terabyte": ("byte", Fraction(10**12)), "kibibyte": ("byte", Fraction(1024)),
    "mebibyte": ("byte", Fraction(1024**2)), "gibibyte": ("byte", Fraction(1024**3)),
    "millisecond": ("second", Fraction(1, 1000)), "microsecond": ("second", Fraction(1, 10**6)),
    "nanosecond": ("second", Fraction(1, 10**9)), "hr": ("second", Fraction(3600)),
    "PFLOPs": ("operation", Fraction(10**15)), "kFLOPs": ("operation", Fraction(1000)),
    "nats": ("nat", Fraction(1)), "bits": ("byte", Fraction(1, 8)),
    "bytes": ("byte", Fraction(1)), "seconds": ("second", Fraction(1)), "minutes": ("second", Fraction(60)),
    "hours": ("second", Fraction(3600)),
    "days": ("second", Fraction(86400)), "week": ("second", Fraction(7 * 86400)),
}  # fmt: skip


def unit_named(words: str) -> tuple[str, Fraction] | None:
    """The base unit that words name and how many of it they are; `GB/s` is a rate. None for others."""
    above, slash, below = words.replace(" per ", "/").partition("/")
    found = _plain_unit(above.strip())
    if not slash or not below.strip():
        return found
    if found and found[0] == "operation" and below.strip() in ("s", "sec", "second"):
        return found  # FLOPS are written for a rate and for a count
    second = _plain_unit(below.strip()) or (below.strip().removesuffix("s"), Fraction(1))
    if found is None:
        return (f"per {second[0]}", 1 / second[1]) if above.strip().lower() in COUNTED else None
    return f"{found[0]} per {second[0]}", found[1] / second[1]


def _plain_unit(name: str) -> tuple[str, Fraction] | None:
    for written in (
        name,
        name.removesuffix("s"),
        name.lower(),
        name.lower().removesuffix("s"),
        name.replace("FLOPS", "FLOPs"),
    ):
        if written in UNITS:
            return UNITS[written]
    return None


# Words that count things and change no value.
COUNTED = frozenset(
    [
        "parameters",
        "params",
        "parameter",
        "weights",
        "neurons",
        "units",
        "pixels",
        "px",
        "features",
        "channels",
        "tokens",
        "steps",
        "layers",
        "operations",
        "multiplications",
        "additions",
        "samples",
        "images",
        "entries",
        "elements",
        "epochs",
        "points",
        "values",
        "times",
        "scalars",
        "biases",
        "multiply-adds",
        "iterations",
        "dimensions",
        "heads",
        "experts",
        "classes",
        "nodes",
        "bins",
        "words",
        "examples",
        "batches",
        "updates",
        "updates",
        "gpus",
        "devices",
        "filters",
        "kernels",
    ]
)

MULTIPLIERS = {
    "k": 3, "K": 3, "thousand": 3, "M": 6, "million": 6, "mil": 6, "B": 9, "G": 9, "billion": 9, "bn": 9, "T": 12,
    "trillion": 12,
}  # fmt: skip

# Whole numbers and small fractions as words.
SPELLED = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "one half": "1/2", "a half": "1/2", "half": "1/2", "one third": "1/3", "a third": "1/3", "two thirds": "2/3",
    "one quarter": "1/4", "a quarter": "1/4", "three quarters": "3/4", "one-half": "1/2", "one-third": "1/3",
    "two-thirds": "2/3", "one-quarter": "1/4", "three-quarters": "3/4",
    "ten": 10, "eleven": 11, "twelve": 12, "sixteen": 16, "twenty": 20,
}  # fmt: skip

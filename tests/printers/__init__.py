"""Printers for the benchmark: ``PRINTERS`` by name, each a way in which formulas reach a PDF."""

from tests.printers.browsers import BROWSERS
from tests.printers.mathjax import MATHJAX
from tests.printers.printer import Printer
from tests.printers.quartz import QUARTZ
from tests.printers.resaves import RESAVES

PRINTERS: dict[str, Printer] = {printer.name: printer for printer in (*BROWSERS, *QUARTZ, *RESAVES, *MATHJAX)}

__all__ = ["PRINTERS", "Printer"]

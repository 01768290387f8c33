"""Proof of a recovered formula: KaTeX's HTML of its LaTeX laid out as a browser does, against what the PDF paints."""

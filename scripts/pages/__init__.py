"""Markdown extension, formula rendering and the guard over the built site. Knows nothing of PDFs."""

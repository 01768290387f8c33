"""Snippet to answers, verdicts and tables. Knows nothing of PDFs or the site generator."""

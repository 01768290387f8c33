"""Chat PDF to inert Markdown and JSON. Knows nothing of answers, verdicts or the site."""

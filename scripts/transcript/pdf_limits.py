"""Limits that hold before a PDF is opened."""

MAX_FILE_BYTES = 50_000_000
MAX_PAGES = 2_000

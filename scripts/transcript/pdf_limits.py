"""Limits that hold before a PDF is opened."""

MAX_FILE_BYTES = 200_000_000  # 1,000 pages of a chat saved again with a font a page are 135 million
MAX_PAGES = 2_000

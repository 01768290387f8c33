"""What may stand on a row besides its glyphs, a construct a module."""

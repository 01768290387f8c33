"""A chat as a text dump with page marks: the same turns, blocks and segments, without boxes and formulas."""

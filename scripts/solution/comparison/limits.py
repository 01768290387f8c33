"""Bounds on what a claim may ask of the comparison. Chosen so that the worst input ends well within one second."""

LENGTH_CHARACTERS = 4000
NESTING_DEPTH = 40
NUMBER_DIGITS = 60
EXPONENT_ABSOLUTE = 5000
RATIONAL_BITS = 80_000
MATRIX_CELLS = 400
SEQUENCE_ITEMS = 1000
SUM_TERMS = 400
MATRIX_POWER = 64
WORK_STEPS = 40_000
SLIP_STEPS = 25_000

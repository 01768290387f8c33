"""Declared symbols, the random values that they take, and the value of a tree at them."""

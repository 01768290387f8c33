"""Growth rates: an exact normal form of powers and logarithms under stated relations."""

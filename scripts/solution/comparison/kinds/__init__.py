"""One module for each kind of answer: how a claim of that kind is held against its reference."""

"""Many files read at once: found, handed to an executor, told in the order of the arguments."""

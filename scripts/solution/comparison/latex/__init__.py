"""LaTeX and plain notation to a frozen tree. Reads an allowlist of commands and nothing else."""

"""What an author begins with: the files of a new problem, a transcript taken in, claims proposed for review."""

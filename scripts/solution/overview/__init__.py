"""What follows from all verdicts together: who got what right, which mistakes, how far the judging can be trusted."""

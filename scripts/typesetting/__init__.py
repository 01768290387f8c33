"""Prints a transcript from our own source text: what a record holds, set again as a PDF."""

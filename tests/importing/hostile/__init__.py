"""Hostile files, and odd files that are valid all the same; all of them are made in memory, the same every time."""

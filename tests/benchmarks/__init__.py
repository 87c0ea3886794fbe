"""Measures what the program must reach in speed and memory: `python -m tests.benchmarks`."""

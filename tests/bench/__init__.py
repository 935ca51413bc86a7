"""Benchmarks: `sh run bench`. They print medians, ratios and whether an aim is met; they never fail for a slow machine."""

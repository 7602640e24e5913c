"""What is timed and scored. Run ``make bench``; the figures go to ``benchmarks/RESULTS.md``."""

"""Pages of the letters: find, write, read, act, number, seal, dispatch."""

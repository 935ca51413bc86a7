"""The settings: base holds everything; dev, test and production are a few lines over it."""

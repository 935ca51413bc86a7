"""The letter itself: content in, DOCX and PDF out, in plain Python."""

"""What we answer: the reply and its road from draft to archive."""

"""What can be said against a letter by rule: Findings, each with what should stand there."""

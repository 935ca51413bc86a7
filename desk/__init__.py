"""What is mine: home, notices, the overview of a proposal, figures."""

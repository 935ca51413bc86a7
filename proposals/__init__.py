"""What was asked: proposals, their assignment, their deadlines."""

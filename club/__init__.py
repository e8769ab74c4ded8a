"""What is true: the rules of the club, with no library but Python's own and no way to reach the world."""

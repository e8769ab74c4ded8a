"""What is true: the rules of the club, with no way to reach the world; one file knows a library."""

"""What the clock brings to a game, one file for each thing: done within the action that attends to the game."""

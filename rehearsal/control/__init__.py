"""What the page asks of the stand-ins: to act for a person, and to tell what that person sees."""

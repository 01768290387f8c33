"""Sites of many problems, made from words of our own, and how long and how much they take."""

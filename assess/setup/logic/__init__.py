"""What is answered, who there is, and what the brief can say."""

"""What a student added to a chat's PDF: read from the file's annotations or told apart from the page they went into."""

"""What is started: the table of commands, the application, Home, help, the palette."""

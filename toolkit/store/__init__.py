"""What is kept on disk: the journal, its keys, backups, and the window's settings."""

"""What tables show: Qt's models over the plain state of an event."""

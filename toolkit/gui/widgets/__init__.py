"""The parts that pages are put together from. Every word on them is handed in."""

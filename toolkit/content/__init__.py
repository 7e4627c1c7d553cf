"""Reads what ships as data: plans and handouts, with every problem told by file and line."""

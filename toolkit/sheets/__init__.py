"""Spreadsheets in and out: people files read, workbooks written."""

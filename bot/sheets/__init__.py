"""Spreadsheets: the only place that knows how the files are made. Bytes in, rows of text out; tables in, bytes out."""

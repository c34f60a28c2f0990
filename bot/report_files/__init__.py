"""The report as files to hand on: a PDF to read, a CSV to count in (R50)."""

from bot.report_files.made import csv_in, file_name, pdf_in, reported_of

__all__ = ["csv_in", "file_name", "pdf_in", "reported_of"]

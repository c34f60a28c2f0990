"""An Excel workbook, read by its parts: a part that would be too much ends the reading, however well it was packed."""

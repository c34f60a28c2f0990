"""The HTTP interface for other programs: JSON, bearer keys, problems as RFC 9457 has them (R53)."""

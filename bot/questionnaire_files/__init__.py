"""Documents that name a questionnaire and its questions, read and written: .docx, .xlsx, .csv, .txt, .yaml (R47)."""

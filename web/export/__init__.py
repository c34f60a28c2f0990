"""An organisation's data as one file, for programs and for admins: made aside, logged, then sent."""

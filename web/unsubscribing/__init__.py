"""The page behind List-Unsubscribe: where mail to one address is stopped, and taken back."""

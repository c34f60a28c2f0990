"""Mail that comes in: opened, told apart, and made into rows of the inbox."""

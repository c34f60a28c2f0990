"""Documents that name questionnaires: ordinary ones, and those that mean harm."""

"""What is said and what follows from what happens, as pure scripts. They know no clock, database or network."""

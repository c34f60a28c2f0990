"""How checks go, in figures and plots: for everybody in the office."""

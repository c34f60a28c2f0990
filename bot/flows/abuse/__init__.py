"""What stands against abuse, as people meet it: refused kindly, answered less, or told what waits."""

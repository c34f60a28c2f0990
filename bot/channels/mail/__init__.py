"""E-mail: messages as they go over the wire, and the server that takes them."""

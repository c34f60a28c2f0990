"""What is somebody's own: name, language, passkeys, and the browsers in which they are signed in."""

"""What a person does in the workspace, told to the app, and what comes of the app's answer."""

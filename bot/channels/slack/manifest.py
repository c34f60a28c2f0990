"""What our app is in Slack, as `config/slack_manifest.yaml` registers it and the code relies on."""

COMMAND = "/refcheck"
EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
SIGN_IN_PATH = "/login/slack/back"

# No scope lets us read what people write to each other.
SCOPES = (
    "commands",
    "chat:write",
    "users:read",
    "users:read.email",
    "im:write",
    "files:write",
    "channels:read",
    "groups:read",
    "metadata.message:read",
)
# Where an admin adds them, a post whose answer never came is looked up in the channel, besides being told of.
OPTIONAL_SCOPES = ("channels:history", "groups:history", "im:history")

START_SHORTCUT = "start_check"
MESSAGE_SHORTCUT = "start_check_from_message"

HOME_OPENED = "app_home_opened"
METADATA_POSTED = "message_metadata_posted"
USER_CHANGED = "user_change"  # their language, that they are a guest now, or gone
UNINSTALLED = "app_uninstalled"
TOKENS_REVOKED = "tokens_revoked"
EVENTS = (HOME_OPENED, METADATA_POSTED, USER_CHANGED, UNINSTALLED, TOKENS_REVOKED)

# What we write beside a post for programs, so that Slack tells us of it should its answer never come.
POST_METADATA = "vouchline_post"

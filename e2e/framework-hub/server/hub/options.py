"""What a test chooses when it starts the Hub."""
from dataclasses import dataclass, field


@dataclass
class Options:
    # The folder of the database. A restart with the same folder keeps users and keys.
    folder: str
    # Signs the tokens. A restart with another one makes every token invalid.
    secret: str
    port: int = 0
    # 401: token authentication comes first. 403: session authentication comes first.
    style: int = 401
    # off, on, or on-blacklist.
    rotation: str = "off"
    access_seconds: int = 3600
    refresh_seconds: int = 86400
    page_size: int = 20
    # What it answers in where nobody asks for another language; empty: English, whatever is asked for.
    language: str = ""
    # Health answers without a credential.
    health_open: bool = False
    sites: list = field(default_factory=list)
    jobs: list = field(default_factory=list)
    alerts: list = field(default_factory=list)


current: Options

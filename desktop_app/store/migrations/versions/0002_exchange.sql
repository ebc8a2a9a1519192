CREATE TABLE _audit (
    n INTEGER NOT NULL,
    wall TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (n)
)
 STRICT;;
CREATE TABLE _block (
    pos INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    n INTEGER NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    hash BLOB NOT NULL,
    sig BLOB NOT NULL,
    state TEXT NOT NULL,
    partial INTEGER NOT NULL,
    exchange BLOB,
    wall TEXT NOT NULL,
    z BLOB NOT NULL,
    PRIMARY KEY (pos)
)
 STRICT;;
CREATE INDEX ix__block_exchange ON _block (exchange);;
CREATE INDEX ix__block_stream_n ON _block (stream, n);;
CREATE TABLE _conflict (
    "row" BLOB NOT NULL,
    field TEXT NOT NULL,
    tbl TEXT NOT NULL,
    candidates TEXT NOT NULL,
    PRIMARY KEY ("row", field)
)
 WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix__conflict_tbl ON _conflict (tbl, "row");;
CREATE TABLE _ctl (
    id INTEGER NOT NULL,
    cap INTEGER NOT NULL,
    withdraw INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    genesis INTEGER NOT NULL,
    written INTEGER NOT NULL,
    act BLOB,
    wall TEXT,
    who TEXT,
    person BLOB,
    reason TEXT,
    office BLOB,
    role TEXT,
    installation BLOB,
    replica BLOB,
    marker TEXT,
    PRIMARY KEY (id)
)
 STRICT;;
CREATE TABLE _duplicate (
    kind TEXT NOT NULL,
    a BLOB NOT NULL,
    b BLOB NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (kind, a, b)
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _exchange (
    id BLOB NOT NULL,
    no INTEGER NOT NULL,
    direction TEXT NOT NULL,
    office BLOB,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    bundle BLOB NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    counts TEXT NOT NULL,
    vector TEXT NOT NULL,
    who TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (no)
)
 STRICT;;
CREATE INDEX ix__exchange_bundle ON _exchange (bundle);;
CREATE INDEX ix__exchange_office ON _exchange (office, direction);;
CREATE TABLE _fork (
    sid BLOB NOT NULL,
    n INTEGER NOT NULL,
    hash BLOB NOT NULL,
    sig BLOB NOT NULL,
    at TEXT NOT NULL,
    z BLOB NOT NULL,
    PRIMARY KEY (sid, n, hash)
)
 STRICT;;
CREATE TABLE _inbox (
    sid BLOB NOT NULL,
    n INTEGER NOT NULL,
    hash BLOB NOT NULL,
    gid BLOB NOT NULL,
    sig BLOB NOT NULL,
    why TEXT NOT NULL,
    exchange BLOB,
    z BLOB NOT NULL,
    PRIMARY KEY (sid, n, hash)
)
 STRICT;;
CREATE INDEX ix__inbox_why ON _inbox (why);;
CREATE TABLE _installation (
    id BLOB NOT NULL,
    office BLOB NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    certificate TEXT NOT NULL,
    is_own INTEGER NOT NULL,
    PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _late (
    "row" BLOB NOT NULL,
    root BLOB NOT NULL,
    PRIMARY KEY ("row")
)
 WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix__late_root ON _late (root);;
CREATE TABLE _mute (
    gid BLOB NOT NULL,
    PRIMARY KEY (gid)
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _opx (
    "row" BLOB NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY ("row", stream, seq)
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _outside (
    "row" BLOB NOT NULL,
    tbl TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ("row")
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _peer (
    installation BLOB NOT NULL,
    replica BLOB NOT NULL,
    office BLOB NOT NULL,
    met INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    at TEXT NOT NULL,
    vector TEXT NOT NULL,
    digests TEXT NOT NULL,
    wanted TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (installation, replica)
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _pending (
    n INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    "row" BLOB NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    gid BLOB NOT NULL,
    act BLOB,
    wall TEXT,
    who TEXT,
    person BLOB,
    reason TEXT,
    PRIMARY KEY (n)
)
 STRICT;;
CREATE INDEX ix__pending_row ON _pending ("row");;
CREATE TABLE _quarantine (
    sid BLOB NOT NULL,
    n INTEGER NOT NULL,
    code TEXT NOT NULL,
    facts TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (sid, n)
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _roster (
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (version)
)
 STRICT;;
CREATE TABLE _row (
    "row" BLOB NOT NULL,
    tbl TEXT NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    multi INTEGER NOT NULL,
    PRIMARY KEY ("row")
)
 WITHOUT ROWID,
 STRICT;;
CREATE TABLE _stream (
    no INTEGER NOT NULL,
    sid BLOB NOT NULL,
    gid BLOB NOT NULL,
    office BLOB NOT NULL,
    role TEXT NOT NULL,
    installation BLOB NOT NULL,
    replica BLOB NOT NULL,
    next_n INTEGER NOT NULL,
    next_seq INTEGER NOT NULL,
    head BLOB NOT NULL,
    lamport INTEGER NOT NULL,
    forked INTEGER NOT NULL,
    PRIMARY KEY (no)
)
 STRICT;;
CREATE INDEX ix__stream_gid ON _stream (gid);;
CREATE INDEX ix__stream_sid ON _stream (sid);;
CREATE TABLE audience (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    owner_id BLOB,
    suffix TEXT,
    title TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;;
CREATE INDEX ix_audience_owner_id ON audience (owner_id);;
CREATE TABLE audience_member (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    of_id BLOB NOT NULL,
    office_id BLOB NOT NULL,
    may TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (id)
)
 STRICT;;
CREATE INDEX ix_audience_member_of_id ON audience_member (of_id);;
CREATE INDEX ix_audience_member_office_id ON audience_member (office_id);;
CREATE TABLE backup (
    id BLOB NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    place TEXT NOT NULL,
    size INTEGER NOT NULL,
    with_files INTEGER NOT NULL,
    has_code INTEGER NOT NULL,
    revision TEXT NOT NULL,
    counts TEXT NOT NULL,
    by_text TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;;
CREATE INDEX ix_backup_at ON backup (at);;
CREATE TABLE merge_alias (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    kind TEXT NOT NULL,
    old_id BLOB NOT NULL,
    kept_id BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;;
CREATE INDEX ix_merge_alias_old_id ON merge_alias (old_id);;
CREATE TABLE secret_key (
    id BLOB NOT NULL,
    owner_id BLOB NOT NULL,
    use TEXT NOT NULL,
    secret BLOB,
    PRIMARY KEY (id)
)
 STRICT;;
CREATE INDEX ix_secret_key_owner_id ON secret_key (owner_id);;
INSERT INTO _ctl (id, cap, withdraw, stale, genesis, written) VALUES (1, 1, 0, 0, 0, 2)

-- The journal, and what a workspace knows of itself.

CREATE TABLE fact (
    event    TEXT    NOT NULL,
    id       BLOB    NOT NULL CHECK (length(id) = 16),
    device   TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    seen     TEXT    NOT NULL,
    holds    INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    desk     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    body     BLOB    NOT NULL,
    PRIMARY KEY (event, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_prepared ON fact (event) WHERE kind = 'prepared';

CREATE TRIGGER fact_kept BEFORE DELETE ON fact
BEGIN
    SELECT RAISE(ABORT, 'a fact is never deleted');
END;

-- The one change there is: a body of zeros, as long as the body that is erased.
CREATE TRIGGER fact_unchanged BEFORE UPDATE ON fact
WHEN NEW.event IS NOT OLD.event
  OR NEW.id IS NOT OLD.id
  OR NEW.device IS NOT OLD.device
  OR NEW.seq IS NOT OLD.seq
  OR NEW.seen IS NOT OLD.seen
  OR NEW.holds IS NOT OLD.holds
  OR NEW.recorded IS NOT OLD.recorded
  OR NEW.desk IS NOT OLD.desk
  OR NEW.kind IS NOT OLD.kind
  OR NEW.body IS NOT zeroblob(length(OLD.body))
BEGIN
    SELECT RAISE(ABORT, 'a fact is never changed');
END;

-- The device with the highest number is the one that writes here; a restored copy gets a new one,
-- whose facts were all recorded after "since". "seq" is how far the facts of another one reach here.
-- An index of facts by device and seq would tell the same, and cost every commit a page more.
CREATE TABLE device (
    number INTEGER PRIMARY KEY,
    id     TEXT    NOT NULL UNIQUE,
    name   TEXT    NOT NULL,
    since  INTEGER NOT NULL,
    seq    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

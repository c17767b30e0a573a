-- What is seen of hosts: who answers there, since when its engine runs, and what nobody has a record of.

ALTER TABLE host
  ADD COLUMN trouble VARCHAR(20) NULL COMMENT 'why it is not believed',
  ADD COLUMN foreign_containers INT NULL COMMENT 'labelled, but not of this installation',
  ADD COLUMN engine_started_at DATETIME(6) NULL;

ALTER TABLE container
  ADD COLUMN was VARCHAR(10) NULL COMMENT 'the status before it became unknown',
  ADD COLUMN revive BOOLEAN NOT NULL DEFAULT FALSE
    COMMENT 'ran when its engine ended, and is to run again';

-- Raised whenever another one may have held it: what an agent is told by an older holder is refused.
ALTER TABLE lease
  ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;

-- Who owns something, but was never here: written anew from the blades' labels.
ALTER TABLE account
  MODIFY logged_in_at DATETIME(6) NULL;

-- Containers with our labels that nobody has a record of. Listed after the second look.
CREATE TABLE orphan (
  id VARCHAR(36) NOT NULL PRIMARY KEY COMMENT 'UUID version 7',
  host VARCHAR(40) NOT NULL,
  record_id VARCHAR(64) NOT NULL COMMENT 'the id on its label',
  container_id VARCHAR(128) NOT NULL COMMENT 'the engine''s',
  account VARCHAR(64) NOT NULL,
  name VARCHAR(64) NOT NULL,
  full_name VARCHAR(130) NOT NULL,
  image VARCHAR(512) NULL,
  status VARCHAR(10) NOT NULL,
  ports LONGTEXT NOT NULL COMMENT 'JSON',
  first_seen_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  looks INT NOT NULL COMMENT 'looks that found it',
  UNIQUE KEY orphan_container (host, container_id),
  CONSTRAINT orphan_host FOREIGN KEY (host) REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Whose the images are, what their owners say of them, and where students' runners are.

CREATE TABLE image (
  id VARCHAR(100) NOT NULL PRIMARY KEY COMMENT 'sha256:…',
  owner VARCHAR(32) NULL COMMENT 'null: the department''s',
  size_bytes BIGINT NOT NULL COMMENT 'below 0 until a host tells it',
  created_at DATETIME(6) NULL,
  first_seen_at DATETIME(6) NOT NULL,
  vanished_at DATETIME(6) NULL COMMENT 'since when every host that answered has it no more',
  description LONGTEXT NULL COMMENT 'Markdown',
  shared BOOLEAN NOT NULL DEFAULT FALSE,
  edited_at DATETIME(6) NULL,
  version BIGINT NOT NULL DEFAULT 0 COMMENT 'raised by every change that people see',
  KEY image_owner (owner),
  KEY image_vanished (vanished_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- All that is there was pulled: nobody could build before.
INSERT INTO image (id, size_bytes, first_seen_at)
SELECT DISTINCT image_id, -1, UTC_TIMESTAMP(6) FROM host_image;

-- An image is on a host where its id is one of its references there; other names may come and go.
INSERT IGNORE INTO host_image (host, reference, image_id)
SELECT DISTINCT host, image_id, image_id FROM host_image;

ALTER TABLE host
  ADD COLUMN images_silent_since DATETIME(6) NULL COMMENT 'since when it does not tell its images';

ALTER TABLE container
  ADD COLUMN image_id VARCHAR(100) NULL COMMENT 'what image was resolved to; null where its host was to' AFTER image,
  ADD KEY container_image (image_id);

-- The token is the blade's alone. What is seen of a runner tells pages when to ask for it anew.
CREATE TABLE runner (
  account VARCHAR(32) NOT NULL PRIMARY KEY,
  host VARCHAR(40) NOT NULL,
  gitlab_url VARCHAR(500) NOT NULL,
  set_at DATETIME(6) NOT NULL,
  state VARCHAR(10) NOT NULL,
  engine_running BOOLEAN NULL,
  code VARCHAR(40) NULL COMMENT 'why it failed',
  CONSTRAINT runner_host FOREIGN KEY (host) REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

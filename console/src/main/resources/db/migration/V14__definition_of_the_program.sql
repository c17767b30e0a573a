-- A template holds all that a container is made of, and how its program begins.

ALTER TABLE template
  ADD COLUMN entrypoint LONGTEXT NOT NULL DEFAULT '[]' COMMENT 'JSON' AFTER image,
  ADD COLUMN user VARCHAR(64) NULL COMMENT 'null for the image''s own' AFTER command,
  ADD COLUMN working_directory TEXT NULL COMMENT 'null for the image''s own' AFTER user,
  ADD COLUMN labels LONGTEXT NOT NULL DEFAULT '{}' COMMENT 'JSON' AFTER environments;

-- An entrypoint alone may have 64 KiB.
ALTER TABLE container
  MODIFY COLUMN launch LONGTEXT NULL COMMENT 'JSON; null for the usual way';

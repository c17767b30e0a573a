-- How a container's program is started, and whether the container goes with it.

ALTER TABLE container
  ADD COLUMN launch TEXT NULL COMMENT 'JSON; null for the usual way' AFTER image_id,
  ADD COLUMN is_temporary BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'deleted when its program has ended' AFTER launch;

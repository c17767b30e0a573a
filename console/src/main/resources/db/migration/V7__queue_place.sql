-- Where a container stands in its host's queue of those that wait for their turn to start.

ALTER TABLE container
  ADD COLUMN queue_place INT NULL COMMENT '1 is next' AFTER progress;

-- A blade's life: drained with a date and words, removed while records are left, registered again.

ALTER TABLE host
  MODIFY url VARCHAR(300) NULL COMMENT 'null once it is removed',
  ADD COLUMN drained_at DATETIME(6) NULL COMMENT 'when its drain was last changed',
  ADD COLUMN drain_until DATETIME(6) NULL,
  ADD COLUMN notice VARCHAR(500) NULL COMMENT 'to the owners of its containers',
  ADD COLUMN notice_ja VARCHAR(500) NULL,
  ADD COLUMN removed_at DATETIME(6) NULL COMMENT 'its records are kept for when it is registered again';

-- A host that comes back under another name takes along what is held on it.
ALTER TABLE reservation DROP FOREIGN KEY reservation_host;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_host FOREIGN KEY (host) REFERENCES host (name) ON UPDATE CASCADE;

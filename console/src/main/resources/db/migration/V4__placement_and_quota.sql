-- Which groups a person is in, how many GPUs an account may have, and which images hosts have.

ALTER TABLE account
  ADD COLUMN directory_groups LONGTEXT NOT NULL DEFAULT '[]'
    COMMENT 'JSON: the directory''s groups of the person, as of the last login';

ALTER TABLE quota
  ADD COLUMN gpus INT NULL AFTER containers;

ALTER TABLE host
  ADD COLUMN may_pull BOOLEAN NOT NULL DEFAULT TRUE,
  ADD COLUMN images_seen_at DATETIME(6) NULL COMMENT 'null: nobody knows yet which it has';

ALTER TABLE container
  ADD COLUMN placement VARCHAR(500) NULL COMMENT 'why it is on its host',
  ADD COLUMN placement_ja VARCHAR(500) NULL;

-- One row for each name of an image: a tag, or a repository with a digest.
CREATE TABLE host_image (
  host VARCHAR(40) NOT NULL,
  reference VARCHAR(512) NOT NULL COMMENT 'in the one spelling of ImageReference',
  image_id VARCHAR(100) NOT NULL,
  PRIMARY KEY (host, reference),
  KEY host_image_reference (reference),
  KEY host_image_id (image_id),
  CONSTRAINT host_image_host FOREIGN KEY (host) REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How far an image is on its way to a host, while a container waits for it.

ALTER TABLE container
  ADD COLUMN progress VARCHAR(200) NULL COMMENT 'JSON' AFTER status_detail_ja;

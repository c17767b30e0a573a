-- Runners on removed hosts whose owners have forgotten them: to be ended when the host is back.

CREATE TABLE runner_left (
  account VARCHAR(32) NOT NULL,
  host VARCHAR(40) NOT NULL,
  PRIMARY KEY (account, host),
  CONSTRAINT runner_left_host FOREIGN KEY (host) REFERENCES host (name) ON UPDATE CASCADE ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

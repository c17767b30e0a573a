-- Who may come in, and what they did. Every time is UTC by the database's clock.

CREATE TABLE account (
  id            VARCHAR(32)  NOT NULL PRIMARY KEY,
  display_name  VARCHAR(200) NOT NULL,
  admin         BOOLEAN      NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  logged_in_at  DATETIME(6)  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE session (
  hash        VARCHAR(64) NOT NULL PRIMARY KEY,
  account     VARCHAR(32) NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  seen_at     DATETIME(6) NOT NULL,
  CONSTRAINT session_account FOREIGN KEY (account) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE token (
  id          VARCHAR(36)  NOT NULL PRIMARY KEY,
  hash        VARCHAR(64)  NOT NULL UNIQUE,
  account     VARCHAR(32)  NOT NULL,
  name        VARCHAR(100) NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  expires_at  DATETIME(6)  NULL,
  used_at     DATETIME(6)  NULL,
  CONSTRAINT token_account FOREIGN KEY (account) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row for each thing whose failed logins are counted: an account at an address, an address,
-- an account everywhere.
CREATE TABLE login_attempt (
  subject       VARCHAR(160) NOT NULL PRIMARY KEY,
  failures      INTEGER      NOT NULL,
  ends_at       DATETIME(6)  NOT NULL,
  succeeded_at  DATETIME(6)  NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE audit (
  id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at       DATETIME(6)  NOT NULL,
  account  VARCHAR(64)  NULL,
  action   VARCHAR(100) NOT NULL,
  target   VARCHAR(200) NULL,
  host     VARCHAR(100) NULL,
  outcome  VARCHAR(10)  NOT NULL,
  status   INTEGER      NOT NULL,
  code     VARCHAR(40)  NULL,
  address  VARCHAR(64)  NOT NULL,
  via      VARCHAR(10)  NULL,
  KEY audit_account (account, id),
  KEY audit_at (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

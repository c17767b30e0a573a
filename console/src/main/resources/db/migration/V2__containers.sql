-- Hosts, what is lent on them, and what is reserved. Every text compares byte for byte.

-- One row: whose containers these are, where several consoles share a host.
CREATE TABLE installation (
  id VARCHAR(36) NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO installation (id) VALUES (UUID());

-- Who does what only one console may do at a time, by this database's clock.
CREATE TABLE lease (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  holder VARCHAR(36) NOT NULL,
  held_until DATETIME(6) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE host (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  host_id VARCHAR(200) NOT NULL,
  url VARCHAR(300) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  token VARCHAR(2000) NOT NULL COMMENT 'AES-GCM, base64',
  certificate LONGTEXT NULL COMMENT 'PEM that is pinned',
  address VARCHAR(253) NOT NULL COMMENT 'where containers'' ports are reached',
  state VARCHAR(10) NOT NULL,
  report LONGTEXT NOT NULL COMMENT 'the last GET /v1/host, JSON',
  cpus DOUBLE NOT NULL,
  memory_mib BIGINT NOT NULL,
  registered_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  unreachable_since DATETIME(6) NULL,
  UNIQUE KEY host_host_id (host_id),
  UNIQUE KEY host_url (url)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row per account: the lock under which its containers are counted. Null means the default.
CREATE TABLE quota (
  account VARCHAR(32) NOT NULL PRIMARY KEY,
  containers INT NULL,
  cpus DOUBLE NULL,
  memory_mib BIGINT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE container (
  id VARCHAR(36) NOT NULL PRIMARY KEY COMMENT 'UUID version 7: sorts by age',
  account VARCHAR(32) NOT NULL,
  name VARCHAR(40) NOT NULL,
  full_name VARCHAR(120) NOT NULL,
  live_name VARCHAR(120) NULL COMMENT 'full_name until it is gone',
  host VARCHAR(40) NOT NULL,
  image VARCHAR(512) NOT NULL,
  environments LONGTEXT NOT NULL COMMENT 'JSON',
  ports LONGTEXT NOT NULL COMMENT 'JSON',
  command LONGTEXT NOT NULL COMMENT 'JSON',
  gpus LONGTEXT NOT NULL COMMENT 'JSON',
  cpus DOUBLE NOT NULL,
  memory_mib INT NOT NULL,
  wanted VARCHAR(10) NOT NULL,
  status VARCHAR(10) NOT NULL,
  status_detail LONGTEXT NULL,
  status_detail_ja LONGTEXT NULL,
  status_since DATETIME(6) NOT NULL,
  container_id VARCHAR(128) NULL,
  network_id VARCHAR(128) NULL,
  created_at DATETIME(6) NOT NULL,
  started_at DATETIME(6) NULL,
  seen_at DATETIME(6) NULL,
  confirmed_at DATETIME(6) NULL COMMENT 'when its host first had it',
  gone_at DATETIME(6) NULL,
  misses INT NOT NULL COMMENT 'looks in a row that did not find it',
  touched_at DATETIME(6) NOT NULL COMMENT 'last change by a call: older looks do not count',
  busy_with VARCHAR(10) NULL COMMENT 'the call in flight',
  busy_by VARCHAR(36) NULL COMMENT 'the console process that made it',
  busy_until DATETIME(6) NULL,
  version INT NOT NULL,
  UNIQUE KEY container_live_name (live_name),
  KEY container_account (account, id),
  KEY container_host (host, live_name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a living container holds on its host; a host with any cannot be removed.
CREATE TABLE reservation (
  container_id VARCHAR(36) NOT NULL PRIMARY KEY,
  host VARCHAR(40) NOT NULL,
  cpus DOUBLE NOT NULL,
  memory_mib BIGINT NOT NULL,
  CONSTRAINT reservation_host FOREIGN KEY (host) REFERENCES host (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE reserved_gpu (
  host VARCHAR(40) NOT NULL,
  uuid VARCHAR(100) NOT NULL,
  container_id VARCHAR(36) NOT NULL,
  PRIMARY KEY (host, uuid),
  KEY reserved_gpu_container (container_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A port without a container rests: just freed, or found in use by something else.
CREATE TABLE reserved_port (
  host VARCHAR(40) NOT NULL,
  port INT NOT NULL,
  container_id VARCHAR(36) NULL,
  rests_until DATETIME(6) NULL,
  PRIMARY KEY (host, port),
  KEY reserved_port_container (container_id),
  KEY reserved_port_rests (rests_until)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE idempotency (
  account VARCHAR(32) NOT NULL,
  idempotency_key VARCHAR(200) NOT NULL,
  request_hash VARCHAR(64) NOT NULL,
  container_id VARCHAR(36) NULL,
  status INT NULL COMMENT 'null while it runs',
  body LONGTEXT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, idempotency_key),
  KEY idempotency_container (container_id),
  KEY idempotency_created (created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

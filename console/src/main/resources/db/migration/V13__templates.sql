-- What people define to make containers from, and who may offer that to everybody.

ALTER TABLE account
  ADD COLUMN teacher BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'as of the last login' AFTER admin;

CREATE TABLE template (
  account VARCHAR(32) NOT NULL,
  name VARCHAR(40) NOT NULL,
  offered BOOLEAN NOT NULL COMMENT 'whether everybody may see it and start from it',
  description LONGTEXT NULL COMMENT 'Markdown',
  image VARCHAR(512) NOT NULL,
  command LONGTEXT NOT NULL COMMENT 'JSON',
  environments LONGTEXT NOT NULL COMMENT 'JSON',
  guest_ports LONGTEXT NOT NULL COMMENT 'JSON',
  gpus INT NOT NULL,
  cpus DOUBLE NOT NULL,
  memory_mib INT NOT NULL,
  defined_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, name),
  KEY template_offered (offered, name),
  CONSTRAINT template_account FOREIGN KEY (account) REFERENCES account (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

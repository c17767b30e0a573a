# shellcheck shell=bash
# Secrets of the demo: made once, readable by their owner only, kept over restarts.

# secret_file NAME: the path; the file is made of 32 random bytes in hexadecimal where it is not there.
secret_file() {
  local file=$DATA/secrets/$1
  if [[ ! -s "$file" ]]; then
    mkdir -p "$DATA/secrets"
    chmod 700 "$DATA/secrets"
    (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$file.new" && mv "$file.new" "$file")
  fi
  echo "$file"
}

secret() {
  cat "$(secret_file "$1")"
}

# shellcheck shell=bash
# Sentences for a person, English and Japanese side by side so that neither can be forgotten.

speaks_japanese() {
  [[ "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" == ja* ]]
}

# say ENGLISH JAPANESE [VALUE...]: both are printf formats that take the same values.
say() {
  local format=$1
  if speaks_japanese; then
    format=$2
  fi
  shift 2
  # shellcheck disable=SC2059 # the format is the sentence
  printf "$format\n" "$@"
}

warn() {
  say "$@" >&2
}

die() {
  warn "$@"
  exit 1
}

# shellcheck shell=bash
# The browser the page is tested in, and a font it can write Japanese with.

# CHROMIUM names another one than the chromium command.
browser() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ -n "$candidate" ]] && command -v "$candidate"; then
      return
    fi
  done
  return 1
}

has_browser() {
  browser >/dev/null
}

has_japanese_font() {
  [[ -n "$(fc-list :lang=ja family 2>/dev/null)" ]]
}

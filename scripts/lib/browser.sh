# Finds a Chromium for the tests of the pages, or installs one where that is allowed, and sets CHROME.

find_browser() {
    local name
    for name in "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if [ -n "$name" ] && command -v "$name" >/dev/null; then
            CHROME=$(command -v "$name")
            export CHROME
            return 0
        fi
    done
    return 1
}

find_or_install_browser() {
    find_browser && return
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "Installing Chromium for the tests of the pages ..."
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core; } >/dev/null 2>&1 || true
        find_browser && return
    fi
    if command -v apt-get >/dev/null; then
        fail "The tests of the pages need a browser. Install one: sudo apt-get install -y chromium fonts-dejavu-core"
    elif command -v dnf >/dev/null; then
        fail "The tests of the pages need a browser. Install one: sudo dnf install -y chromium"
    elif command -v pacman >/dev/null; then
        fail "The tests of the pages need a browser. Install one: sudo pacman -S chromium"
    elif command -v brew >/dev/null; then
        fail "The tests of the pages need a browser. Install one: brew install --cask chromium"
    fi
    fail "The tests of the pages need Chromium or Chrome. Install one, or set CHROME to its command."
}

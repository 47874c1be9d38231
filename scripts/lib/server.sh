# Starts the server that was built, tells when it answers or why it does not, and ends it.

wlp=$root/liberty/target/wlp
# What the server worked out about itself when it was built; each folder of data gets a copy of its own.
caches=$wlp/usr/servers/storelink/caches
server=
simulator_process=

# Succeeds when something listens at host $1, port $2.
listens() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# Prints the status line of GET $3 at host $1, port $2.
ask() {
    (
        exec 3<>"/dev/tcp/$1/$2" || exit 0
        printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$3" >&3
        IFS= read -r -t 10 line <&3 && printf '%s' "$line"
    ) 2>/dev/null || true
}

# Prints a port of loopback that is free now.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        listens 127.0.0.1 "$port" || break
    done
    printf '%s' "$port"
}

prepare_home() {
    # Keys, credentials and figures: nobody else's business.
    umask 077
    mkdir -p "$STORELINK_HOME/logs" || fail "The folder $STORELINK_HOME cannot be made. Set STORELINK_HOME to one that can."
    STORELINK_HOME=$(cd "$STORELINK_HOME" && pwd -P)
    [ -w "$STORELINK_HOME" ] || fail "The folder $STORELINK_HOME cannot be written. Set STORELINK_HOME to one that can."
    export STORELINK_HOME
    local other
    other=$(cat "$STORELINK_HOME/server.pid" 2>/dev/null || true)
    if [ -n "$other" ] && ps -p "$other" -o args= 2>/dev/null | grep -q 'run storelink\|ws-server'; then
        fail "Another Storelink, process $other, runs on the data in $STORELINK_HOME. End that, or set STORELINK_HOME."
    fi
    local own=$STORELINK_HOME/work/storelink/workarea
    if [ ! -e "$own" ] && [ -d "$caches" ]; then
        mkdir -p "${own%/*}"
        rm -rf "$own.begun"
        # Without them the server makes its own.
        cp -R "$caches" "$own.begun" 2>/dev/null && mv "$own.begun" "$own" || rm -rf "$own.begun"
    fi
}

start_server() {
    case $STORELINK_BIND in
        '*' | 0.0.0.0 | ::) host=127.0.0.1 ;;
        *) host=$STORELINK_BIND ;;
    esac
    local port
    for port in "$STORELINK_HTTP_PORT" "$STORELINK_HTTPS_PORT"; do
        ! listens "$host" "$port" || fail "Port $port is in use, perhaps by another Storelink. End that, or set STORELINK_HTTP_PORT and STORELINK_HTTPS_PORT."
    done
    log=$STORELINK_HOME/logs/messages.log
    # The server puts the log of its last run aside under another name; until then it says nothing of this run.
    last_log=$(ls -i "$log" 2>/dev/null || true)
    export STORELINK_HTTP_PORT STORELINK_HTTPS_PORT STORELINK_BIND
    # With its agent the server counts requests and connections too, but Java takes few classes from an archive then.
    export WLP_SKIP_BOOTSTRAP_AGENT=${WLP_SKIP_BOOTSTRAP_AGENT-true}
    WLP_OUTPUT_DIR=$STORELINK_HOME/work LOG_DIR=$STORELINK_HOME/logs "$wlp/bin/server" run storelink \
        >"$STORELINK_HOME/logs/console.log" 2>&1 &
    server=$!
    printf '%s\n' "$server" >"$STORELINK_HOME/server.pid"
}

# Prints what this run has logged so far.
logged() {
    [ "$(ls -i "$log" 2>/dev/null || true)" = "$last_log" ] || cat "$log"
}

# Prints why the server did not start, from its own log.
reason() {
    local words
    words=$(logged | sed -n 's/.*Storelink cannot start: \([^"]*\)".*/\1/p' | sed 's/\\[nr].*//; s/\\\(.\)/\1/g' | head -n 1) || true
    if [ -n "$words" ]; then
        printf '%s' "$words"
    elif logged | grep 'CWWKO0221E' >/dev/null; then
        printf 'port %s or %s cannot be used' "$STORELINK_HTTP_PORT" "$STORELINK_HTTPS_PORT"
    elif logged | grep . >/dev/null; then
        printf 'see %s' "$log"
    else
        tail -n 3 "$STORELINK_HOME/logs/console.log"
    fi
}

# Waits for as long as it takes, or for $1 seconds.
wait_until_ready() {
    local end=$((SECONDS + ${1:-0}))
    while :; do
        [ -z "${1:-}" ] || [ $SECONDS -lt $end ] || fail "Storelink was not ready after $1 seconds: $(reason)"
        kill -0 "$server" 2>/dev/null || fail "Storelink did not start: $(reason)"
        case $(ask "$host" "$STORELINK_HTTP_PORT" /health/ready) in
            *' 200 '*) return ;;
        esac
        # Application not started, exception while starting, port refused.
        ! logged | grep 'CWWKZ000[24]E\|CWWKO0221E' >/dev/null || fail "Storelink did not start: $(reason)"
        sleep 0.2
    done
}

end_process() {
    [ -n "$1" ] && kill -0 "$1" 2>/dev/null || return 0
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

end_all() {
    trap - EXIT INT TERM HUP
    end_process "$server"
    [ -z "$server" ] || rm -f "$STORELINK_HOME/server.pid"
    end_process "$simulator_process"
}

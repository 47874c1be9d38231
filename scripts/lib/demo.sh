# The practice store of `scripts/run --demo`.

start_practice_store() {
    local port words=$STORELINK_HOME/practice-store.txt
    port=$(free_port)
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -jar "$simulator" --port "$port" --token-file "$STORELINK_HOME/practice-store-token.txt" --key-file "$STORELINK_HOME/practice-store-keys.txt" >"$words" 2>&1 &
    simulator_process=$!
    # It says so once it listens.
    until [ -n "$(practice API)" ]; do
        kill -0 "$simulator_process" 2>/dev/null || fail "The practice store did not start: $(cat "$words")"
        sleep 0.1
    done
    practice_store=http://127.0.0.1:$port
    export STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER=$practice_store
    export STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_IDMSA=$practice_store
    export STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_APPSTORECONNECT=$practice_store
    STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_API=$(practice API)
    export STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_API
    export STORELINK_CONNECTOR_APP_STORE_CONNECT_SITE_PAUSE=PT0S
}

# Prints what the practice store said of $1 when it started.
practice() { sed -n "s/^$1: *//p" "$STORELINK_HOME/practice-store.txt"; }

say_what_to_link() {
    say "Link an account of the practice store, in one of three ways:"
    say "  API key:               make one at $(practice 'API keys are made at')"
    say "  App-specific password: $(practice 'Apple ID') with $(practice 'App-specific password')"
    say "  Apple ID and code:     $(practice 'Apple ID') with $(practice Password)"
    say "                         the code appears at $(practice 'Codes appear at')"
    say "                         the same password for sms@, numbers@ and voice@storelink.example: codes by message or call, fewer rights"
}

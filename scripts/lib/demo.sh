# The practice store of `scripts/run --demo`.

start_practice_store() {
    local port words=$STORELINK_HOME/practice-store.txt
    port=$(free_port)
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -jar "$simulator" --port "$port" --token-file "$STORELINK_HOME/practice-store-token.txt" >"$words" 2>&1 &
    simulator_process=$!
    until listens 127.0.0.1 "$port"; do
        kill -0 "$simulator_process" 2>/dev/null || fail "The practice store did not start: $(cat "$words")"
        sleep 0.1
    done
    export STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER=http://127.0.0.1:$port
}

say_what_to_link() {
    say "Link an account of the practice store with these:"
    grep -E "^(Apple ID|App-specific password):" "$STORELINK_HOME/practice-store.txt" | sed "s/^/  /"
}

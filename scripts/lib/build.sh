# Builds the server into liberty/target/wlp when something of it is missing or older than its sources.

simulator=$root/connectors/app-store-simulator/target/app-store-simulator.jar
built=$root/liberty/target/built

# The server that is built knows where it lies and which Java keeps its classes.
place() { printf '%s\n' "$root" "$JAVA_HOME" "$(cksum <"$JAVA_HOME/release")"; }

is_stale() {
    [ "$(cat "$built" 2>/dev/null || true)" = "$(place)" ] && [ -x "$wlp/bin/server" ] && [ -f "$wlp/usr/servers/storelink/apps/storelink.war" ] && [ -f "$simulator" ] || return 0
    # Folders count too: a deleted file leaves no other trace.
    [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/connectors/*/pom.xml "$root"/*/src/main "$root"/connectors/*/src/main \
        -newer "$built" 2>/dev/null | head -n 1)" ]
}

build_what_is_missing() {
    is_stale || return 0
    check_maven
    say "Building Storelink (the first time this fetches what it is made of, which takes a few minutes) ..."
    mkdir -p "$root/liberty/target"
    place >"$built.begun"
    # Quiet Maven still resets the colours of the terminal now and then.
    maven -q -Dmaven.test.skip=true -pl liberty,connectors/app-store-simulator -am package 2>&1 \
        | sed -e "s/$(printf '\033')\[[0-9;]*m//g" -e '/^$/d' \
        || fail "The build failed; Maven's words are above."
    mv "$built.begun" "$built"
}

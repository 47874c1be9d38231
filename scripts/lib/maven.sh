# Runs Maven with the JDK that was found.

check_maven() {
    local version
    command -v mvn >/dev/null || fail "Storelink is built with Maven and the command mvn was not found. Install Maven 3.8.7 or newer."
    version=$(mvn -v 2>/dev/null | sed -n 's/^.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    local oldest
    oldest=$(printf '%s\n' 3.8.7 "$version" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)
    [ "$oldest" = 3.8.7 ] || fail "Maven $version is too old: install Maven 3.8.7 or newer."
}

maven() {
    # What Maven's own libraries do to a new JDK is no news for whoever builds Storelink.
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
        mvn -B -f "$root/pom.xml" "$@"
}

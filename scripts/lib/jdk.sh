# Finds a JDK 25, or a newer one when there is none, and sets JAVA_HOME.

# Prints the major version of the JDK in folder $1; nothing when there is no JDK.
jdk_major() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Follows links to the folder that the command javac belongs to.
jdk_of_path() {
    local file link
    file=$(command -v javac) || return 0
    while [ -L "$file" ]; do
        link=$(readlink "$file")
        case $link in
            /*) file=$link ;;
            *) file=$(dirname "$file")/$link ;;
        esac
    done
    (cd "$(dirname "$file")/.." && pwd -P)
}

# One candidate a line, the likeliest first. Folders that do not exist do no harm.
jdk_candidates() {
    printf '%s\n' "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "$(jdk_of_path)"
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v 25 2>/dev/null || true
    fi
    printf '%s\n' \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jbang/cache/jdks/* \
        "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* "$HOME"/.jenv/versions/* "$HOME"/.gradle/jdks/*
}

find_jdk() {
    local candidate major newer=""
    while IFS= read -r candidate; do
        major=$(jdk_major "$candidate")
        if [ "$major" = 25 ]; then
            export JAVA_HOME=$candidate
            return
        fi
        if [ -z "$newer" ] && [ "${major:-0}" -gt 25 ]; then
            newer=$candidate
        fi
    done <<EOF
$(jdk_candidates)
EOF
    [ -n "$newer" ] || fail "Storelink needs a JDK 25 and none was found. Install one (for example Temurin 25 from adoptium.net, or your
system's package openjdk-25-jdk), or set JAVA_HOME to where it lies."
    export JAVA_HOME=$newer
}

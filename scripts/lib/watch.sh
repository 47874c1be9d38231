# Ends what hangs and shows where it stands: on a build server nobody is there to look.

# Runs a command and passes on what it says. When it says nothing for $1 seconds it is ended, with all that it began.
watched() {
    local patience=$1 said text command heard silent=0 outcome=0
    shift
    if ! command -v pgrep >/dev/null; then
        say "The command pgrep was not found, so what hangs is not ended."
        "$@"
        return
    fi
    exec {said}< <("$@" 2>&1)
    command=$!
    # What the command has left behind may hold its output open: it is over when it has ended.
    while :; do
        heard=0
        IFS= read -r -t 5 text <&"$said" || heard=$?
        [ -z "$text" ] || silent=0
        case $heard in
            0) printf '%s\n' "$text" && silent=0 && continue ;;
            *) printf '%s' "$text" ;;
        esac
        [ "$heard" -gt 128 ] && kill -0 "$command" 2>/dev/null || break
        silent=$((silent + 5))
        if [ "$silent" -ge "$patience" ]; then
            say; say "Nothing was heard for $patience seconds. What hangs is ended; these of its threads are in code of Storelink:"
            end_all_of "$command"
            outcome=1
            break
        fi
    done
    exec {said}<&-
    wait "$command" || outcome=$?
    return "$outcome"
}

end_all_of() {
    local all process
    all=$(descendants "$1")
    for process in $all; do
        show_threads "$process"
    done
    # shellcheck disable=SC2086
    kill -9 $all "$1" 2>/dev/null || true
}

descendants() {
    local child
    for child in $(pgrep -P "$1"); do
        printf '%s\n' "$child"
        descendants "$child"
    done
}

# Virtual threads too, which jstack leaves out.
show_threads() {
    local dump
    dump=$(mktemp)
    if timeout 30 "$JAVA_HOME/bin/jcmd" "$1" Thread.dump_to_file -overwrite "$dump" >/dev/null 2>&1; then
        say "Process $1"
        awk -v RS= '/org\.storelink/ { print; print "" }' "$dump" | head -n 300
    fi
    rm -f "$dump"
}

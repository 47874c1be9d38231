# Ends what hangs and shows where it stands: on a build server nobody is there to look.

# Runs a command and passes on what it says. When it says nothing for $1 seconds it is ended, with all that it began.
watched() {
    local patience=$1 said line heard command outcome=0
    shift
    exec {said}< <("$@" 2>&1)
    command=$!
    while :; do
        heard=0
        IFS= read -r -t "$patience" line <&"$said" || heard=$?
        [ "$heard" = 0 ] || break
        printf '%s\n' "$line"
    done
    # Above 128 the time was up; else the command has said everything, the last line perhaps without an end.
    if [ "$heard" -gt 128 ]; then
        say "Nothing was heard for $((patience / 60)) minutes. What hangs is ended; these of its threads are in code of Storelink:"
        end_all_of "$command"
        outcome=1
    elif [ -n "$line" ]; then
        printf '%s\n' "$line"
    fi
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

# Counts what the test runs reported.

reports() { find "$root" -path '*/target/*-reports*/TEST-*.xml' -not -path '*/src/*' "$@"; }

forget_reports() { reports -exec rm -f {} +; }

# Names what failed, with the first words of the reason: on a build server only the end of the output may be left.
name_failures() {
    reports -exec awk '
        function attribute(name,   text) {
            if (!match($0, " " name "=\"[^\"]*\"")) return ""
            text = substr($0, RSTART, RLENGTH); sub(/^[^"]*"/, "", text); sub(/"$/, "", text); return text
        }
        /<testcase / { test = attribute("classname") "." attribute("name") }
        /<(failure|error)[ >]/ { print "failed: " test ": " attribute("type") " " substr(attribute("message"), 1, 400) }' {} \;
}

# Prints the sum as the last line; ends with Maven's outcome $1, or with 1 when anything failed.
tally() {
    local sums
    sums=$(reports -exec sed -n '/<testsuite /,/>/p' {} + | tr '\n' ' ' | awk '
        { line = $0
          while (match(line, /<testsuite [^>]*>/)) {
              suite = substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH)
              tests += value(suite, "tests"); failed += value(suite, "failures") + value(suite, "errors"); skipped += value(suite, "skipped")
          } }
        function value(suite, name,   text) {
            if (!match(suite, " " name "=\"[0-9]+\"")) return 0
            text = substr(suite, RSTART, RLENGTH); gsub(/[^0-9]/, "", text); return text + 0
        }
        END { print tests - failed - skipped, failed, skipped + 0 }')
    # shellcheck disable=SC2086
    set -- "$1" $sums
    if [ "$1" != 0 ] && [ "$3" = 0 ]; then
        say "The build failed before or beside the tests; Maven's words are above."
        set -- "$1" "$2" 1 "$4"
    fi
    [ "$3" = 0 ] || name_failures
    [ "$4" = 0 ] || say "$4 skipped"
    say "$2 passed, $3 failed"
    [ "$1" = 0 ] && [ "$3" = 0 ]
}

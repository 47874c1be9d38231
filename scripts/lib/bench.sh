# Compiles what scripts/bench runs: it stands beside the modules, because it looks into more than one of them.

work=$root/target/bench
# Writes the class paths of the modules, in a run of Maven that compiles them.
class_paths=(dependency:build-classpath -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test)

# Sets classes to the class path. Fails with the words of Maven or of the compiler.
compile_bench() {
    mkdir -p "$work"
    maven -q --no-transfer-progress -pl app,connectors/app-store-connect -am test-compile "${class_paths[@]}" \
        -Dspotless.check.skip >"$work/build.log" 2>&1 \
        || { tail -n 20 "$work/build.log" >&2 && return 1; }
    compile_bench_only
}

# The same after a run of Maven that compiled the modules and wrote their class paths.
compile_bench_only() {
    mkdir -p "$work/classes"
    classes=$root/app/target/classes:$root/app/target/test-classes:$root/connectors/app-store-connect/target/classes
    classes=$classes:$root/connector-api/target/classes:$(cat "$root/app/target/bench-classpath")
    find "$root/scripts/lib/bench" -name '*.java' -print0 \
        | xargs -0 "$JAVA_HOME/bin/javac" -proc:none -nowarn -cp "$classes" -d "$work/classes"
}

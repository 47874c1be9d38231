# Compiles what scripts/bench runs: it stands beside the modules, because it looks into more than one of them.

work=$root/target/bench

# Sets classes to the class path. Fails with the words of Maven or of the compiler.
compile_bench() {
    mkdir -p "$work/classes"
    maven -q --no-transfer-progress -pl app,connectors/app-store-connect -am test-compile dependency:build-classpath \
        -Dspotless.check.skip -Dmdep.outputFile=target/bench-classpath -Dmdep.includeScope=test >"$work/build.log" 2>&1 \
        || { tail -n 20 "$work/build.log" >&2 && return 1; }
    classes=$root/app/target/classes:$root/app/target/test-classes:$root/connectors/app-store-connect/target/classes
    classes=$classes:$root/connector-api/target/classes:$(cat "$root/app/target/bench-classpath")
    find "$root/scripts/lib/bench" -name '*.java' -print0 \
        | xargs -0 "$JAVA_HOME/bin/javac" -proc:none -nowarn -cp "$classes" -d "$work/classes"
}

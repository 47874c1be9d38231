#!/usr/bin/env bash
# Starts the server that was just built and ends it, to keep what a first start works out: the classes it loads, in an archive (Java's
# class data sharing), and the server's own caches. Every later start takes them from there. Run by the build of liberty; a server
# without them, or with another JDK, starts too.

# Whatever settings, databases and keys the surroundings name are none of its business.
if [ "${1:-}" != alone ]; then
    exec env -i PATH="$PATH" HOME="${HOME:-/}" JAVA_HOME="${JAVA_HOME:-}" TMPDIR="${TMPDIR:-/tmp}" LANG=C.UTF-8 "$0" alone
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/scripts/lib/words.sh"
. "$root/scripts/lib/jdk.sh"
. "$root/scripts/lib/server.sh"

find_jdk
archive=$wlp/usr/servers/storelink/classes.jsa
# Not among the drop-ins of the configuration: the build reads all of those as XML, and complains.
options=$wlp/usr/shared/jvm.options
rm -rf "$archive" "$options" "$caches"

STORELINK_HOME=$root/liberty/target/first-start
STORELINK_BIND=127.0.0.1
STORELINK_HTTP_PORT=$(free_port)
STORELINK_HTTPS_PORT=$(free_port)
rm -rf "$STORELINK_HOME"
trap end_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
prepare_home

# Java 25.0.3 may crash over a class that was unloaded before it writes the archive.
export JVM_ARGS="-XX:-ClassUnloading '-XX:ArchiveClassesAtExit=${archive//\'/\'\\\'\'}' -Xlog:disable -Xlog:all=warning:stderr"
start_server
wait_until_ready 180
for page in /set-up /sign-in /v2 /openapi; do
    ask "$host" "$STORELINK_HTTP_PORT" "$page" >/dev/null
done
end_all
# No secret lies in any of them, and the server may be run by somebody else than who built it.
umask 022
mv "$STORELINK_HOME/work/storelink/workarea" "$caches"
rm -rf "$caches"/.s*
chmod -R go+rX "$caches"
if [ ! -s "$archive" ]; then
    say "Java wrote no archive of classes, so every start takes some seconds longer. Its words:"
    tail -n 5 "$STORELINK_HOME/logs/console.log"
    exit
fi
rm -rf "$STORELINK_HOME"
mkdir -p "$(dirname "$options")"
chmod 644 "$archive"
printf '%s\n' "-XX:SharedArchiveFile=$archive" -Xlog:cds=off >"$options"

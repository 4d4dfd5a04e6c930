#!/bin/sh
# What a build script does: go build, then package the result. Needs a JRE and gopack.jar, nothing else.
#   build.sh PROGRAM VERSION OUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../lib/gopack.jar
[ -f "$jar" ] || jar=$here/../../cli/target/gopack.jar # in a checkout
jar=${GOPACK_JAR:-$jar}
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$jar" "$here/PackageTool.java" "$@"

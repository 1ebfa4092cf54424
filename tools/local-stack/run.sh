# What ./start, ./stop, ./load and ./verify share; read by them, not run.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
stack="$root/tools/local-stack/target"

fail() {
  echo "$*" >&2
  exit 1
}

java_home_or_path() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then echo "$JAVA_HOME/bin/java"; else command -v java || true; fi
}

java="$(java_home_or_path)"
[ -n "$java" ] || fail "Meterwise needs a JDK, 17 or newer: none is on the PATH and JAVA_HOME names none"

# Something is missing, or some source is newer than the last build.
needs_build() {
  local built="$root/target/built" module jar
  [ -f "$built" ] && [ -d "$stack/lib" ] && [ -d "$root/tools/evidence/target/lib" ] && [ -d "$root/tools/kafka-broker/target/lib" ] || return 0
  ls "$stack"/local-stack-*.jar > /dev/null 2>&1 || return 0
  for module in "$root"/*-service "$root"/operations-console; do
    jar="$module/target/quarkus-app/quarkus-run.jar"
    if [ -f "$module/pom.xml" ] && [ ! -f "$jar" ]; then return 0; fi
  done
  [ -n "$(find "$root"/pom.xml "$root"/libs "$root"/tools "$root"/*-service "$root"/operations-console -name target -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' \) -type f -newer "$built" -print | head -n 1)" ]
}

# Builds without tests, telling the modules as they come.
build() {
  command -v mvn > /dev/null || fail "Meterwise needs Maven 3.8 or newer to be built: mvn is not on the PATH"
  mkdir -p "$root/target"
  touch "$root/target/building"
  echo "building; the first time Maven also fetches what it needs, which takes some minutes"
  mvn -B -f "$root/pom.xml" -DskipTests package > "$root/target/build.log" 2>&1 &
  local maven=$! module=""
  while kill -0 "$maven" 2> /dev/null; do
    sleep 1
    local now
    now="$(grep -o 'Building Meterwise: .*' "$root/target/build.log" | tail -n 1 || true)"
    if [ "$now" != "$module" ]; then
      module="$now"
      echo "  $module"
    fi
  done
  if ! wait "$maven"; then
    tail -n 40 "$root/target/build.log" >&2
    fail "the build failed; all of it is in $root/target/build.log"
  fi
  # sources that were changed meanwhile are newer than the beginning
  mv "$root/target/building" "$root/target/built"
}

# Runs a command of the local stack in a process group of its own: Ctrl-C reaches this shell only, which asks the other side to end in order.
run() {
  local asked="" status=0
  set -m
  "$java" -Xmx384m -XX:+UseSerialGC -Dmeterwise.root="$root" -cp "$stack/*:$stack/lib/*" com.meterwise.stack.LocalStack "$@" &
  local pid=$!
  trap 'asked=yes; kill -TERM "$pid" 2> /dev/null || true' INT TERM HUP
  while kill -0 "$pid" 2> /dev/null; do
    status=0
    wait "$pid" || status=$?
  done
  if [ -n "$asked" ] && [ "$status" -eq 143 ]; then return 0; fi
  return "$status"
}

# Runs a class of the evidence tools; METERWISE_JAVA_OPTIONS adds to the machine's options.
evidence() {
  local class="$1"
  shift
  # shellcheck disable=SC2086
  exec "$java" -Xmx4g ${METERWISE_JAVA_OPTIONS:-} -Dmeterwise.root="$root" -Djava.awt.headless=true \
    -cp "$root/tools/evidence/target/classes:$root/tools/evidence/target/lib/*" "com.meterwise.evidence.$class" "$@"
}

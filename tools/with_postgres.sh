#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL in JOBROOM_TEST_DATABASE, and removes it whatever happens.
# usage: tools/with_postgres.sh COMMAND [ARGUMENT]…
# It listens on a socket in a temporary folder only, and syncs nothing to disk. PostgreSQL refuses to run
# as root, so root starts it as the user postgres or nobody.
set -euo pipefail
bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n1)"
[ -n "$bin" ] || bin="$(dirname "$(command -v initdb)")"
folder="$(mktemp -d "${TMPDIR:-/tmp}/jobroom-pg.XXXXXX")"
as=()
if [ "$(id -u)" = 0 ]; then
  owner="$(id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody)"
  chown "$owner" "$folder"
  as=(setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups env HOME="$folder")
fi
in_folder() { (cd "$folder" && "${as[@]}" "$@"); }

end() {
  in_folder "$bin/pg_ctl" stop -D "$folder/data" -m immediate -w >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

in_folder "$bin/initdb" -D "$folder/data" -U jobroom -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
settings="-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c full_page_writes=off"
settings="$settings -c synchronous_commit=off -c max_connections=60"
in_folder "$bin/pg_ctl" start -D "$folder/data" -w -l "$folder/log" -o "$settings" >/dev/null ||
  { cat "$folder/log" >&2; exit 1; }
export JOBROOM_TEST_DATABASE="postgres://jobroom@${folder//\//%2F}/postgres"
"$@"

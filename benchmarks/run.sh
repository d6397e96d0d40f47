#!/bin/sh
# Judges generated orders with plumbrule and, where they are installed, with DuckDB and polars, taking turns.
#
#   benchmarks/run.sh [ROWS [ROUNDS]]      5,000,000 rows and 5 rounds unless told otherwise
#
#   SUITE    the suite document               (benchmarks/suites/orders.json)
#   DATA     a CSV file instead of generated orders
#   PEERS    a folder with duck.py and plz.py (benchmarks/peers); "none" for plumbrule alone
#   PYTHON   the Python that has duckdb and polars (python3)
#   THREADS  for plumbrule and DuckDB         (one a processor); polars takes POLARS_MAX_THREADS from it
#
# Prints a Markdown table: the median, the fastest and the slowest wall time of whole processes, the highest peak memory,
# and what part of each peer's median plumbrule's median is. What the programs print goes to benchmarks/target/runs.
set -eu

root=$(CDPATH='' cd "$(dirname "$0")/.." && pwd -P)
rows=${1:-5000000}
rounds=${2:-5}
suite=${SUITE:-$root/benchmarks/suites/orders.json}
peers=${PEERS:-$root/benchmarks/peers}
python=${PYTHON:-python3}
threads=${THREADS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
jar=$root/benchmarks/target/app/plumbrule-benchmarks.jar
runs=$root/benchmarks/target/runs

die() {
    echo "run.sh: $*" >&2
    exit 2
}

case $rows$rounds in *[!0-9]* | '') die "ROWS and ROUNDS are whole numbers, but were '$rows' and '$rounds'" ;; esac
[ "$rows" -gt 0 ] && [ "$rounds" -gt 0 ] || die "ROWS and ROUNDS must be at least 1"
[ -f "$suite" ] || die "there is no suite $suite"

if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
if [ ! -f "$jar" ]; then
    echo "building the benchmarks …" >&2
    (cd "$root" && mvn -q -B -ntp -DskipTests -pl benchmarks -am package) >&2
fi

data=${DATA:-}
if [ -z "$data" ]; then
    data=$root/benchmarks/target/data/orders-$rows.csv
    if [ ! -f "$data" ]; then
        echo "generating $rows orders …" >&2
        mkdir -p "$root/benchmarks/target/data"
        "$java" -cp "$jar" io.github.plumbrule.benchmarks.OrdersGenerator "$rows" 42 "$data"
    fi
fi
[ -f "$data" ] || die "there is no file $data"

mkdir -p "$runs"
rm -f "$runs"/*.times "$runs"/*.out "$runs"/*.err

names=plumbrule
if [ "$peers" != none ]; then
    for peer in duck plz; do
        module=duckdb
        [ $peer = duck ] || module=polars
        if [ -f "$peers/$peer.py" ] && "$python" -c "import $module" 2>/dev/null; then
            names="$names $peer"
        else
            echo "without $module: no $peers/$peer.py, or $python cannot import $module" >&2
        fi
    done
fi

# GNU time tells the peak memory; without it there is only the wall time that the shell measures.
if /usr/bin/time -f '%e %M' true >/dev/null 2>&1; then gnu_time=yes; else gnu_time=no; fi

# timed NAME COMMAND...: one run, its seconds and peak kilobytes added to NAME.times. The exit code is returned.
timed() {
    name=$1
    shift
    code=0
    if [ $gnu_time = yes ]; then
        /usr/bin/time -q -f '%e %M' -o "$runs/$name.time" "$@" >"$runs/$name.out" 2>"$runs/$name.err" || code=$?
        cat "$runs/$name.time" >>"$runs/$name.times"
    else
        # The subshell keeps what "time -p" prints apart from what the command prints.
        (time -p "$@" >"$runs/$name.out" 2>"$runs/$name.err") 2>"$runs/$name.time" || code=$?
        awk '$1 == "real" { print $2, 0 }' "$runs/$name.time" >>"$runs/$name.times"
    fi
    return $code
}

run() {
    code=0
    case $1 in
        plumbrule)
            timed plumbrule "$root/bin/plumbrule" validate --suite "$suite" --threads "$threads" \
                --json "$runs/plumbrule.json" "$data" || code=$?
            # 1 is a verdict too: the generated orders contain errors.
            [ $code -le 1 ] || { cat "$runs/plumbrule.err" >&2 && die "plumbrule ended with exit code $code"; }
            ;;
        duck) timed duck "$python" "$peers/duck.py" "$suite" "$data" "$threads" || code=$? ;;
        plz) timed plz env POLARS_MAX_THREADS="$threads" "$python" "$peers/plz.py" "$suite" "$data" streaming || code=$? ;;
    esac
    [ "$1" = plumbrule ] || [ $code = 0 ] || { cat "$runs/$1.err" >&2 && die "$1 ended with exit code $code"; }
}

# Once for the file cache, the compiled bytecode and the class archive; not counted.
for name in $names; do
    run "$name"
    rm -f "$runs/$name.times"
done
round=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    echo "round $round of $rounds" >&2
    for name in $names; do
        run "$name"
    done
done

echo "$(basename "$data"), $(wc -c <"$data" | tr -d ' ') bytes; $(basename "$suite"); $threads threads; $rounds rounds in turn"
echo
echo '| program | median | fastest to slowest | peak memory | plumbrule takes |'
echo '|---|---|---|---|---|'
own=
for name in $names; do
    case $name in
        plumbrule) label=plumbrule ;;
        duck) label='DuckDB, one hand-written SQL aggregate' ;;
        plz) label='polars, streaming' ;;
    esac
    figures=$(sort -n "$runs/$name.times" | awk '
        { seconds[NR] = $1; if ($2 > peak) peak = $2 }
        END {
            median = NR % 2 ? seconds[(NR + 1) / 2] : (seconds[NR / 2] + seconds[NR / 2 + 1]) / 2
            printf "%.2f %.2f %.2f %d", median, seconds[1], seconds[NR], peak / 1000
        }')
    # shellcheck disable=SC2086 # Four numbers.
    set -- $figures
    [ -n "$own" ] || own=$1
    ratio=$(awk -v own="$own" -v other="$1" 'BEGIN { if (other > 0) printf "%.2f ×", own / other; else print "–" }')
    [ $name = plumbrule ] && ratio=
    memory="$4 MB"
    [ "$4" -gt 0 ] || memory=unknown
    echo "| $label | $1 s | $2–$3 s | $memory | $ratio |"
done

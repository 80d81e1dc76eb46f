#!/bin/sh
# long.sh - many random signatures, in batches that are built, run and deleted.
#
#     long.sh BUILD_FOLDER SEED COUNT [FIRST]
#     FORM=text long.sh ...        by the run-time layer alone, from C text: no C++ to compile
#
# BUILD_FOLDER is tests/generated in the build folder. Two batches, or JOBS, at a time. Ends at the first mismatch
# and keeps that batch; a run that was interrupted goes on at signature FIRST.
build=$1 seed=$2 count=$3 first=${4:-0}
. "$(dirname "$0")/batch.sh" "$build"
form=${FORM:-batch}
if [ "$form" = text ]; then size=1000 writes=text; else size=250 writes=; fi

one_batch() {
    folder=$build/long/$1
    mkdir -p "$folder"
    $generate "$seed" "$1" $size "$features" "$folder/batch" $writes && build_$form "$folder" &&
        run_$form "$folder" "$seed" > "$folder/log" && rm -r "$folder" && return
    cat "$folder/log"
    echo "signatures $1 to $(($1 + size - 1)) of seed $seed failed; kept in $folder"
    touch "$build/long/failed"
}

rm -rf "$build/long"
while [ "$first" -lt "$count" ] && [ ! -e "$build/long/failed" ]; do
    running=0
    while [ $running -lt "${JOBS:-2}" ] && [ "$first" -lt "$count" ]; do
        one_batch "$first" &
        first=$((first + size))
        running=$((running + 1))
    done
    wait
    echo "$first of $count signatures of seed $seed"
done
[ ! -e "$build/long/failed" ]

#!/bin/sh
# smallest.sh - makes a declaration that goes wrong as small as it can be while it still does.
#
#     smallest.sh BUILD_FOLDER SEED INDEX [text]
#
# With `text`, by the run-time layer alone, which is much quicker.
# BUILD_FOLDER is tests/generated in the build folder. Tries everything that is one step simpler (a parameter less, a
# member less, an attribute less ...), takes the smallest that fails, and again. What does not compile counts as
# fine.
build=$1 seed=$2 index=$3 text=${4:-}
. "$(dirname "$0")/batch.sh" "$build"
folder=$build/smallest
rm -rf "$folder"
mkdir -p "$folder"
steps=
while :; do
    $generate "$seed" "$index" "${steps:--}" "$features" "$folder/batch" simpler $text && build_${text:-batch} "$folder" || exit 2
    if run_${text:-batch} "$folder" "$seed" > "$folder/log"; then break; fi
    failing=$(sed -n 's/^\(smallest\|crashed\).*signature \([0-9]*\).*/\2/p' "$folder/log")
    steps=$steps$failing,
    sed -n '/^\(smallest\|crashed\)/,$p' "$folder/log" > "$folder/declaration"
    echo "$(wc -l < "$folder/declaration") lines after steps $steps"
done
if [ -e "$folder/declaration" ]; then sed 's/ (repeat.*//' "$folder/declaration"; else echo "It is as small as it gets, or does not fail here."; fi

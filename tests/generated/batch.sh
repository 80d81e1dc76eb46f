# batch.sh - for the scripts beside it: one batch, built and run in a folder of its own.
#
#     . batch.sh BUILD_FOLDER
#     build_batch FOLDER      FOLDER has batch.h, batch.c and batch.cpp; makes FOLDER/run
#     run_batch FOLDER SEED
. "$1/batch.env"

build_batch() {
    echo 'void batch(); void run_batches(); void run_batches() { batch(); }' > "$1/all.cpp"
    $cc -c "$1/batch.c" -o "$1/batch_c.o" &&
        $cxx "$1/batch.cpp" "$1/all.cpp" "$sources/main.cpp" "$1/batch_c.o" $libraries -o "$1/run"
}

run_batch() {
    $emulator "$1/run" "$sources/smallest.sh $build $2"
}

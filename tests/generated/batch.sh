# batch.sh - for the scripts beside it: one batch, built and run in a folder of its own.
#
#     . batch.sh BUILD_FOLDER
#     build_batch FOLDER      FOLDER has batch.h, batch.c and batch.cpp; makes FOLDER/run
#     run_batch FOLDER SEED
#     build_text FOLDER       FOLDER has batch.h and batch.c, in the form called by text; makes FOLDER/batch.so
#     run_text FOLDER SEED
. "$1/batch.env"

build_batch() {
    echo 'void batch(); void run_batches(int, char**); void run_batches(int, char**) { batch(); }' > "$1/all.cpp"
    $cc -c "$1/batch.c" -o "$1/batch_c.o" &&
        $cxx "$1/batch.cpp" "$1/all.cpp" "$1/batch_c.o" $objects $libraries -o "$1/run"
}

run_batch() {
    $emulator "$1/run" "$sources/smallest.sh $build $2"
}

build_text() {
    $cc -fPIC -shared "$1/batch.c" -o "$1/batch.so"
}

run_text() {
    $emulator "$text_program" "$sources/smallest.sh $build $2" "$1/batch.so"
}

// tests/generated/text.cpp - calls what is in shared objects by its C text, in the place of compiled batches.
#include "dynamic.hpp"

#include <ctypes/library.hpp>

void run_batches(int count, char** shared_objects);
void run_batches(int count, char** shared_objects) {
    for (int i = 0; i < count; ++i) {
        const ctypes::library batch(shared_objects[i]);
        const auto* entries = &batch.variable<const generated_entry* const>("generated_entries");
        for (; *entries != nullptr; ++entries) {
            generated::report to((*entries)->index, (*entries)->text);
            generated::run_dynamic(to, **entries);
        }
    }
}

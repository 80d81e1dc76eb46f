// tests/generated/dynamic.hpp - the run-time layer as a path of the generated signatures; dynamic.cpp has it.
#pragma once

#include "report.hpp"

#include <cstddef>

namespace generated {

/// What the path needs of a generated function. Sizes and alignments are the compiler's, the result's first.
struct dynamic_signature {
    std::size_t fixed;
    const std::size_t* sizes;
    const std::size_t* alignments;
    void (*function)();
    int (*back)(void* code);
    void (*fill)(void* const* arguments);
    int (*wrong)(void* const* arguments);
    void (*give)(void* result);
    int (*got)(const void* result);
    const char* text;
};

/// The path, in programs that dynamic.cpp is linked to.
inline void (*run_dynamic)(report& to, const dynamic_signature& s) = nullptr;

} // namespace generated

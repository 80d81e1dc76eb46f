// tests/runtime/convention/each.hpp - the conventions of the target that are not its own, and records that they pass
// otherwise. The attribute cannot be a template argument (g++ drops it), so cases for a convention come out of a macro.
#pragma once

#if defined(__x86_64__) && !defined(_WIN32)
#define EACH_CONVENTION(X) X(ms_abi)
#elif defined(__i386__)
#define EACH_CONVENTION(X) X(stdcall) X(fastcall) X(thiscall)
#pragma GCC diagnostic ignored "-Wattributes" // pedantic g++ wants thiscall at methods only
#else
#define EACH_CONVENTION(X)
#endif

namespace {

struct three { // 24 bytes on x86-64: by reference in Windows' convention
    double x;
    long y;
    int z;
};
struct one { // 8 bytes: in an integer register there
    double x;
};

} // namespace

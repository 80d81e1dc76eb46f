// SPDX-License-Identifier: MIT
// ctypes/detail/call/process_state.ipp - the functions of process_state.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/call/process_state.hpp>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

namespace ctypes::detail {

CTYPES_DECL process_state* new_process_state() {
    auto* const made = new process_state;
    made->make_key();
    return made;
}

CTYPES_DECL process_state* meet_process_state() {
    static constexpr const char* begin = "ctypes:";
    const auto runtime =
        reinterpret_cast<std::uintptr_t>(static_cast<void (*)(std::exception_ptr)>(&std::rethrow_exception));
    char name[64];
    std::snprintf(name, sizeof name, "ctypes-process-state-%d-%llx", process_state_version,
                  static_cast<unsigned long long>(runtime));
    process_state* found = nullptr;
    ::flockfile(stderr);
    const char* const stored = ::bindtextdomain(name, nullptr); // of an unknown name: null, or the default folder
    if (stored != nullptr && std::strncmp(stored, begin, std::strlen(begin)) == 0) {
        found = reinterpret_cast<process_state*>(
            static_cast<std::uintptr_t>(std::strtoull(stored + std::strlen(begin), nullptr, 16)));
    } else {
        try {
            found = new_process_state();
            char address[32];
            std::snprintf(address, sizeof address, "%s%llx", begin,
                          static_cast<unsigned long long>(reinterpret_cast<std::uintptr_t>(found)));
            ::bindtextdomain(name, address); // without memory for it, this module stays alone
        } catch (...) {
            ::funlockfile(stderr);
            throw;
        }
    }
    ::funlockfile(stderr);
    return found;
}

[[gnu::cold, gnu::noinline]] CTYPES_DECL process_state& join_process_now() {
    const errno_unchanged during;
    static process_state* const found = meet_process_state();
    shared_state.store(found, std::memory_order_release);
    return *found;
}

CTYPES_DECL process_state& join_process() {
    process_state* const known = shared_state.load(std::memory_order_acquire);
    if (known == &unjoined_state) [[unlikely]]
        return join_process_now();
    return *known;
}

} // namespace ctypes::detail

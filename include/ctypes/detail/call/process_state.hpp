// SPDX-License-Identifier: MIT
// ctypes/detail/call/process_state.hpp - what all modules of a process share, also where they share no symbols.
//
//     process_state& shared = join_process();             // once for each module; then shared_state points to it
//
// A plugin that is loaded with RTLD_LOCAL, or built with -fvisibility=hidden, has its own copy of each variable of this
// library, and so has a program linked without -rdynamic. What an exception of a callback needs must be one for all: the
// call that waits for it may be made by another module than the callback.
#pragma once

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <exception>

#if defined(__linux__) && __has_include(<libintl.h>)
#include <libintl.h>
#include <pthread.h>
#endif

namespace ctypes::detail {

/// Restores errno at the end of a block: a callback or a call does not change it by what the library does besides.
class errno_unchanged {
public:
    errno_unchanged() noexcept : saved_(errno) {}
    ~errno_unchanged() { errno = saved_; }
    errno_unchanged(const errno_unchanged&) = delete;
    errno_unchanged& operator=(const errno_unchanged&) = delete;

private:
    int saved_;
};

/// Data only: a module that is unloaded leaves no address of its code here. Never destroyed.
struct process_state {
    std::atomic<std::size_t> held{0};                           ///< calls that hold an exception, on all threads
    std::atomic<void (*)(std::exception_ptr)> handler{nullptr}; ///< null: each module's own

#if defined(__linux__) && __has_include(<libintl.h>)
    pthread_key_t key{};
    bool has_key = false;
    /// What this thread has stored, or null.
    [[nodiscard]] void* of_thread() const noexcept { return has_key ? pthread_getspecific(key) : nullptr; }
    bool set_of_thread(void* to) const noexcept { return has_key && pthread_setspecific(key, to) == 0; }
    void make_key() noexcept { has_key = pthread_key_create(&key, nullptr) == 0; }
#else
    static inline constinit thread_local void* stored = nullptr;
    [[nodiscard]] static void* of_thread() noexcept { return stored; }
    static bool set_of_thread(void* to) noexcept {
        stored = to;
        return true;
    }
    static void make_key() noexcept {}
#endif
};

/// The layout of process_state and of what threads store there. Modules with another one do not meet.
inline constexpr int process_state_version = 2;

process_state* new_process_state();

#if defined(__linux__) && __has_include(<libintl.h>)
/// The state that the first module of the process has made.
///
/// The meeting place is the C library's table of text domains: bindtextdomain(3) stores a string under a name, for the
/// whole process, and gives it back, whatever the visibility of symbols and the flags of dlopen are; POSIX.1-2024 has it.
/// Nothing is ever looked up in the domain that is used here, and the string is no path but the address of the state. The
/// name also holds an address in the C++ runtime: where a module is linked to its own copy of that, exceptions do not pass
/// from it to others, and it does not meet them. stdio's lock of stderr, which all modules share too, keeps two modules
/// from storing at once.
process_state* meet_process_state();
#else
/// Other systems: modules meet where the linker or loader makes one variable of the inline ones.
inline process_state* meet_process_state() { return new_process_state(); }
#endif

inline constinit process_state unjoined_state; ///< nothing is ever held here
inline constinit std::atomic<process_state*> shared_state{&unjoined_state};

[[gnu::cold]] process_state& join_process_now();

/// The state, found the first time. Throws std::bad_alloc. What makes a callback or a checking call has to come here,
/// so that it sees what other modules hold.
process_state& join_process();

} // namespace ctypes::detail

#ifndef CTYPES_COMPILED
#include <ctypes/detail/call/process_state.ipp>
#endif

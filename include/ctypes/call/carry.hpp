// ctypes/call/carry.hpp - carries an exception thrown in a callback over the C frames below it.
//
//     detail::carrier carried;                 // this call catches what its callbacks throw
//     qsort(data, n, size, compare);           // compare throws: the thunk keeps the exception here
//     carried.rethrow();                       // and here, behind the C frames, it flies on
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <utility>

namespace ctypes::detail {

/// One checking call in flight on this thread. Carriers form a stack through a thread-local pointer, so a checking
/// call made inside a callback has its own and an exception always goes to the innermost call that led to it.
/// Nothing here allocates; a call that is not checking never touches it.
class carrier {
public:
    carrier() noexcept : outer_(innermost_) { innermost_ = this; }
    ~carrier() {
        innermost_ = outer_;
        if (kept_) [[unlikely]] // C++ code between the C function and us has thrown something else
            held_.fetch_sub(1, std::memory_order_relaxed);
    }
    carrier(const carrier&) = delete;
    carrier& operator=(const carrier&) = delete;

    /// To be called when C has returned: throws the kept exception if there is one.
    void rethrow() {
        if (kept_) [[unlikely]] {
            held_.fetch_sub(1, std::memory_order_relaxed);
            const std::exception_ptr thrown = kept_;
            kept_ = nullptr;
            std::rethrow_exception(thrown);
        }
    }

    /// Does the innermost call of this thread hold an exception already? Callbacks then answer with their stop
    /// value and do not run. The process-wide count is asked first: it costs one plain load where a
    /// thread-local variable of a shared library costs a function call. A thread always sees its own increment.
    [[nodiscard]] static bool stopped() noexcept {
        if (held_.load(std::memory_order_relaxed) == 0) [[likely]]
            return false;
        return innermost_ != nullptr && innermost_->kept_ != nullptr;
    }

    /// Gives `exception` to the innermost call of this thread; false where no call is waiting for one.
    [[nodiscard]] static bool keep(const std::exception_ptr& exception) noexcept {
        if (innermost_ == nullptr) return false;
        if (innermost_->kept_ == nullptr) { // the first one counts, as it would without C in between
            innermost_->kept_ = exception;
            held_.fetch_add(1, std::memory_order_relaxed);
        }
        return true;
    }

private:
    carrier* outer_;
    std::exception_ptr kept_;

    static inline constinit thread_local carrier* innermost_ = nullptr;
    static inline constinit std::atomic<std::size_t> held_{0}; // carriers with an exception, all threads
};

} // namespace ctypes::detail

// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/signature.hpp - a run-time signature prepared for calls and closures.
//
//     auto prepared = detail::runtime::signature::prepare(function_type);
//     prepared->call(address, result, arguments);
//
// The classifier of ctypes/detail/abi/ says where everything travels. From that come the plan of the fast path, where
// there is one, and the cif for libffi, which serves everything else and is what the fast path is tested against.
#pragma once

#include <ctypes/detail/abi/lowering.hpp>
#include <ctypes/detail/abi/ms_x86_64.hpp>
#include <ctypes/detail/call/cif.hpp>
#include <ctypes/detail/dynamic/ffi_types.hpp>
#include <ctypes/detail/dynamic/object_storage.hpp>
#include <ctypes/detail/fast_call/call_plan.hpp>
#include <ctypes/detail/ffi.hpp>
#include <ctypes/dynamic/type.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ctypes::detail::runtime {

/// A signature: types, places, plan, cif. Constant once it is prepared; shared by functions and callbacks.
class signature : call_plan {
    using types = std::vector<dynamic::type>;

public:
    /// `arguments` are those behind the declared parameters, where the function is variadic.
    static std::shared_ptr<const signature> prepare(const dynamic::type& function) {
        return prepare(function, types());
    }
    static std::shared_ptr<const signature> prepare(const dynamic::type& function, const types& arguments) {
        return std::make_shared<const signature>(function, arguments);
    }

    signature(const dynamic::type& function, const types& extra);
    signature(const signature&) = delete;
    signature& operator=(const signature&) = delete;
    ~signature() { delete made_.load(std::memory_order_relaxed); }

    [[nodiscard]] const dynamic::type& type() const noexcept { return type_; }
    [[nodiscard]] const type_node& result() const noexcept { return *result_; }
    [[nodiscard]] dynamic::type result_type() const { return dynamic::type({result_, 0}, type_.keep()); }
    [[nodiscard]] const std::vector<qualified_type>& parameters() const noexcept { return parameters_; }
    [[nodiscard]] std::size_t arity() const noexcept { return parameters_.size(); }
    [[nodiscard]] bool is_variadic() const noexcept { return type_.node().variadic; }
    [[nodiscard]] const call_plan& plan() const noexcept { return *this; }
    [[nodiscard]] std::uint64_t id() const noexcept { return id_; }
    /// Whether a parameter is a pointer to a function: such a call may run callbacks.
    [[nodiscard]] bool takes_functions() const noexcept { return takes_functions_; }
    /// Why neither way makes the call; null when one does.
    [[nodiscard]] const std::string& refused() const noexcept { return refused_; }

    /// call(function, result, arguments), by the plan where there is one, else through libffi. `arguments[i]` is the address
    /// of argument i, `result` that of room for the result, of the result's own size.
    using call_plan::call;

    /// The same through libffi. Throws ffi_error when libffi has no way.
    void call_libffi(void (*function)(), void* result, void* const* arguments) const;

    /// The cif for calls and closures, made when it is first needed. Throws ffi_error.
    class prepared_cif {
    public:
        explicit prepared_cif(const signature& of);
        [[nodiscard]] ffi_cif* get() const noexcept { return const_cast<ffi_cif*>(&cif_); }

    private:
        std::vector<ffi_type*> types_;
        ffi_cif cif_{};
    };
    [[nodiscard]] const prepared_cif& cif() const;

    [[nodiscard]] const std::vector<abi::ffi_argument>& pieces() const noexcept { return pieces_; }
    [[nodiscard]] const abi::lowered& lowered() const noexcept { return lowered_; }
    [[nodiscard]] const abi::argument_location& result_place() const noexcept { return result_place_; }
    [[nodiscard]] const std::vector<abi::argument_location>& places() const noexcept { return places_; }
    [[nodiscard]] const abi::register_usage& used() const noexcept { return used_; }
    /// Whether all places are known, and such as thunks know.
    [[nodiscard]] bool placed() const noexcept { return placed_; }

    /// Whether the result comes back as a whole ffi_arg.
    [[nodiscard]] bool widened_result() const noexcept;

private:
    static void run_libffi(const register_call& of, void (*function)(), void* result, void* const* arguments) {
        static_cast<const signature&>(of).call_libffi(function, result, arguments);
    }

    /// A copy of an argument of which C gets the address.
    class by_address {
    public:
        by_address(const type_node& n, const void* from)
            : copy_(object_storage::make(n.size, n.alignment)), address_(copy_->at()) {
            std::memcpy(address_, from, n.size);
        }
        void* get() noexcept { return &address_; }

    private:
        std::shared_ptr<object_storage> copy_;
        void* address_;
    };

    const prepared_cif& make_cif() const;

    void require_complete(const type_node& n) const;

    void place();

    /// For a convention that looks at sizes.
    void place_by_size();

    static bool points_to_function(const type_node& n) {
        return n.is == kind::pointer && n.to.to->is == kind::function;
    }

    /// Thunks keep words of 8 bytes: the long double of 64-bit ARM has a vector register of 16.
    static bool in_words(const abi::argument_location& p);

    static bool result_known(const type_node& n) { return n.fields_known || n.size > abi::largest_in_registers; }

    void refuse(const char* why, std::size_t argument);

    void take_result(void* to, const std::byte* room) const;
    static const void* big_endian_tail(const ffi_arg* wide, std::size_t size);

    /// Four bits for each type, the result first; 0 when they do not fit or a type has no code.
    void make_id();

    // Of dependent types, so that no overload of operator+ is looked for before a signature is made.
    dynamic::type type_;
    types extra_;
    const type_node* result_ = nullptr;
    std::vector<qualified_type> parameters_;
    std::size_t fixed_ = 0;
    std::vector<abi::argument_location> places_;
    abi::argument_location result_place_{};
    abi::register_usage used_{};
    bool placed_ = false;
    std::vector<abi::ffi_argument> pieces_;
    abi::lowered lowered_{};
    ffi_types types_;
    convention by_ = convention::platform;
    std::uint64_t id_ = 0;
    bool takes_functions_ = false;
    std::string refused_;
    mutable std::once_flag once_;
    mutable std::atomic<const prepared_cif*> made_{nullptr}; // owned
};

} // namespace ctypes::detail::runtime

#ifndef CTYPES_COMPILED
#include <ctypes/detail/dynamic/signature.ipp>
#endif

// ctypes/dynamic/signature.hpp - a run-time signature prepared for calls and closures.
//
//     auto prepared = detail::runtime::signature::prepare(function_type);
//     prepared->call(address, result, arguments);
//
// The classifier of ctypes/type/abi/ says where everything travels. From that come the plan of the fast path, where
// there is one, and the cif for libffi, which serves everything else and is what the fast path is tested against.
#pragma once

#include <ctypes/call/cif.hpp>
#include <ctypes/detail/ffi.hpp>
#include <ctypes/dynamic/block.hpp>
#include <ctypes/dynamic/ffi_types.hpp>
#include <ctypes/dynamic/plan.hpp>
#include <ctypes/dynamic/type.hpp>
#include <ctypes/signature/c_text_convention.hpp>
#include <ctypes/type/abi/lowering.hpp>
#include <ctypes/type/abi/ms_x86_64.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <forward_list>
#include <iterator>
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

    signature(const dynamic::type& function, const types& extra) : type_(function), extra_(extra) {
        const node& f = type_.node();
        if (f.is != kind::function) throw error("'" + type_.spelling() + "' is no function");
        result_ = f.to.to;
        for (const parameter_node& p : f.parameters) parameters_.push_back(p.type);
        fixed_ = parameters_.size();
        if (result_->is != kind::void_) require_complete(*result_);
        for (const ref& p : parameters_) require_complete(*p.to);
        for (const dynamic::type& t : extra) parameters_.push_back({&t.node(), 0});
        by_ = own_convention(type_.node().call);
        if (has_convention(type_.node().call)) {
            place();
            make_id();
        } else {
            refused_ = "the calling convention of '" + type_.spelling("f") + "' is not known here";
        }
        this->leave_to(&signature::run_libffi);
    }
    signature(const signature&) = delete;
    signature& operator=(const signature&) = delete;
    ~signature() { delete made_.load(std::memory_order_relaxed); }

    [[nodiscard]] const dynamic::type& type() const noexcept { return type_; }
    [[nodiscard]] const node& result() const noexcept { return *result_; }
    [[nodiscard]] dynamic::type result_type() const { return dynamic::type({result_, 0}, type_.keep()); }
    [[nodiscard]] const std::vector<ref>& parameters() const noexcept { return parameters_; }
    [[nodiscard]] std::size_t arity() const noexcept { return parameters_.size(); }
    [[nodiscard]] bool variadic() const noexcept { return type_.node().variadic; }
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
    void call_libffi(void (*function)(), void* result, void* const* arguments) const {
        const prepared_cif& cif = this->cif();
        void* few[16];
        std::vector<void*> many;
        void** values = few;
        if (pieces_.size() > std::size(few)) {
            many.resize(pieces_.size());
            values = many.data();
        }
        std::uint64_t filler = 0;
        std::forward_list<by_address> copies; // asks for no memory where there are none
        // filled anew for every call: ffi_call overwrites entries for large structs on x86-64 (before libffi 3.7.0)
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const abi::piece& p = pieces_[i];
            if (p.argument == abi::piece::filler)
                values[i] = &filler;
            else if (p.by_address)
                values[i] = copies.emplace_front(*parameters_[p.argument].to, arguments[p.argument]).get();
            else
                values[i] = static_cast<std::byte*>(arguments[p.argument]) + p.offset;
        }
        if (result_->size == 0 || lowered_.result.type == &ffi_type_void) {
            ffi_call(cif.get(), function, nullptr, values);
        } else if (result_->size <= 16) { // libffi writes whole registers
            alignas(16) std::byte room[64]{};
            ffi_call(cif.get(), function, room, values);
            take_result(result, room);
        } else {
            ffi_call(cif.get(), function, result, values);
        }
    }

    /// The cif for calls and closures, made when it is first needed. Throws ffi_error.
    class prepared_cif {
    public:
        explicit prepared_cif(const signature& of) {
            if (!of.refused_.empty()) throw ffi_error("ffi_prep_cif", -1, of.refused_);
            for (const abi::piece& p : of.pieces_) types_.push_back(p.type);
            std::size_t fixed = 0;
            while (fixed < of.pieces_.size() &&
                   (of.pieces_[fixed].argument == abi::piece::filler || of.pieces_[fixed].argument < of.fixed_))
                ++fixed;
            const auto count = static_cast<unsigned>(types_.size());
            types_.push_back(nullptr);
            if (of.variadic())
                check(ffi_prep_cif_var(&cif_, /* abi = */ abi_of(of.by_),
                                       /* nfixedargs = */ static_cast<unsigned>(fixed),
                                       /* ntotalargs = */ count, /* rtype = */ of.lowered_.result.type, types_.data()),
                      "ffi_prep_cif_var");
            else
                check(ffi_prep_cif(&cif_, /* abi = */ abi_of(of.by_), /* nargs = */ count,
                                   /* rtype = */ of.lowered_.result.type,
                                   /* atypes = */ types_.data()),
                      "ffi_prep_cif");
            if (cif_.bytes < of.lowered_.stack_room) cif_.bytes = static_cast<unsigned>(of.lowered_.stack_room);
        }
        [[nodiscard]] ffi_cif* get() const noexcept { return const_cast<ffi_cif*>(&cif_); }

    private:
        std::vector<ffi_type*> types_;
        ffi_cif cif_{};
    };
    [[nodiscard]] const prepared_cif& cif() const {
        const prepared_cif* const made = made_.load(std::memory_order_acquire);
        return made != nullptr ? *made : make_cif();
    }

    [[nodiscard]] const std::vector<abi::piece>& pieces() const noexcept { return pieces_; }
    [[nodiscard]] const abi::lowered& lowered() const noexcept { return lowered_; }
    [[nodiscard]] const abi::placement& result_place() const noexcept { return result_place_; }
    [[nodiscard]] const std::vector<abi::placement>& places() const noexcept { return places_; }
    [[nodiscard]] const abi::usage& used() const noexcept { return used_; }
    /// Whether all places are known, and such as thunks know.
    [[nodiscard]] bool placed() const noexcept { return placed_; }

    /// Whether the result comes back as a whole ffi_arg.
    [[nodiscard]] bool widened_result() const noexcept {
        return (is_arithmetic(*result_) || result_->is == kind::pointer) && result_->is != kind::floating &&
               result_->size < sizeof(ffi_arg);
    }

private:
    static void run_libffi(const straight_call& of, void (*function)(), void* result, void* const* arguments) {
        static_cast<const signature&>(of).call_libffi(function, result, arguments);
    }

    /// A copy of an argument of which C gets the address.
    class by_address {
    public:
        by_address(const node& n, const void* from) : copy_(block::make(n.size, n.alignment)), address_(copy_->at()) {
            std::memcpy(address_, from, n.size);
        }
        void* get() noexcept { return &address_; }

    private:
        std::shared_ptr<block> copy_;
        void* address_;
    };

    [[gnu::noinline]] const prepared_cif& make_cif() const {
        std::call_once(once_, [this] { made_.store(new prepared_cif(*this), std::memory_order_release); });
        return *made_.load(std::memory_order_relaxed);
    }

    void require_complete(const node& n) const {
        if (!n.complete)
            throw error("'" + type_.spelling("f") + "' cannot be called: '" + spell({&n, 0}, {}) + "' is not complete");
    }

    void place() {
        if (by_size(by_)) return place_by_size();
        const auto describe = [&](const node& n, std::size_t i) {
            const char* why = nullptr;
            ffi_type* const t = types_.make(n, why);
            if (why != nullptr) refuse(why, i);
            return t;
        };
        abi::value result = abi_value(*result_);
        ffi_type* const result_type = describe(*result_, abi::piece::filler);
        std::vector<abi::value> values;
        std::vector<ffi_type*> whole;
        bool known = abi::supported && by_ == convention::platform && result_known(*result_);
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            const node& n = *parameters_[i].to;
            values.push_back(abi_value(n));
            whole.push_back(describe(n, i));
            known = known && result_known(n);
            takes_functions_ = takes_functions_ || points_to_function(n);
        }
        places_.resize(values.size());
        if (!known) {
            lowered_.result.type = result_type;
            lowered_.count = values.size();
            for (std::size_t i = 0; i < values.size(); ++i) pieces_.push_back({whole[i], i, 0, values[i].size});
            return;
        }
        used_ = abi::place(abi::host, result, values, result_place_, places_);
        pieces_.resize(abi::most_pieces(values.size()));
        lowered_ = abi::lower(abi::host, result, values, result_type, whole, result_place_, places_, used_, pieces_);
        pieces_.resize(lowered_.count);
        if (lowered_.refused != nullptr) refuse(lowered_.refused, lowered_.refused_argument);
        std::vector<const node*> nodes;
        for (const ref& p : parameters_) nodes.push_back(p.to);
        if (!lowered_.misplaced)
            static_cast<call_plan&>(*this) = call_plan(*result_, nodes, result_place_, places_, used_, variadic());
        placed_ = refused_.empty() && in_words(result_place_);
        for (const abi::placement& p : places_) placed_ = placed_ && in_words(p);
    }

    /// For a convention that looks at sizes.
    void place_by_size() {
        std::vector<abi::value> values;
        for (const ref& p : parameters_) {
            values.push_back(abi_value(*p.to));
            takes_functions_ = takes_functions_ || points_to_function(*p.to);
        }
        pieces_.resize(abi::most_pieces(values.size()));
        lowered_ = abi::ms_x86_64::lower(abi_value(*result_), values, pieces_);
        pieces_.resize(lowered_.count);
        if (lowered_.refused != nullptr) refuse(lowered_.refused, lowered_.refused_argument);
    }

    static bool points_to_function(const node& n) { return n.is == kind::pointer && n.to.to->is == kind::function; }

    /// Thunks keep words of 8 bytes: the long double of 64-bit ARM has a vector register of 16.
    static bool in_words(const abi::placement& p) {
        for (std::size_t k = 0; p.how == abi::way::registers && k < p.count; ++k)
            if (p.parts[k].size > 8) return false;
        return true;
    }

    static bool result_known(const node& n) { return n.leaves_known || n.size > abi::largest_in_registers; }

    void refuse(const char* why, std::size_t argument) {
        if (!refused_.empty()) return;
        const node& n = argument < parameters_.size() ? *parameters_[argument].to : *result_;
        refused_ = "it cannot pass '" + spell({&n, 0}, {}) + "' as C does: " + why;
    }

    void take_result(void* to, const std::byte* room) const {
        if (widened_result()) {
            ffi_arg wide;
            std::memcpy(&wide, room, sizeof wide);
            std::memcpy(to, big_endian_tail(&wide, result_->size), result_->size);
        } else {
            const std::size_t offset = lowered_.result.offset;
            if (offset != 0) std::memset(to, 0, offset);
            std::memcpy(static_cast<std::byte*>(to) + offset, room, result_->size - offset);
        }
    }
    static const void* big_endian_tail(const ffi_arg* wide, std::size_t size) {
        const auto* const bytes = reinterpret_cast<const std::byte*>(wide);
        return std::endian::native == std::endian::little ? bytes : bytes + sizeof *wide - size;
    }

    /// Four bits for each type, the result first; 0 when they do not fit or a type has no code.
    void make_id() {
        if (variadic() || parameters_.size() > 14 || by_ != convention::platform) return;
        std::uint64_t made = 0;
        const auto add = [&](const node& n) {
            made = made << 4 | n.code;
            return n.code != code_none;
        };
        bool all = true;
        for (const ref& p : parameters_) all = add(*p.to) && all;
        if (add(*result_) && all) id_ = made | std::uint64_t{1} << 4 * (parameters_.size() + 1);
    }

    // Of dependent types, so that no overload of operator+ is looked for before a signature is made.
    dynamic::type type_;
    types extra_;
    const node* result_ = nullptr;
    std::vector<ref> parameters_;
    std::size_t fixed_ = 0;
    std::vector<abi::placement> places_;
    abi::placement result_place_{};
    abi::usage used_{};
    bool placed_ = false;
    std::vector<abi::piece> pieces_;
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

// SPDX-License-Identifier: MIT
// ctypes/detail/dynamic/signature.ipp - the functions of signature.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/detail/cparse/signature_convention.hpp>
#include <ctypes/detail/dynamic/signature.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <forward_list>
#include <iterator>
#include <mutex>
#include <vector>

namespace ctypes::detail::runtime {

CTYPES_DECL signature::signature(const dynamic::type& function, const types& extra) : type_(function), extra_(extra) {
    const type_node& f = type_.node();
    if (f.is != kind::function) throw error("'" + type_.spelling() + "' is no function");
    result_ = f.to.to;
    for (const parameter_node& p : f.parameters) parameters_.push_back(p.type);
    fixed_ = parameters_.size();
    if (result_->is != kind::void_) require_complete(*result_);
    for (const qualified_type& p : parameters_) require_complete(*p.to);
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

CTYPES_DECL void signature::call_libffi(void (*function)(), void* result, void* const* arguments) const {
    const prepared_cif& cif = this->cif();
    void* few[16];
    std::vector<void*> many;
    void** values = few;
    if (pieces_.size() > std::size(few)) {
        many.resize(pieces_.size());
        values = many.data();
    }
    std::uint64_t padding = 0;
    std::forward_list<by_address> copies; // asks for no memory where there are none
    // filled anew for every call: ffi_call overwrites entries for large structs on x86-64 (before libffi 3.7.0)
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const abi::ffi_argument& p = pieces_[i];
        if (p.argument == abi::ffi_argument::padding)
            values[i] = &padding;
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

CTYPES_DECL signature::prepared_cif::prepared_cif(const signature& of) {
    if (!of.refused_.empty()) throw ffi_error("ffi_prep_cif", -1, of.refused_);
    for (const abi::ffi_argument& p : of.pieces_) types_.push_back(p.type);
    std::size_t fixed = 0;
    while (fixed < of.pieces_.size() &&
           (of.pieces_[fixed].argument == abi::ffi_argument::padding || of.pieces_[fixed].argument < of.fixed_))
        ++fixed;
    const auto count = static_cast<unsigned>(types_.size());
    types_.push_back(nullptr);
    if (of.is_variadic())
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

CTYPES_DECL const signature::prepared_cif& signature::cif() const {
    const prepared_cif* const made = made_.load(std::memory_order_acquire);
    return made != nullptr ? *made : make_cif();
}

CTYPES_DECL bool signature::widened_result() const noexcept {
    return (is_arithmetic(*result_) || result_->is == kind::pointer) && result_->is != kind::floating &&
           result_->size < sizeof(ffi_arg);
}

[[gnu::noinline]] CTYPES_DECL const signature::prepared_cif& signature::make_cif() const {
    std::call_once(once_, [this] { made_.store(new prepared_cif(*this), std::memory_order_release); });
    return *made_.load(std::memory_order_relaxed);
}

CTYPES_DECL void signature::require_complete(const type_node& n) const {
    if (!n.complete)
        throw error("'" + type_.spelling("f") + "' cannot be called: '" + to_c_declaration({&n, 0}, {}) +
                    "' is not complete");
}

CTYPES_DECL void signature::place() {
    if (by_size(by_)) return place_by_size();
    const auto describe = [&](const type_node& n, std::size_t i) {
        const char* why = nullptr;
        ffi_type* const t = types_.make(n, why);
        if (why != nullptr) refuse(why, i);
        return t;
    };
    abi::type_description result = abi_value(*result_);
    ffi_type* const result_type = describe(*result_, abi::ffi_argument::padding);
    std::vector<abi::type_description> values;
    std::vector<ffi_type*> whole;
    bool known = abi::supported && by_ == convention::platform && result_known(*result_);
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const type_node& n = *parameters_[i].to;
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
    std::vector<const type_node*> nodes;
    for (const qualified_type& p : parameters_) nodes.push_back(p.to);
    if (!lowered_.misplaced)
        static_cast<call_plan&>(*this) = call_plan(*result_, nodes, result_place_, places_, used_, is_variadic());
    placed_ = refused_.empty() && in_words(result_place_);
    for (const abi::argument_location& p : places_) placed_ = placed_ && in_words(p);
}

CTYPES_DECL void signature::place_by_size() {
    std::vector<abi::type_description> values;
    for (const qualified_type& p : parameters_) {
        values.push_back(abi_value(*p.to));
        takes_functions_ = takes_functions_ || points_to_function(*p.to);
    }
    pieces_.resize(abi::most_pieces(values.size()));
    lowered_ = abi::ms_x86_64::lower(abi_value(*result_), values, pieces_);
    pieces_.resize(lowered_.count);
    if (lowered_.refused != nullptr) refuse(lowered_.refused, lowered_.refused_argument);
}

CTYPES_DECL bool signature::in_words(const abi::argument_location& p) {
    for (std::size_t k = 0; p.how == abi::passing_mode::registers && k < p.count; ++k)
        if (p.parts[k].size > 8) return false;
    return true;
}

CTYPES_DECL void signature::refuse(const char* why, std::size_t argument) {
    if (!refused_.empty()) return;
    const type_node& n = argument < parameters_.size() ? *parameters_[argument].to : *result_;
    refused_ = "it cannot pass '" + to_c_declaration({&n, 0}, {}) + "' as C does: " + why;
}

CTYPES_DECL void signature::take_result(void* to, const std::byte* room) const {
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

CTYPES_DECL const void* signature::big_endian_tail(const ffi_arg* wide, std::size_t size) {
    const auto* const bytes = reinterpret_cast<const std::byte*>(wide);
    return std::endian::native == std::endian::little ? bytes : bytes + sizeof *wide - size;
}

CTYPES_DECL void signature::make_id() {
    if (is_variadic() || parameters_.size() > 14 || by_ != convention::platform) return;
    std::uint64_t made = 0;
    const auto add = [&](const type_node& n) {
        made = made << 4 | n.code;
        return n.code != code_none;
    };
    bool all = true;
    for (const qualified_type& p : parameters_) all = add(*p.to) && all;
    if (add(*result_) && all) id_ = made | std::uint64_t{1} << 4 * (parameters_.size() + 1);
}

} // namespace ctypes::detail::runtime

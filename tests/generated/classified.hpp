// tests/generated/classified.hpp - calls and closures through libffi by the ABI classifier alone.
//
// Types are described by their scalars (put() writes them down, offsets by offsetof), so this path tests
// ctypes/detail/abi/ without the reflection of C++ types, and at run time as ctypes::dynamic uses it.
#pragma once

#include "values.h"

#include <ctypes/detail/abi/lowering.hpp>
#include <ctypes/detail/ffi.hpp>

#include <array>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace generated {

namespace abi = ctypes::abi;
using fields = std::vector<abi::field>;

/// Finds a bit-field in a record of zeros where it alone is all ones.
inline void put_bits(fields& to, std::size_t base, const void* record, std::size_t size, std::size_t declared,
                     bool is_signed) {
    const auto* bytes = static_cast<const unsigned char*>(record);
    const auto bit = [bytes](std::size_t i) { return (bytes[i / 8] >> (i % 8) & 1) != 0; };
    std::size_t first = 0;
    while (!bit(first)) ++first;
    std::size_t width = 1;
    while (first + width < size * 8 && bit(first + width)) ++width;
    to.push_back(abi::bits_field(base * 8 + first, width, declared, is_signed));
}

/// Notes a record that stands where its type would not.
inline void put_record(fields& to, std::size_t offset, std::size_t alignment) {
    if (abi::unaligned_records_matter && offset % alignment != 0)
        to.push_back(abi::unaligned_record(offset, alignment));
}

/// What a type is to the classifier.
struct described_type {
    std::size_t size;
    std::size_t alignment;
    abi::type_class form;
    void (*put)(fields& to, std::size_t base);
};

} // namespace generated

#define GENERATED_LEAF(name, made)                                                                                     \
    inline void put_##name(generated::fields& to, std::size_t base) { to.push_back(made); }
#define GENERATED_INTEGER(type, name)                                                                                  \
    GENERATED_LEAF(name, ctypes::abi::integer_field(base, sizeof(type), (type)-1 < (type)0))
GENERATED_LEAF(bool, ctypes::abi::integer_field(base, 1, false))
GENERATED_INTEGER(char, char)
GENERATED_INTEGER(signed char, schar)
GENERATED_INTEGER(unsigned char, uchar)
GENERATED_INTEGER(short, short)
GENERATED_INTEGER(unsigned short, ushort)
GENERATED_INTEGER(int, int)
GENERATED_INTEGER(unsigned, uint)
GENERATED_INTEGER(long, long)
GENERATED_INTEGER(unsigned long, ulong)
GENERATED_INTEGER(long long, llong)
GENERATED_INTEGER(unsigned long long, ullong)
#ifdef __SIZEOF_INT128__
GENERATED_INTEGER(int128, int128)
GENERATED_INTEGER(uint128, uint128)
#endif
GENERATED_LEAF(pointer, ctypes::abi::integer_field(base, sizeof(pointer), false))
GENERATED_LEAF(routine, ctypes::abi::integer_field(base, sizeof(routine), false))
GENERATED_LEAF(color, ctypes::abi::integer_field(base, sizeof(color), false))
GENERATED_LEAF(float, ctypes::abi::float_field(base, 4))
GENERATED_LEAF(double, ctypes::abi::float_field(base, 8))
GENERATED_LEAF(ldouble, ctypes::abi::long_double_field(base))
GENERATED_LEAF(half, ctypes::abi::float_field(base, 2))
GENERATED_LEAF(vector8, ctypes::abi::vector_field(base, 8))
GENERATED_LEAF(vector16, ctypes::abi::vector_field(base, 16))
#undef GENERATED_INTEGER
#undef GENERATED_LEAF
inline void put_cfloat(generated::fields& to, std::size_t base) {
    put_float(to, base), put_float(to, base + sizeof(float));
}
inline void put_cdouble(generated::fields& to, std::size_t base) {
    put_double(to, base), put_double(to, base + sizeof(double));
}
inline void put_cldouble(generated::fields& to, std::size_t base) {
    put_ldouble(to, base), put_ldouble(to, base + sizeof(long double));
}

namespace generated {

/// Memory for any value, with room behind it: libffi moves whole registers.
class room {
public:
    explicit room(std::size_t size) : bytes_(new unsigned char[size + 96]()) {}
    [[nodiscard]] void* get() const {
        return bytes_.get() + (64 - reinterpret_cast<std::uintptr_t>(bytes_.get()) % 64);
    }

private:
    std::unique_ptr<unsigned char[]> bytes_;
};

/// A type with everything libffi keeps pointers to.
class described {
public:
    explicit described(const described_type& t) {
        if (t.put != nullptr && t.size <= abi::largest_in_registers) t.put(scalars_, 0);
        value = {t.form, t.size, t.alignment, scalars_};
        const abi::ffi_record r = abi::describe(abi::host, value);
        elements_ = r.elements;
        own_ = {t.size, static_cast<unsigned short>(t.alignment), r.type, elements_.data()};
        type = r.whole != nullptr ? r.whole : &own_;
    }
    described(const described&) = delete;
    described& operator=(const described&) = delete;

    abi::type_description value{};
    ffi_type* type = nullptr;

private:
    fields scalars_{};
    std::array<ffi_type*, 5> elements_{};
    ffi_type own_{};
};

/// A signature prepared for libffi. `types` begins with the result.
class classified {
public:
    classified(const described_type* types, std::size_t arity, std::size_t fixed) : result_(types[0]) {
        std::vector<abi::type_description> values;
        std::vector<ffi_type*> whole;
        for (std::size_t i = 0; i < arity; ++i) {
            arguments_.push_back(std::make_unique<described>(types[i + 1]));
            values.push_back(arguments_[i]->value);
            whole.push_back(arguments_[i]->type);
        }
        abi::argument_location result;
        std::vector<abi::argument_location> places(arity);
        const abi::register_usage used = abi::place(abi::host, result_.value, values, result, places);
        pieces_.resize(abi::most_pieces(arity));
        lowered_ = abi::lower(abi::host, result_.value, values, result_.type, whole, result, places, used, pieces_);
        pieces_.resize(lowered_.count);
        if (lowered_.refused == nullptr) prepare(fixed);
    }

    /// Why libffi cannot make the call, or null.
    [[nodiscard]] const char* refused() const { return lowered_.refused; }
    void call(void (*function)(), void* result, const std::vector<void*>& arguments) {
        std::vector<room> rooms;
        std::vector<void*> addresses;
        for (const abi::ffi_argument& p : pieces_) {
            rooms.emplace_back(p.size);
            addresses.push_back(rooms.back().get());
            if (p.by_address) {
                rooms.emplace_back(sizeof(void*));
                std::memcpy(rooms.back().get(), &addresses.back(), sizeof(void*));
                std::memcpy(addresses.back(), arguments[p.argument], p.size);
                addresses.back() = rooms.back().get();
            } else if (p.argument != abi::ffi_argument::padding)
                std::memcpy(addresses.back(), static_cast<char*>(arguments[p.argument]) + p.offset, p.size);
        }
        const room to(result_.value.size);
        ffi_call(&cif_, function, static_cast<char*>(to.get()) + lowered_.result.offset, addresses.data());
        std::memcpy(result, to.get(), result_.value.size);
    }

    /// What a closure is called with: whole arguments, however they came.
    using callback_handler_base = void (*)(void* data, void* result, void* const* arguments);

    class closure {
    public:
        closure(classified& of, callback_handler_base receive, void* data) : of_(of), receive_(receive), data_(data) {
            memory_ = static_cast<ffi_closure*>(ffi_closure_alloc(sizeof(ffi_closure), &code_));
            ctypes::detail::check(ffi_prep_closure_loc(memory_, &of_.cif_, &closure::enter, this, code_),
                                  "ffi_prep_closure_loc");
        }
        closure(const closure&) = delete;
        closure& operator=(const closure&) = delete;
        ~closure() { ffi_closure_free(memory_); }
        [[nodiscard]] void* code() const { return code_; }

    private:
        static void enter(ffi_cif*, void* result, void** values, void* self) {
            closure& c = *static_cast<closure*>(self);
            std::vector<room> rooms;
            std::vector<void*> arguments;
            for (const auto& a : c.of_.arguments_) {
                rooms.emplace_back(a->value.size);
                arguments.push_back(rooms.back().get());
            }
            for (std::size_t i = 0; i < c.of_.pieces_.size(); ++i) {
                const abi::ffi_argument& p = c.of_.pieces_[i];
                if (p.argument != abi::ffi_argument::padding)
                    std::memcpy(static_cast<char*>(arguments[p.argument]) + p.offset,
                                p.by_address ? *static_cast<void**>(values[i]) : values[i], p.size);
            }
            const abi::type_description& v = c.of_.result_.value;
            const room from(v.size);
            c.receive_(c.data_, from.get(), arguments.data());
            const std::size_t offset = c.of_.lowered_.result.offset;
            // narrow integers are taken as a whole ffi_arg
            const bool narrow = v.what == abi::type_class::scalar && v.size < sizeof(ffi_arg) &&
                                v.fields[0].kind <= abi::scalar_kind::unsigned_integer;
            std::memcpy(result, static_cast<char*>(from.get()) + offset, narrow ? sizeof(ffi_arg) : v.size - offset);
        }

        classified& of_;
        callback_handler_base receive_;
        void* data_;
        void* code_ = nullptr;
        ffi_closure* memory_ = nullptr;
    };

private:
    void prepare(std::size_t fixed) {
        for (const abi::ffi_argument& p : pieces_) piece_types_.push_back(p.type);
        std::size_t fixed_pieces = 0;
        while (fixed_pieces < pieces_.size() && pieces_[fixed_pieces].argument < fixed) ++fixed_pieces;
        const auto count = static_cast<unsigned>(pieces_.size());
        ctypes::detail::check(
            fixed == 0 ? ffi_prep_cif(&cif_, FFI_DEFAULT_ABI, count, lowered_.result.type, piece_types_.data())
                       : ffi_prep_cif_var(&cif_, FFI_DEFAULT_ABI, static_cast<unsigned>(fixed_pieces), count,
                                          lowered_.result.type, piece_types_.data()),
            "ffi_prep_cif");
        if (cif_.bytes < lowered_.stack_room) cif_.bytes = static_cast<unsigned>(lowered_.stack_room);
    }

    described result_;
    std::vector<std::unique_ptr<described>> arguments_{};
    std::vector<abi::ffi_argument> pieces_{};
    std::vector<ffi_type*> piece_types_{};
    abi::lowered lowered_{};
    ffi_cif cif_{};
};

} // namespace generated

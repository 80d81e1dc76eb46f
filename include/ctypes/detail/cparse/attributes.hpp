// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/attributes.hpp - __attribute__, [[ ]], __declspec, _Alignas and __asm__ labels.
//
// What changes a layout, a call or a symbol is kept, or refused where compilers read it differently. What speaks to
// the optimizer or to the reader of warnings is read over. What is not known is read over and reported.
#pragma once

#include <ctypes/detail/cparse/parser.hpp>
#include <ctypes/detail/cparse/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// Whether an attribute of this name leaves types, calls and symbols as they are.
constexpr bool is_harmless_attribute(std::string_view name) {
    return has_word(
        "nothrow leaf pure const noreturn nonnull format format_arg malloc deprecated warn_unused_result "
        "nodiscard visibility alloc_size alloc_align assume_aligned returns_nonnull returns_twice sentinel "
        "unused maybe_unused used noinline always_inline gnu_inline artificial access may_alias cold hot weak "
        "dllimport dllexport no_instrument_function tls_model section constructor destructor noclone flatten "
        "optimize target error warning nonstring null_terminated_string_arg availability unavailable "
        "unsequenced reproducible fallthrough designated_init enum_extensibility flag_enum cleanup counted_by fd_arg "
        "fd_arg_read fd_arg_write "
        "no_sanitize selectany naked novtable restrict allocator noalias uuid property guarded_by nocf_check "
        "symver copy warn_if_not_aligned diagnose_if pass_object_size overloadable enable_if retain ",
        name);
}

inline constexpr std::string_view twice_aligned =
    "two alignments of a type are read differently by compilers; leave one";

/// The convention an attribute names, `none` if it names none.
constexpr convention convention_attribute(std::string_view name) {
    if (name == "ms_abi") return convention::ms_abi;
    if (name == "sysv_abi") return convention::sysv_abi;
    if (name == "cdecl") return convention::cdecl_;
    if (name == "stdcall") return convention::stdcall;
    if (name == "fastcall") return convention::fastcall;
    if (name == "thiscall") return convention::thiscall;
    if (name == "vectorcall") return convention::vectorcall;
    return convention::none;
}

constexpr kind mode_of(std::string_view name) {
    if (name == "QI" || name == "byte") return kind::signed_char;
    if (name == "HI") return kind::short_;
    if (name == "SI") return kind::int_;
    if (name == "DI") return integer_of(8, false);
    if (name == "TI") return kind::int128;
    if (name == "word" || name == "pointer" || name == "unwind_word") return integer_of(sizeof(void*), false);
    if (name == "HF") return kind::float16;
    if (name == "SF" || name == "SC") return kind::float_;
    if (name == "DF" || name == "DC") return kind::double_;
    if (name == "XF" || name == "XC") return kind::long_double;
    if (name == "TF" || name == "TC") return kind::float128;
    return kind::void_;
}

/// `__packed__` is `packed`.
constexpr std::string_view without_underscores(std::string_view name) {
    if (name.size() > 4 && name.substr(0, 2) == "__" && name.substr(name.size() - 2) == "__")
        return name.substr(2, name.size() - 4);
    return name;
}

template <class Storage, class Outside>
constexpr bool parser<Storage, Outside>::at_attribute() {
    return at(word::attribute) || at(word::declspec) || at(word::ignored) || at(word::alignas_) || at(word::pragma) ||
           (at('[') && peek() == '[');
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_attributes(attributes& said, appertains to) {
    for (;;) {
        if (at(word::attribute))
            read_gnu_attribute(said);
        else if (at(word::declspec))
            read_declspec(said);
        else if (at(word::alignas_))
            read_alignas(said);
        else if (at(word::asm_))
            read_symbol(said);
        else if (at(word::pragma))
            read_pragma_operator();
        else if (at(word::ignored))
            advance();
        else if (at('[') && peek() == '[')
            read_standard_attribute(said, to);
        else
            return;
    }
}

// [[name]], [[gnu::name(arguments), ...]]: C23 6.7.13. GCC ignores most attributes of a type, some it takes; clang
// refuses them.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_standard_attribute(attributes& said, appertains to) {
    token const opening = now_;
    attributes here;
    advance();
    advance();
    while (!at(']') && !at_end()) {
        if (accept(',')) continue;
        if (!at_identifier()) return fail("expected the name of an attribute before '@'");
        token word = now_;
        slice whole = word.where();
        bool const prefixed = peek() == ':';
        std::string_view name = without_underscores(text(whole)); // what ## makes moves when more is read
        bool const gnu = prefixed && (name == "gnu" || name == "clang" || name == "_Clang");
        advance();
        if (prefixed) {
            advance();
            if (!expect(':', "expected '::' before '@'", "expected '::' before the end of the text")) return;
            if (!at_identifier()) return fail("expected the name of an attribute before '@'");
            bool const as_written =
                word.offset == word.at && now_.offset == now_.at && now_.offset > word.offset; // by no macro
            word = now_;
            whole = as_written ? slice{whole.offset, word.offset + word.length - whole.offset} : word.where();
            advance();
        }
        name = without_underscores(text(word.where()));
        if (gnu) {
            read_attribute_argument(here, name, word);
            continue;
        }
        if (prefixed || !is_harmless_attribute(name))
            skip(place_of(word), "attribute [[@]], which is not known", whole);
        if (at('(')) skip_brackets();
    }
    for (int i = 0; i < 2; ++i)
        if (!expect(']', "expected ']]' before '@'", "expected ']]' before the end of the text")) return;
    if (to == appertains::to_type && here.have_effect())
        return give_up(
            opening,
            "an attribute in [[ ]] at this place is for a type; put it in front of the declaration or behind the name");
    said.add(here);
}

// _Pragma("words"), __pragma(words). A preprocessor makes lines of them; those about packing must not get lost.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_pragma_operator() {
    token const first = now_;
    advance();
    if (!at('(')) return fail("expected '(' before '@'");
    if (text(peek().where()).find("pack") != std::string_view::npos)
        return fail(first, "write a line with #pragma pack instead of '@'");
    skip(place_of(first), "'@'", first.where());
    skip_brackets();
}

// __attribute__((name, name(arguments), ...))
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_gnu_attribute(attributes& said) {
    advance();
    if (!expect_opening() || !expect_opening()) return;
    while (!at(')') && !at_end()) {
        if (accept(',')) continue;
        if (!at_identifier()) return fail("expected the name of an attribute before '@'");
        token const word = now_;
        advance();
        read_attribute_argument(said, without_underscores(text(word.where())), word);
    }
    if (expect_closing()) expect_closing();
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_attribute_argument(attributes& said, std::string_view name,
                                                                 const token& word) {
    if (name == "packed") {
        said.packed = true;
    } else if (name == "transparent_union") {
        said.transparent = true;
    } else if (name == "aligned" || name == "vector_size") {
        bool const aligned = name == "aligned";
        // Without a number: as much as any scalar of the target needs.
        std::uint64_t bytes = alignof(std::max_align_t);
        if (accept('(')) {
            bytes = read_alignment();
            if (!expect_closing()) return;
        } else if (!aligned) {
            return fail(word, "'@' needs a number of bytes");
        }
        attributes one;
        one.aligned_by_attribute = true;
        one.alignment = static_cast<std::uint32_t>(bytes);
        if (aligned)
            said.add(one);
        else
            said.vector_bytes = static_cast<std::uint32_t>(bytes);
        return;
    } else if (is_harmless_attribute(name)) { // the usual one
    } else if (name == "mode" && at('(')) {
        advance();
        said.mode = mode_of(without_underscores(text(now_.where())));
        if (said.mode == kind::void_) return give_up(now_, "mode '@' is not supported");
        advance();
        expect_closing();
        return;
    } else if (convention const call = convention_attribute(name); call != convention::none) {
        said.call = call;
    } else if (name == "ms_struct" || name == "scalar_storage_order" || name == "regparm" ||
               name == "ext_vector_type" || name == "address_space" || name == "sseregparm") {
        return give_up(word, "attribute '@' is not supported");
    } else {
        skip(place_of(word), "attribute '@', which is not known", word.where());
    }
    if (at('(')) skip_brackets();
}

// __declspec(dllimport align(8))
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_declspec(attributes& said) {
    advance();
    if (!expect_opening()) return;
    while (!at(')') && !at_end()) {
        if (accept(',')) continue;
        if (!at_identifier()) return fail("expected a word of __declspec before '@'");
        token const word = now_;
        advance();
        if (text(word.where()) == "align" && accept('(')) {
            align(said, read_alignment());
            said.aligned_by_attribute = true;
            if (!expect_closing()) return;
            continue;
        }
        if (!is_harmless_attribute(text(word.where()))) skip(place_of(word), "__declspec(@)", word.where());
        if (at('(')) skip_brackets();
    }
    expect_closing();
}

// _Alignas(16), _Alignas(double)
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_alignas(attributes& said) {
    advance();
    if (!expect_opening()) return;
    if (begins_type(now_)) {
        token const first = now_;
        extent const e = extent_of_type(read_type_name());
        if (e.alignment == 0) return fail(first, "the alignment of '@' is not known");
        align(said, e.alignment);
    } else if (std::uint32_t const alignment = read_alignment()) {
        align(said, alignment);
    }
    expect_closing();
}

// C17 6.7.5p4: _Alignas alone cannot make an alignment weaker.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::check_alignas(const attributes& said, index type, const token& name) {
    if (said.alignment == 0 || said.aligned_by_attribute || error_) return;
    if (said.alignment < extent_of_type(type).alignment) fail(name, "_Alignas cannot make the alignment of '@' weaker");
}

template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::align(attributes& said, std::uint64_t alignment) {
    // The strictest of several holds.
    if (alignment > said.alignment) said.alignment = static_cast<std::uint32_t>(alignment);
}

// A number of bytes: a power of two no linker refuses. 0 only after an error, or where C says it: _Alignas(0).
template <class Storage, class Outside>
constexpr std::uint32_t parser<Storage, Outside>::read_alignment() {
    token const first = now_;
    std::uint64_t const value = read_constant().bits;
    if (error_) return 0;
    if ((value & (value - 1)) != 0 || value > (1u << 28)) {
        fail(first, "'@' is no power of two that could be an alignment");
        return 0;
    }
    return static_cast<std::uint32_t>(value);
}

// __asm__("name"): the symbol of a function or variable, where it is not its name.
template <class Storage, class Outside>
constexpr void parser<Storage, Outside>::read_symbol(attributes& said) {
    token const first = now_;
    advance();
    while (at(word::volatile_) || at(word::inline_)) advance();
    if (!expect_opening()) return;
    // glibc writes __asm__("" "name"): the target's prefix, empty here, comes first.
    bool several = false;
    while (now_.is == token_kind::string) {
        slice const body{now_.offset + 1, now_.length - 2};
        if (!body.empty()) {
            several = !said.symbol.empty();
            said.symbol = body;
        }
        advance();
    }
    if (several) {
        said.symbol = {};
        skip(place_of(first), "an assembler label in several pieces");
    }
    expect_closing();
}

} // namespace ctypes::detail::c_text

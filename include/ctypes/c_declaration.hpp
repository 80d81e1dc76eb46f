// SPDX-License-Identifier: MIT
// ctypes/c_declaration.hpp - a C declaration as a template argument: the function's name and its C++ type.
//
//     using power = ctypes::parsed_signature<"double pow(double x, double y)">;
//     power::name                        // "pow"
//     power::type                        // double(double, double)
//     using mid = ctypes::parsed_signature<"point midpoint(point, struct point)", geometry::point>;
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/calling_convention.hpp>
#include <ctypes/detail/cparse.hpp>
#include <ctypes/detail/cparse/signature_convention.hpp>
#include <ctypes/detail/cparse/signature_error.hpp>
#include <ctypes/detail/cparse/signature_type.hpp>
#include <ctypes/fixed_string.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace ctypes {

namespace detail {

/// What a text is, and the C++ types it may name.
template <fixed_string Text, class... Types>
struct declarations_text {
    using known = known_types<Types...>;
    template <std::size_t Room>
    static constexpr auto read() {
        return c_text::parse_static<Room>(Text.view(), known_names(known::entries));
    }
    static constexpr std::size_t room = c_text::static_length(Text.size());
};

template <fixed_string Text, class... Types>
struct type_name_text {
    using known = known_types<Types...>;
    template <std::size_t Room>
    static constexpr auto read() {
        return c_text::parse_static_type<Room>(Text.view(), known_names(known::entries));
    }
    static constexpr std::size_t room = c_text::static_length(Text.size());
};

/// The text as the compiler read it, kept for all questions about it.
template <class Text, std::size_t Room>
struct kept_text {
    using known = typename Text::known;
    static constexpr auto read = Text::template read<Room>();
};

/// The same with enough room.
template <class Text, std::size_t Room = Text::room>
struct parsed_text
    : std::conditional_t<kept_text<Text, Room>::read.full, parsed_text<Text, 4 * Room>, kept_text<Text, Room>> {};

/// The one function a text declares; what else it declares is there to be used by that.
template <class Read>
constexpr c_text::index only_function(const Read& read) {
    c_text::index found = c_text::no_index;
    for (c_text::index i = 0; i < read.tree.declarations.size(); ++i) {
        if (read.tree.declarations[i].is != c_text::declaration_kind::function) continue;
        if (found != c_text::no_index) return c_text::no_index;
        found = i;
    }
    return found;
}

/// A remark of our own, for a text that is right C and still not what was asked for.
template <class Read>
constexpr c_text::diagnostic problem_of_function(const Read& read) {
    if (read.error) return read.error;
    c_text::index const i = only_function(read);
    if (i == c_text::no_index) return {"the text declares no function, or more than one", {}, {0, 1, 1, {}, 0}};
    const c_text::declaration& declared = read.tree.declarations[i];
    c_text::place const at = place_in(read.tree.source, declared.name);
    const c_text::node& itself = read.tree.nodes[declared.type];
    if (!has_convention(itself.call)) return {"this calling convention is not supported", {}, at};
    if (itself.variadic && !c_text::is_default(itself.call))
        return {"a variadic function of another calling convention is not supported", {}, at};
    if (hides_convention(read.tree, declared.type))
        return {"a pointer to a function of another calling convention is not supported", {}, at};
    return problem_of_types(read.tree, at);
}

template <class Read>
constexpr c_text::diagnostic problem_of_type(const Read& read) {
    if (read.error) return read.error;
    c_text::place const at{0, 1, 1, {}, 0};
    if (hides_convention(read.tree, read.type))
        return {"a pointer to a function of another calling convention is not supported", {}, at};
    return problem_of_types(read.tree, at);
}

/// A text and what is wrong with it, for `wrong_c_text`.
template <class Parsed>
struct checked_function_text {
    static constexpr c_text::diagnostic problem = problem_of_function(Parsed::read);
    static constexpr std::string_view source = Parsed::read.tree.source;
};
template <class Parsed>
struct checked_type_name {
    static constexpr c_text::diagnostic problem = problem_of_type(Parsed::read);
    static constexpr std::string_view source = Parsed::read.tree.source;
};

template <class Parsed, bool Wrong = static_cast<bool>(checked_function_text<Parsed>::problem)>
struct signature_of_text {
    static constexpr c_text::declaration declared = Parsed::read.tree.declarations[only_function(Parsed::read)];
    static constexpr std::string_view name = Parsed::read.tree.text(declared.name);
    static constexpr c_text::convention convention = Parsed::read.tree.nodes[declared.type].call;
    using type = c_text_type<Parsed, declared.type>;
};
/// After the error there is something to go on with, so that it stays the only one.
template <class Parsed>
struct signature_of_text<Parsed, true> : wrong_c_text<checked_function_text<Parsed>> {
    static constexpr std::string_view name = {};
    static constexpr c_text::convention convention = c_text::convention::none;
    using type = int(...); // any call fits
};

template <class Parsed, bool Wrong = static_cast<bool>(checked_type_name<Parsed>::problem)>
struct type_of_text {
    using type = c_text_type<Parsed, Parsed::read.type>;
};
template <class Parsed>
struct type_of_text<Parsed, true> : wrong_c_text<checked_type_name<Parsed>> {
    using type = int;
};

} // namespace detail

/// What a C declaration of one function says: its `name`, and its `type` as a C++ function type, `R(A...)` or
/// `R(A..., ...)`. Types of the text that are no scalars are found among `Types` by their own names, without namespaces,
/// with and without `struct`; a pointer to a tag nobody knows is a pointer to `ctypes::opaque<"tag">`. The text may
/// declare typedefs, enums and constants before the function. `convention` is the calling convention it asks for;
/// bound_signature has that in the type. A wrong text is one compile error with the place and the reason.
///
///     parsed_signature<"int fclose(FILE*)">::type                              // int(std::FILE*)
///     parsed_signature<"sqlite3 *db(void)", spelled<"sqlite3", database>>::type   // database*()
template <fixed_string Text, class... Types>
struct parsed_signature {
private:
    using parsed = detail::parsed_text<detail::declarations_text<Text, Types...>>;
    using answer = detail::signature_of_text<parsed>;

public:
    static constexpr std::string_view name = answer::name;
    static constexpr detail::c_text::convention convention = answer::convention;
    using type = typename answer::type;
};

/// The signature of a C declaration with its calling convention: `int(int)`, or `ctypes::ms_abi<int(int)>` for
/// "int __attribute__((ms_abi)) f(int)". A convention that this target does not have is read over, as its compilers do.
template <fixed_string Text, class... Types>
struct bound_text : detail::with_convention<detail::own_convention(parsed_signature<Text, Types...>::convention),
                                            typename parsed_signature<Text, Types...>::type> {};
template <fixed_string Text, class... Types>
using bound_signature = typename bound_text<Text, Types...>::type;

/// The C++ type of a C type name: `parsed_type<"int (*)(const char *, ...)">`.
template <fixed_string Text, class... Types>
using parsed_type = typename detail::type_of_text<detail::parsed_text<detail::type_name_text<Text, Types...>>>::type;

} // namespace ctypes

#endif // CTYPES_HAS_CXX20

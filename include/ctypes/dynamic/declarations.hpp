// SPDX-License-Identifier: MIT
// ctypes/dynamic/declarations.hpp - C declarations read at run time.
//
//     dynamic::declarations c("struct vec { double x, y; }; double length(struct vec v);");
//     auto length = lib.function(c["length"]);
//     dynamic::value v(c.type("struct vec"));
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/cparse.hpp>
#include <ctypes/detail/dynamic/macro_constants.hpp>
#include <ctypes/detail/dynamic/type_builder.hpp>
#include <ctypes/dynamic/declaration_error.hpp>
#include <ctypes/dynamic/declaration_kind.hpp>
#include <ctypes/dynamic/function.hpp>
#include <ctypes/dynamic/type.hpp>
#include <ctypes/dynamic/value.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctypes::detail::runtime {

/// What declarations have in common when they are copies of each other.
struct shared_declarations {
    std::atomic<bool> is_shared{false}; // there was a copy: nothing may change from then on
};

/// All that was read of declarations, and the types made of it when they were asked for. More is added in place while nobody
/// else has it.
struct parsed_declarations : shared_declarations {
    ast tree;
    layouts sizes;

    parsed_declarations() = default;
    explicit parsed_declarations(const parsed_declarations& from) : shared_declarations(), tree(from.tree) {
        sizes = from.sizes;
    }

    [[nodiscard]] dynamic::type at(c_text::index i) const;

    /// Of a function: with the names of parameters that this declaration gives.
    [[nodiscard]] dynamic::type function_at(c_text::index i) const;

    /// A type that was read on top of this.
    [[nodiscard]] dynamic::type at(const ast& top, c_text::index i) const;

    /// What a macro is now; null if it is no constant.
    [[nodiscard]] macro_constants::answer macro(c_text::index i) const;
    /// The same of all macros, by their numbers.
    [[nodiscard]] std::vector<macro_constants::answer> all_macros() const;

    /// Adds what was read on top of this, in time of that. False when the hash tables refuse. Nothing is changed then, nor when
    /// there is no memory.
    bool take(const ast& top, const layouts& top_sizes, const c_text::macro_effects& effects);

private:
    class macro_reader;
    macro_constants::answer macro(c_text::index i, macro_reader& by) const;

    // Made by whoever asks first, also for a constant one that several threads have.
    mutable std::mutex making_;
    mutable std::shared_ptr<type_arena> built_ = std::make_shared<type_arena>();
    mutable builder types_{tree, *built_};
    mutable std::vector<const type_node*> functions_; // by declaration
    mutable std::vector<c_text::index> made_functions_;
    mutable macro_constants macros_;
};

} // namespace ctypes::detail::runtime

namespace ctypes::dynamic {

/// One declared name. Constant; stands by itself, whatever becomes of the declarations it came from.
class declaration {
public:
    /// As the text calls it.
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// The name in the library: another one where `__asm__("label")` says so.
    [[nodiscard]] const std::string& symbol() const noexcept { return symbol_; }
    [[nodiscard]] dynamic::declaration_kind declaration_kind() const noexcept { return entity_; }
    [[nodiscard, deprecated("ctypes: entity() is declaration_kind()")]] dynamic::declaration_kind
    entity() const noexcept {
        return entity_;
    }
    /// Of a function, a variable, a typedef.
    [[nodiscard]] const dynamic::type& type() const noexcept { return type_; }
    /// Of a constant (an enumerator, a `#define`): a number or a text.
    [[nodiscard]] const dynamic::value& value() const noexcept { return value_; }
    /// As C writes it: `double pow(double x, double y)`.
    [[nodiscard]] std::string spelling() const { return type_.spelling(name_); }

    /// What `library.function(declaration)` does: the function of this name. Throws symbol_error, and ctypes::error
    /// when this declares no function, or one that has no symbol.
    template <class Library>
    [[nodiscard]] dynamic::function bind(const Library& from) const {
        if (entity_ != dynamic::declaration_kind::function) throw error("'" + name_ + "' is declared as no function");
        if (is_static_) throw error("'" + name_ + "' is static: no library has a symbol for it");
        const auto found = from.template function<void()>(symbol_);
        return dynamic::function(type_, reinterpret_cast<void (*)()>(found.address()), name_, from.keep_alive());
    }

    /// What `library.variable(declaration)` does: the variable in place; the reference keeps the library loaded.
    template <class Library>
    [[nodiscard]] dynamic::reference bind_variable(const Library& from) const {
        if (entity_ != dynamic::declaration_kind::variable) throw error("'" + name_ + "' is declared as no variable");
        return dynamic::value::view(type_, &from.template variable<char>(symbol_), from.keep_alive());
    }

    // For the rest of the layer ------------------------------------------------------------------------
    declaration(dynamic::declaration_kind is, std::string name, std::string symbol, dynamic::type of,
                dynamic::value constant, bool is_static)
        : entity_(is), name_(std::move(name)), symbol_(std::move(symbol)), type_(std::move(of)),
          value_(std::move(constant)), is_static_(is_static) {}

private:
    dynamic::declaration_kind entity_;
    std::string name_;
    std::string symbol_;
    dynamic::type type_;
    dynamic::value value_;
    bool is_static_ = false;
};

/// Of something that was read over. `note`: it changes no type, no constant and no call (the body of a function, an
/// initializer, a macro that is no constant: it is replaced where it is used). `warning`: it may, or a name is missing (a
/// declaration that is not supported, an attribute or a pragma that is not known, a macro that is defined again).
enum class severity : std::uint8_t { note, warning };

/// Something in a text that was read over: a macro with parameters, the body of a function, an unknown attribute.
///     for (const auto& s : c.ignored())
///         if (s.severity == dynamic::severity::warning) std::cerr << s.line << ": " << s.message << '\n';
struct ignored_construct {
    std::size_t line;
    std::size_t column;
    std::string message;
    dynamic::severity severity = dynamic::severity::warning;
};

/// Declarations of C: structs, unions, enums, typedefs, functions, variables, `#define NAME number`, `#pragma pack`,
/// GNU attributes; the output of a preprocessor. Everything it gives out stands by itself and may be used by other
/// threads while more is added here. A copy costs a counter, and the next `add` to one of the two copies what is there.
class declarations {
    using parsed_declarations = detail::runtime::parsed_declarations;

public:
    declarations() { read_ = std::make_shared<parsed_declarations>(); }
    /// Throws declaration_error: bad input of any size and depth gives that or a result, in bounded time and memory.
    explicit declarations(std::string_view text) : declarations() { add(text); }
    // No move operations: one that was moved from would have nothing, not even no declarations.
    declarations(const declarations& from) : read_(from.read_) {
        read_->is_shared.store(true, std::memory_order_relaxed);
    }
    declarations& operator=(const declarations& from);
    ~declarations() = default;

    /// Reads more, which may use what is there, in time of what is read. What is declared twice must agree. Throws
    /// declaration_error; then nothing of the text was added.
    void add(std::string_view text);

    /// The declaration of a function, variable, typedef or constant. Throws ctypes::error for an unknown name.
    [[nodiscard]] declaration operator[](std::string_view name) const;
    [[nodiscard]] std::optional<declaration> find(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const;

    /// A type by its name in C: "struct vec", "size_t", "const char *[3]". Throws declaration_error.
    [[nodiscard]] dynamic::type type(std::string_view text) const;

    /// The value of a constant: an enumerator, a `#define`, a `static const` number. Throws ctypes::error.
    [[nodiscard]] dynamic::value constant(std::string_view name) const;

    /// The value of a constant expression of C over what is declared, as a C compiler computes it: of the type the
    /// expression has, a text for strings. Throws declaration_error for what is no constant.
    ///     int flags = c.evaluate("O_RDONLY | O_CLOEXEC").as<int>();
    [[nodiscard]] dynamic::value evaluate(std::string_view expression) const;

    /// All that was declared, in order.
    [[nodiscard]] std::vector<declaration> all() const;

    /// What was read over, in order.
    [[nodiscard]] std::vector<dynamic::ignored_construct> ignored() const;
    [[nodiscard, deprecated("ctypes: skipped() is ignored()")]] std::vector<ignored_construct> skipped() const {
        return ignored();
    }

private:
    using ast = detail::runtime::ast;

    [[nodiscard]] dynamic::type type_read(std::string_view text) const;

    [[nodiscard]] const parsed_declarations& what_was_read() const noexcept {
        return static_cast<const parsed_declarations&>(*read_);
    }

    [[noreturn]] static void fail(const detail::c_text::diagnostic& wrong, std::string_view text, const ast& tree);
    [[noreturn]] static void too_large(detail::c_text::index type, std::string_view text, const ast& tree);

    [[nodiscard]] declaration make(detail::c_text::index number) const;
    /// `constant`: of a macro.
    [[nodiscard]] declaration make(detail::c_text::index number, const detail::runtime::macro_constant& constant) const;

    std::shared_ptr<detail::runtime::shared_declarations> read_; // never null: a reading
};

/// A type from its C spelling, without any declarations: "const char *", "struct { int a; double b; }".
[[nodiscard]] inline type parse_type(std::string_view text) { return declarations().type(text); }

/// One function or variable from its declaration. Throws declaration_error.
///     auto pow = libm.function(dynamic::prototype("double pow(double, double)"));
[[nodiscard]] declaration prototype(std::string_view text);

// Names of version 0.1; they go with 0.2.
using skipped [[deprecated("ctypes: skipped is ignored_construct")]] = ignored_construct;

} // namespace ctypes::dynamic

#ifndef CTYPES_COMPILED
#include <ctypes/dynamic/declarations.ipp>
#endif

#endif // CTYPES_HAS_CXX20

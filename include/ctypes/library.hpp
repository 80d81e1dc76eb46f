// SPDX-License-Identifier: MIT
// ctypes/library.hpp - a shared library, loaded at run time.
//
//     ctypes::library libm("libm.so.6");
//     auto cosine = libm.function<double(double)>("cos");
//     double one = cosine(0.0);                               // the object keeps libm loaded
#pragma once

#include <ctypes/config.hpp>
#if CTYPES_HAS_CXX20

#include <ctypes/detail/loader/header_declaration.hpp>
#include <ctypes/detail/loader/loader.hpp>
#include <ctypes/detail/loader/missing_symbol.hpp>
#include <ctypes/detail/loader/module_handle.hpp>
#include <ctypes/error.hpp>
#include <ctypes/fixed_string.hpp>
#include <ctypes/function.hpp>
#include <ctypes/library_name.hpp>
#include <ctypes/load_flags.hpp>
#include <ctypes/signature.hpp>
#include <ctypes/symbols.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctypes {

class library;

// Where the compiler points here: #include <ctypes/c_declaration.hpp>.
template <fixed_string Text, class... Types>
struct parsed_signature;
template <fixed_string Text, class... Types>
struct bound_text;

namespace detail {
template <class Interface>
void bind_members(Interface& interface, const library& from); // interface.hpp

/// What stands for a function behind an error.
struct no_function {
    template <class... Args>
    int operator()(Args&&...) const {
        return 0;
    }
    int operator*() const { return 0; }
};
} // namespace detail

/// A shared library. Copies share it; it is unloaded when the last library object and the last function made
/// from it are gone. It always holds a library (a moved-from one, too) and may be used from several threads as a
/// `const` object.
///
/// Wherever a symbol is named, "name@VERSION" means that version of it (dlvsym(3), glibc and FreeBSD).
class library {
public:
    /// Loads a library as the system's loader finds it: by name through its search path, by path when there is a
    /// slash in it (dlopen(3)). Throws `library_error` with the loader's words.
    explicit library(const library_name& name, load flags = load::now | load::local)
        : loaded_(opened({&name, 1}, flags)) {}

    /// Loads the first candidate that loads. Throws `library_error` with all that was tried.
    ///
    ///     ctypes::library sqlite({"libsqlite3.so.0", "libsqlite3.dylib", "sqlite3.dll"});
    explicit library(std::initializer_list<library_name> candidates, load flags = load::now | load::local)
        : loaded_(opened({candidates.begin(), candidates.size()}, flags)) {}

    /// The first of a list made at run time.
    explicit library(std::span<const library_name> candidates, load flags = load::now | load::local)
        : loaded_(opened(std::span<const library_name>(candidates), flags)) {}

    /// The process itself: the program, the libraries it was started with, and those loaded with `load::global`.
    [[nodiscard]] static library self() { return library(std::make_shared<const detail::module_handle>()); }

    // No move operations: a library moved from would be one without a library, and a copy costs a counter.
    library(const library&) = default;
    library& operator=(const library&) = default;
    ~library() = default;

    /// The function of this name. The object keeps the library loaded. The signature is believed: a library knows
    /// names only. Throws `symbol_error` when the symbol is missing, or has the value null and cannot be called.
    ///
    ///     auto cosine = libm.function<double(double)>("cos");
    template <class Signature>
    [[nodiscard]] ctypes::function<Signature> function(symbol_name name) const {
        return make_function<Signature>(loaded_address(name), name);
    }

    /// A function with the type and the name its header declares it with; see detail/loader/header_declaration.hpp.
    ///
    ///     auto crc = libz.function<&::crc32>();
    template <auto Declared>
    requires detail::function_from_header<Declared>
    [[nodiscard]] CTYPES_NODEBUG auto function(symbol_name name) const {
        return function<detail::declared_function<Declared>>(name);
    }
    template <auto Declared>
    requires detail::function_from_header<Declared>
    [[nodiscard]] CTYPES_NODEBUG auto function() const {
        static_cast<void>(detail::require_own_symbol<Declared>());
        return function<detail::declared_function<Declared>>(detail::declared_name<Declared>::text.data());
    }

    /// A variable with the type and the name its header declares it with.
    ///
    ///     int& index = libc.variable<&::optind>();
    template <auto Declared>
    requires detail::variable_from_header<Declared>
    [[nodiscard]] CTYPES_NODEBUG auto& variable(symbol_name name = detail::declared_name<Declared>::text.data()) const {
        return variable<std::remove_pointer_t<std::remove_const_t<decltype(Declared)>>>(name);
    }

    /// A function from its declaration in C, parsed at compile time; C++ types that it names are given behind it. Needs
    /// c_declaration.hpp.
    ///
    ///     auto power = libm.function<"double pow(double x, double y)">();
    ///     auto middle = lib.function<"point midpoint(point, point)", point>();
    template <fixed_string Text, class... Types>
    [[nodiscard]] auto function() const {
        return function<typename bound_text<Text, Types...>::type>(std::string(parsed_signature<Text, Types...>::name));
    }

    /// A function declared at run time: whatever has a `bind(library)` makes of this library what it returns, as
    /// dynamic::declaration does.
    ///
    ///     ctypes::dynamic::declarations c("double pow(double x, double y);");
    ///     auto power = libm.function(c["pow"]);
    template <class Declaration>
    [[nodiscard]] auto function(const Declaration& declared) const -> decltype(declared.bind(*this)) {
        return declared.bind(*this);
    }

    /// A text alone is no declaration: one error, which says how it is written. (The parameter in front keeps the type of
    /// function<T>("name") out.)
    template <std::nullptr_t = nullptr, class Text>
    requires std::is_convertible_v<const Text&, std::string_view> detail::no_function function(const Text&)
    const {
        static_assert(
            detail::dependent_false<Text>,
            "ctypes: a function needs its type; write function<\"double cos(double)\">() for C text that the compiler "
            "reads, or function<double(double)>(\"cos\")");
        return {};
    }

    /// A variable declared at run time, in place, by the declaration's `bind_variable(library)`.
    template <class Declaration>
    [[nodiscard]] auto variable(const Declaration& declared) const -> decltype(declared.bind_variable(*this)) {
        return declared.bind_variable(*this);
    }

    /// An aggregate of functions, or of such aggregates, filled by the names of its members; see interface.hpp.
    /// Throws one symbol_error that names all missing symbols.
    ///
    ///     struct trigonometry { ctypes::function<double(double)> sin, cos, tan; };
    ///     auto trig = libm.bind<trigonometry>();
    template <class Interface>
    [[nodiscard]] Interface bind() const {
        Interface bound{};
        detail::bind_members(bound, *this);
        return bound;
    }

    /// The function of this name, or nothing when the library has none that can be called.
    ///
    ///     if (auto newer = lib.try_function<int(int)>("newer_call")) (*newer)(1);
    template <class Signature>
    [[nodiscard]] std::optional<ctypes::function<Signature>> try_function(symbol_name name) const {
        void* const address = try_address(name);
        if (address == nullptr) return std::nullopt;
        return make_function<Signature>(address, name);
    }

    /// The variable of this name, in place (Python's `in_dll`): a plain reference that lives as long as the library
    /// stays loaded, which is the business of the caller who keeps it. The type is believed. Of a thread-local
    /// variable it is the calling thread's. Throws `symbol_error` as `function` does.
    ///
    ///     int& counter = lib.variable<int>("counter");
    template <class T>
    [[nodiscard]] T& variable(symbol_name name) const {
        static_assert(std::is_object_v<T>,
                      "ctypes: a variable has an object type; for a function write function<R(A...)>(name)");
        return *reinterpret_cast<T*>(loaded_address(name)); // which compiles for a function too: one error is enough
    }

    /// The variable of this name, or null. It lives as long as the library stays loaded.
    template <class T>
    [[nodiscard]] T* try_variable(symbol_name name) const {
        static_assert(std::is_object_v<T>,
                      "ctypes: a variable has an object type; for a function write try_function<R(A...)>(name)");
        return reinterpret_cast<T*>(try_address(name));
    }

    /// Whether there is such a symbol, be its value null or not.
    [[nodiscard]] bool contains(symbol_name name) const {
        return detail::loader::find(get(), name.c_str()) != nullptr || detail::loader::ask(get(), name.c_str()).exists;
    }

    /// The value of a symbol. It may be null without being an error: a weak symbol that nobody defines, an IFUNC
    /// whose resolver chose nothing. Throws `symbol_error` when there is no such symbol.
    [[nodiscard]] void* address(symbol_name name) const;

    /// The symbols the library itself exports whose names begin with `prefix`, sorted: not those of the libraries it
    /// needs. Of the process itself they are the program's. Throws `ctypes::error` on macOS.
    ///
    ///     for (const auto& symbol : libz.symbols("crc32")) std::cout << symbol.name << '\n';
    [[nodiscard]] std::vector<exported_symbol> symbols(std::string_view prefix = {}) const {
        return detail::exported_symbols(get(), prefix);
    }

    /// The file the library was loaded from, without links; empty where the system does not tell.
    [[nodiscard]] std::string path() const { return detail::loader::path_of(get()); }

    /// The name it was loaded by.
    [[nodiscard]] const std::string& name() const noexcept { return loaded_->name(); }

    /// The loader's handle (dlopen(3)), to hand to C. It stays the library's.
    [[nodiscard]] void* get() const noexcept { return loaded_->handle(); }

    /// What keeps the library loaded while it lives; hold it beside references and addresses that must stay valid.
    [[nodiscard]] std::shared_ptr<const void> keep_alive() const noexcept { return loaded_; }

    /// Whether both are the same loaded library.
    friend bool operator==(const library& a, const library& b) noexcept { return a.get() == b.get(); }

private:
    static std::shared_ptr<const detail::module_handle> opened(std::span<const library_name> candidates, load flags) {
        return std::make_shared<const detail::module_handle>(candidates, flags);
    }

    // A template, so that nullptr does not convert to it and gets the message of library_name.
    template <std::same_as<std::shared_ptr<const detail::module_handle>> Loaded>
    explicit library(Loaded loaded) : loaded_(std::move(loaded)) {}

    template <class Signature>
    ctypes::function<Signature> make_function(void* address, symbol_name name) const {
        using pointer = typename signature<Signature>::pointer;
        ctypes::function<Signature> made(reinterpret_cast<pointer>(address), name.given(), loaded_);
        if constexpr (!signature<Signature>::plain) made.bind_symbols({&find_symbol, loaded_});
        return made;
    }

    /// For what a signature needs of the library beside the function: the deleters of handles (handle.hpp).
    static void* find_symbol(const std::shared_ptr<const void>& loaded, const char* name) {
        return library(std::static_pointer_cast<const detail::module_handle>(loaded)).loaded_address(name);
    }

    // The loader is asked again only when its first answer is null, which may mean two things (dlsym(3), NOTES).

    void* try_address(symbol_name name) const;

    /// An address that is not null.
    void* loaded_address(symbol_name name) const;

    [[noreturn]] void missing(symbol_name name, const detail::loader::answer& answer) const {
        throw symbol_error(name.string(), this->name(), detail::missing_symbol_message(*loaded_, name, answer));
    }

    std::shared_ptr<const detail::module_handle> loaded_;
};

} // namespace ctypes

#ifndef CTYPES_COMPILED
#include <ctypes/library.ipp>
#endif

#endif // CTYPES_HAS_CXX20

// ctypes/dynamic/declarations.hpp - C declarations read at run time.
//
//     dynamic::declarations c("struct vec { double x, y; }; double length(struct vec v);");
//     auto length = lib.function(c["length"]);
//     dynamic::value v(c.type("struct vec"));
#pragma once

#include <ctypes/detail/c_text.hpp>
#include <ctypes/dynamic/build.hpp>
#include <ctypes/dynamic/declaration_error.hpp>
#include <ctypes/dynamic/entity.hpp>
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
struct shared_reading {
    std::atomic<bool> is_shared{false}; // there was a copy: nothing may change from then on
};

/// All that was read of declarations, and the types made of it when they were asked for. More is added in place while nobody
/// else has it.
struct reading : shared_reading {
    heap_tree tree;
    layouts sizes;

    reading() = default;
    explicit reading(const reading& from) : shared_reading(), tree(from.tree) { sizes = from.sizes; }

    [[nodiscard]] dynamic::type at(c_text::index i) const {
        const std::lock_guard guard(making_);
        return dynamic::type(types_.at(i), built_);
    }

    /// Of a function: with the names of parameters that this declaration gives.
    [[nodiscard]] dynamic::type function_at(c_text::index i) const {
        const std::lock_guard guard(making_);
        if (functions_.size() < tree.declarations.size()) functions_.resize(tree.declarations.size());
        if (functions_[i] == nullptr) {
            const auto& d = tree.declarations[i];
            const node& shared = *types_.at(d.type).to;
            const auto parameters = types_.parameters(d.first_parameter, d.parameters);
            node* const own = built_->make();
            make_function(*own, shared.to, parameters, shared.variadic);
            own->prototyped = shared.prototyped;
            own->call = shared.call;
            made_functions_.push_back(i);
            functions_[i] = own;
        }
        return dynamic::type({functions_[i], 0}, built_);
    }

    /// A type that was read on top of this.
    [[nodiscard]] dynamic::type at(const heap_tree& top, c_text::index i) const {
        const std::lock_guard guard(making_);
        bool changed = false; // a type of this was completed there: nothing that is known here can be taken for it
        top.nodes.each_changed([&](c_text::index) { changed = true; });
        if (!changed && i < tree.nodes.size()) return dynamic::type(types_.at(i), built_);
        auto in = std::make_shared<arena>();
        if (changed) return dynamic::type(builder(top, *in).at(i), in);
        in->keep(built_);
        return dynamic::type(builder(top, *in, types_).at(i), in);
    }

    /// Adds what was read on top of this, in time of that. False when the hash tables refuse. Nothing is changed then, nor when
    /// there is no memory.
    bool take(const heap_tree& top, const layouts& top_sizes) {
        bool changed = false; // something that a type was made of
        top.nodes.each_changed([&](c_text::index i) { changed = changed || types_.has(i); });
        auto fresh = changed ? std::make_shared<arena>() : nullptr;
        sizes.reserve(top_sizes);
        if (!c_text::take(tree, top)) return false;
        sizes.take(top_sizes);
        top.declarations.each_changed([&](c_text::index i) {
            if (i < functions_.size()) functions_[i] = nullptr;
        });
        if (!changed) return true;
        built_ = std::move(fresh); // types that were given out stay as they are
        types_.forget(*built_);
        for (const c_text::index i : made_functions_) functions_[i] = nullptr;
        made_functions_.clear();
        return true;
    }

private:
    // Made by whoever asks first, also for a constant one that several threads have.
    mutable std::mutex making_;
    mutable std::shared_ptr<arena> built_ = std::make_shared<arena>();
    mutable builder types_{tree, *built_};
    mutable std::vector<const node*> functions_; // by declaration
    mutable std::vector<c_text::index> made_functions_;
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
    [[nodiscard]] dynamic::entity entity() const noexcept { return entity_; }
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
        if (entity_ != dynamic::entity::function) throw error("'" + name_ + "' is declared as no function");
        if (is_static_) throw error("'" + name_ + "' is static: no library has a symbol for it");
        const auto found = from.template function<void()>(symbol_);
        return dynamic::function(type_, reinterpret_cast<void (*)()>(found.address()), name_, from.keep_alive());
    }

    /// What `library.variable(declaration)` does: the variable in place; the reference keeps the library loaded.
    template <class Library>
    [[nodiscard]] dynamic::reference bind_variable(const Library& from) const {
        if (entity_ != dynamic::entity::variable) throw error("'" + name_ + "' is declared as no variable");
        return dynamic::value::view(type_, &from.template variable<char>(symbol_), from.keep_alive());
    }

    // For the rest of the layer ------------------------------------------------------------------------
    declaration(dynamic::entity is, std::string name, std::string symbol, dynamic::type of, dynamic::value constant,
                bool is_static)
        : entity_(is), name_(std::move(name)), symbol_(std::move(symbol)), type_(std::move(of)),
          value_(std::move(constant)), is_static_(is_static) {}

private:
    dynamic::entity entity_;
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
///     for (const auto& s : c.skipped())
///         if (s.severity == dynamic::severity::warning) std::cerr << s.line << ": " << s.message << '\n';
struct skipped {
    std::size_t line;
    std::size_t column;
    std::string message;
    dynamic::severity severity = dynamic::severity::warning;
};

/// Declarations of C: structs, unions, enums, typedefs, functions, variables, `#define NAME number`, `#pragma pack`,
/// GNU attributes; the output of a preprocessor. Everything it gives out stands by itself and may be used by other
/// threads while more is added here. A copy costs a counter, and the next `add` to one of the two copies what is there.
class declarations {
    using reading = detail::runtime::reading;

public:
    declarations() { read_ = std::make_shared<reading>(); }
    /// Throws declaration_error: bad input of any size and depth gives that or a result, in bounded time and memory.
    explicit declarations(std::string_view text) : declarations() { add(text); }
    // No move operations: one that was moved from would have nothing, not even no declarations.
    declarations(const declarations& from) : read_(from.read_) {
        read_->is_shared.store(true, std::memory_order_relaxed);
    }
    declarations& operator=(const declarations& from) {
        from.read_->is_shared.store(true, std::memory_order_relaxed);
        read_ = from.read_;
        return *this;
    }
    ~declarations() = default;

    /// Reads more, which may use what is there, in time of what is read. What is declared twice must agree. Throws
    /// declaration_error; then nothing of the text was added.
    void add(std::string_view text) {
        const reading& known = what_was_read();
        auto top = detail::c_text::layer(known.tree);
        const detail::runtime::layouts sizes(known.sizes);
        if (const auto wrong = detail::c_text::parse(top, text, sizes)) fail(wrong, text, top);
        if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, text, top);
        const bool is_shared = known.is_shared.load(std::memory_order_relaxed);
        auto own = is_shared ? std::make_shared<reading>(known) : std::static_pointer_cast<reading>(read_);
        if (!own->take(top, sizes)) fail({"too many names or types", {}, {0, 1, 1, {}, 0}}, text, top);
        read_ = std::move(own);
    }

    /// The declaration of a function, variable, typedef or constant. Throws ctypes::error for an unknown name.
    [[nodiscard]] declaration operator[](std::string_view name) const {
        auto found = find(name);
        if (!found) throw error("'" + std::string(name) + "' is not declared");
        return *std::move(found);
    }
    [[nodiscard]] std::optional<declaration> find(std::string_view name) const {
        const auto number = what_was_read().tree.find_declaration(name);
        if (number == detail::c_text::no_index) return std::nullopt;
        return make(number);
    }
    [[nodiscard]] bool contains(std::string_view name) const { return what_was_read().tree.find(name) != nullptr; }

    /// A type by its name in C: "struct vec", "size_t", "const char *[3]". Throws declaration_error.
    [[nodiscard]] dynamic::type type(std::string_view text) const {
        const reading& known = what_was_read();
        const std::string_view name = text.substr(text.find(' ') + 1); // all of it where there is no space
        if (known.tree.is_macro(name)) return type_read(text);
        if (const auto* d = known.tree.find(text); d != nullptr && d->is == detail::c_text::entity::type)
            return known.at(d->type);
        if (text.starts_with("struct ") || text.starts_with("union ")) { // the usual case, without reading anything
            const auto tag = known.tree.find_tag(name);
            const auto is = text[0] == 's' ? detail::c_text::kind::struct_ : detail::c_text::kind::union_;
            if (tag != detail::c_text::no_index && known.tree.nodes[tag].is == is) return known.at(tag);
        }
        return type_read(text);
    }

    /// The value of a constant: an enumerator, a `#define`, a `static const` number. Throws ctypes::error.
    [[nodiscard]] dynamic::value constant(std::string_view name) const {
        const declaration d = this->operator[](name);
        if (d.entity() != entity::constant) throw error("'" + std::string(name) + "' is no constant");
        return d.value();
    }

    /// The value of a constant expression of C over what is declared, as a C compiler computes it: of the type the
    /// expression has, a text for strings. Throws declaration_error for what is no constant.
    ///     int flags = c.evaluate("O_RDONLY | O_CLOEXEC").as<int>();
    [[nodiscard]] dynamic::value evaluate(std::string_view expression) const {
        const reading& known = what_was_read();
        auto top = detail::c_text::layer(known.tree);
        const detail::runtime::layouts sizes(known.sizes);
        detail::c_text::declaration found;
        if (const auto wrong = detail::c_text::parse_constant(top, expression, found, sizes))
            fail(wrong, expression, top);
        if (found.type == detail::c_text::no_index) return value_of(top, found, {});
        if (const auto large = sizes.too_large(top); large != detail::c_text::no_index)
            too_large(large, expression, top);
        return value_of(top, found, known.at(top, found.type));
    }

    /// All that was declared, in order.
    [[nodiscard]] std::vector<declaration> all() const {
        std::vector<declaration> list;
        const auto& all = what_was_read().tree.declarations;
        for (detail::c_text::index i = 0; i < all.size(); ++i)
            if (!all[i].taken_back) list.push_back(make(i));
        return list;
    }

    /// What was read over, in order.
    [[nodiscard]] std::vector<dynamic::skipped> skipped() const {
        std::vector<dynamic::skipped> list;
        const auto& tree = what_was_read().tree;
        tree.each_skipped([&](const detail::c_text::remark& s) {
            std::string words;
            detail::c_text::write_words(words, s, tree.source);
            const bool warns = s.severity == detail::c_text::severity::warning;
            list.push_back(
                {s.where.line, s.where.column, std::move(words), warns ? severity::warning : severity::note});
        });
        return list;
    }

private:
    using heap_tree = detail::runtime::heap_tree;

    [[nodiscard]] dynamic::type type_read(std::string_view text) const {
        const reading& known = what_was_read();
        auto top = detail::c_text::layer(known.tree);
        const detail::runtime::layouts sizes(known.sizes);
        detail::c_text::index found = 0;
        if (const auto wrong = detail::c_text::parse_type(top, text, found, sizes)) fail(wrong, text, top);
        if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, text, top);
        return known.at(top, found);
    }

    [[nodiscard]] const reading& what_was_read() const noexcept { return static_cast<const reading&>(*read_); }

    [[noreturn]] static void fail(const detail::c_text::remark& wrong, std::string_view text, const heap_tree& tree) {
        std::string message;
        detail::c_text::write_words(message, wrong, tree.source);
        throw declaration_error(detail::c_text::error_text(wrong, text, tree.source), wrong.where.line,
                                wrong.where.column, std::move(message));
    }
    [[noreturn]] static void too_large(detail::c_text::index type, std::string_view text, const heap_tree& tree) {
        const auto& n = tree.nodes[type];
        detail::c_text::remark wrong;
        wrong.words = n.name.empty() ? "a type is too large for any memory" : "'@' is too large for any memory";
        wrong.subject = n.name;
        wrong.where.line = wrong.where.column = 1;
        const std::size_t begin = tree.source.size() - text.size(); // the text is the last one there
        if (!n.name.empty() && n.name.offset >= begin) {
            wrong.where.offset = static_cast<std::uint32_t>(n.name.offset - begin);
            for (std::size_t i = 0; i < wrong.where.offset; ++i) {
                ++wrong.where.column;
                if (text[i] != '\n') continue;
                ++wrong.where.line;
                wrong.where.column = 1;
            }
        }
        fail(wrong, text, tree);
    }

    [[nodiscard]] declaration make(detail::c_text::index number) const {
        using from = detail::c_text::entity;
        const reading& r = what_was_read();
        const auto& d = r.tree.declarations[number];
        const std::string name(r.tree.text(d.name));
        const std::string symbol(d.symbol.empty() ? r.tree.text(d.name) : r.tree.text(d.symbol));
        switch (d.is) {
        case from::function:
            return {entity::function, name, symbol, r.function_at(number), {}, d.is_static};
        case from::variable:
            return {entity::variable, name, symbol, r.at(d.type), {}, d.is_static};
        case from::type:
            return {entity::type, name, symbol, r.at(d.type), {}, false};
        default:
            break;
        }
        const bool typed = d.type != detail::c_text::no_index;
        dynamic::value constant = value_of(r.tree, d, typed ? r.at(d.type) : dynamic::type());
        const dynamic::type of = typed ? r.at(d.type) : constant.type();
        return {entity::constant, name, symbol, of, std::move(constant), false};
    }

    /// The value of a constant; `named`: the type that its declaration gives it, if it does.
    [[nodiscard]] static dynamic::value value_of(const heap_tree& tree, const detail::c_text::declaration& d,
                                                 const dynamic::type& named) {
        using from = detail::c_text::entity;
        using detail::c_text::kind;
        if (d.is == from::text) {
            const std::string_view bytes = tree.text(d.spelling);
            if (d.value.type == kind::char_) return std::string(bytes);
            const dynamic::type element({detail::runtime::scalar_node(d.value.type), 0}, nullptr);
            dynamic::value made(element.array(bytes.size() / element.size() + 1)); // wide: an array
            std::memcpy(made.address(), bytes.data(), bytes.size());
            return made;
        }
        const bool own =
            (d.is_static || d.is_macro) && d.type != detail::c_text::no_index; // that of an enumerator is its value's
        const dynamic::type of =
            own ? named.unqualified() : dynamic::type({detail::runtime::scalar_node(d.value.type), 0}, nullptr);
        if (d.is == from::floating) return dynamic::value(of, d.value.real);
        if (d.value.type == kind::pointer || d.value.is_unsigned()) return number(of, d.value.bits);
        return number(of, static_cast<std::int64_t>(d.value.bits));
    }

    template <class Number>
    [[nodiscard]] static dynamic::value number(const dynamic::type& of, Number from) {
        dynamic::value made(of);
        const std::size_t skip = std::endian::native == std::endian::little ? 0 : sizeof from - of.size();
        std::memcpy(made.address(), reinterpret_cast<const char*>(&from) + skip, of.size());
        return made;
    }

    std::shared_ptr<detail::runtime::shared_reading> read_; // never null: a reading
};

/// A type from its C spelling, without any declarations: "const char *", "struct { int a; double b; }".
[[nodiscard]] inline type parse_type(std::string_view text) { return declarations().type(text); }

/// One function or variable from its declaration. Throws declaration_error.
///     auto pow = libm.function(dynamic::prototype("double pow(double, double)"));
[[nodiscard]] inline declaration prototype(std::string_view text) {
    const declarations c(text);
    auto all = c.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (it->entity() == entity::function || it->entity() == entity::variable) return *std::move(it);
    throw declaration_error("line 1, column 1: the text declares no function\n    " +
                                std::string(text.substr(0, text.find('\n'))).substr(0, 100) + "\n    ^",
                            1, 1, "the text declares no function");
}

} // namespace ctypes::dynamic

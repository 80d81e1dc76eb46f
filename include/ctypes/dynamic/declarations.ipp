// SPDX-License-Identifier: MIT
// ctypes/dynamic/declarations.ipp - the functions of declarations.hpp.
#pragma once

#include <ctypes/config.hpp>
#include <ctypes/dynamic/declaration_error.hpp>
#include <ctypes/dynamic/declarations.hpp>

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

CTYPES_DECL dynamic::type parsed_declarations::at(c_text::index i) const {
    const std::lock_guard guard(making_);
    return dynamic::type(types_.at(i), built_);
}

CTYPES_DECL dynamic::type parsed_declarations::function_at(c_text::index i) const {
    const std::lock_guard guard(making_);
    if (functions_.size() < tree.declarations.size()) functions_.resize(tree.declarations.size());
    if (functions_[i] == nullptr) {
        const auto& d = tree.declarations[i];
        const type_node& shared = *types_.at(d.type).to;
        const auto parameters = types_.parameters(d.first_parameter, d.parameters);
        type_node* const own = built_->make();
        make_function(*own, shared.to, parameters, shared.variadic);
        own->prototyped = shared.prototyped;
        own->call = shared.call;
        made_functions_.push_back(i);
        functions_[i] = own;
    }
    return dynamic::type({functions_[i], 0}, built_);
}

CTYPES_DECL dynamic::type parsed_declarations::at(const ast& top, c_text::index i) const {
    const std::lock_guard guard(making_);
    bool changed = false; // a type of this was completed there: nothing that is known here can be taken for it
    top.nodes.each_changed([&](c_text::index) { changed = true; });
    if (!changed && i < tree.nodes.size()) return dynamic::type(types_.at(i), built_);
    auto in = std::make_shared<type_arena>();
    if (changed) return dynamic::type(builder(top, *in).at(i), in);
    in->keep(built_);
    return dynamic::type(builder(top, *in, types_).at(i), in);
}

/// Reads macros on top of what was read, which stays as it is.
class parsed_declarations::macro_reader {
public:
    explicit macro_reader(const parsed_declarations& of)
        : of_(of), budget_(64 * std::uint64_t{of.tree.source.size()} + 1000000) {}

    /// Whether there is something left of what a text of that length may cost: else an answer says nothing.
    [[nodiscard]] bool may_read() const noexcept { return budget_ != 0; }

    macro_constants::answer read(c_text::index macro) {
        if (!top_) {
            top_.emplace(c_text::layer(of_.tree));
            sizes_.emplace(of_.sizes);
        }
        auto found = std::make_shared<macro_constant>();
        c_text::declaration d;
        found->is_constant =
            c_text::value_of_macro(*top_, macro, d, budget_, *sizes_) && sizes_->too_large(*top_) == c_text::no_index;
        if (found->is_constant) {
            if (d.type != c_text::no_index) found->type = of_.at(*top_, d.type);
            found->value = value_of_constant(*top_, d, found->type);
            if (d.type == c_text::no_index) found->type = found->value.type();
        }
        bool declares = top_->bindings.size() != top_->bindings.below() || // `sizeof(struct s)`: for itself alone
                        top_->nodes.size() - top_->nodes.below() > 100;    // `too_large` looks at all of them
        top_->nodes.each_changed([&](c_text::index) { declares = true; });
        if (declares) top_.reset();
        return found;
    }

private:
    const parsed_declarations& of_;
    std::uint64_t budget_;
    std::optional<ast> top_{};
    std::optional<layouts> sizes_{};
};

CTYPES_DECL macro_constants::answer parsed_declarations::macro(c_text::index i) const {
    macro_reader by(*this);
    return macro(i, by);
}

CTYPES_DECL macro_constants::answer parsed_declarations::macro(c_text::index i, macro_reader& by) const {
    const c_text::macro& m = tree.macros[i];
    if (!m.is_defined || m.is_function_like || m.body.length == 0) return nullptr;
    macro_constants::answer found;
    {
        const std::lock_guard guard(making_);
        found = macros_.find(i);
    }
    if (found == nullptr && by.may_read()) {
        found = by.read(i);
        const std::lock_guard guard(making_);
        if (by.may_read()) macros_.keep(i, found);
    }
    return found != nullptr && found->is_constant ? found : nullptr;
}

CTYPES_DECL std::vector<macro_constants::answer> parsed_declarations::all_macros() const {
    macro_reader by(*this);
    std::vector<macro_constants::answer> all(tree.macros.size());
    for (c_text::index i = 0; i < all.size(); ++i) all[i] = macro(i, by);
    return all;
}

CTYPES_DECL bool parsed_declarations::take(const ast& top, const layouts& top_sizes,
                                           const c_text::macro_effects& effects) {
    bool changed = false; // something that a type was made of
    bool changed_any = false;
    top.nodes.each_changed([&](c_text::index i) {
        changed_any = true;
        changed = changed || types_.has(i);
    });
    auto fresh = changed ? std::make_shared<type_arena>() : nullptr;
    sizes.reserve(top_sizes);
    if (!c_text::take(tree, top)) return false;
    sizes.take(top_sizes);
    macros_.forget(effects, changed_any);
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

} // namespace ctypes::detail::runtime

namespace ctypes::dynamic {

CTYPES_DECL declarations& declarations::operator=(const declarations& from) {
    from.read_->is_shared.store(true, std::memory_order_relaxed);
    read_ = from.read_;
    return *this;
}

CTYPES_DECL void declarations::add(std::string_view text) {
    const parsed_declarations& known = what_was_read();
    auto top = detail::c_text::layer(known.tree);
    const detail::runtime::layouts sizes(known.sizes);
    detail::c_text::macro_effects effects;
    if (const auto wrong = detail::c_text::parse_names(top, text, effects, sizes)) fail(wrong, text, top);
    if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, text, top);
    const bool is_shared = known.is_shared.load(std::memory_order_relaxed);
    auto own =
        is_shared ? std::make_shared<parsed_declarations>(known) : std::static_pointer_cast<parsed_declarations>(read_);
    if (!own->take(top, sizes, effects)) fail({"too many names or types", {}, {0, 1, 1, {}, 0}}, text, top);
    read_ = std::move(own);
}

CTYPES_DECL declaration declarations::operator[](std::string_view name) const {
    auto found = find(name);
    if (!found) throw error("'" + std::string(name) + "' is not declared");
    return *std::move(found);
}

CTYPES_DECL std::optional<declaration> declarations::find(std::string_view name) const {
    const parsed_declarations& known = what_was_read();
    if (const auto macro = known.tree.find(ast::macro, name); macro != detail::c_text::no_index)
        if (const auto constant = known.macro(macro)) return make(known.tree.macros[macro].declaration, *constant);
    const auto number = known.tree.find(ast::ordinary, name);
    if (number == detail::c_text::no_index) return std::nullopt;
    return make(number);
}

CTYPES_DECL bool declarations::contains(std::string_view name) const {
    const parsed_declarations& known = what_was_read();
    const auto macro = known.tree.find(ast::macro, name);
    return (macro != detail::c_text::no_index && known.macro(macro) != nullptr) ||
           known.tree.find(ast::ordinary, name) != detail::c_text::no_index;
}

CTYPES_DECL dynamic::type declarations::type(std::string_view text) const {
    const parsed_declarations& known = what_was_read();
    const std::string_view name = text.substr(text.find(' ') + 1); // all of it where there is no space
    if (known.tree.is_macro(name)) return type_read(text);
    if (const auto* d = known.tree.find(text); d != nullptr && d->is == detail::c_text::declaration_kind::type)
        return known.at(d->type);
    if (text.starts_with("struct ") || text.starts_with("union ")) { // the usual case, without reading anything
        const auto tag = known.tree.find_tag(name);
        const auto is = text[0] == 's' ? detail::c_text::kind::struct_ : detail::c_text::kind::union_;
        if (tag != detail::c_text::no_index && known.tree.nodes[tag].is == is) return known.at(tag);
    }
    return type_read(text);
}

CTYPES_DECL dynamic::value declarations::constant(std::string_view name) const {
    const declaration d = this->operator[](name);
    if (d.declaration_kind() != declaration_kind::constant) throw error("'" + std::string(name) + "' is no constant");
    return d.value();
}

CTYPES_DECL dynamic::value declarations::evaluate(std::string_view expression) const {
    const parsed_declarations& known = what_was_read();
    auto top = detail::c_text::layer(known.tree);
    const detail::runtime::layouts sizes(known.sizes);
    detail::c_text::declaration found;
    if (const auto wrong = detail::c_text::parse_constant(top, expression, found, sizes)) fail(wrong, expression, top);
    if (found.type == detail::c_text::no_index) return detail::runtime::value_of_constant(top, found, {});
    if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, expression, top);
    return detail::runtime::value_of_constant(top, found, known.at(top, found.type));
}

CTYPES_DECL std::vector<declaration> declarations::all() const {
    std::vector<declaration> list;
    const parsed_declarations& known = what_was_read();
    const auto& all = known.tree.declarations;
    const auto constants = known.all_macros();
    std::size_t macro = 0; // their declarations are in the order of the macros
    for (detail::c_text::index i = 0; i < all.size(); ++i) {
        if (!all[i].is_macro) {
            if (!all[i].taken_back) list.push_back(make(i));
        } else if (const auto& constant = constants[macro++]) {
            list.push_back(make(i, *constant));
        }
    }
    return list;
}

CTYPES_DECL std::vector<dynamic::ignored_construct> declarations::ignored() const {
    std::vector<dynamic::ignored_construct> list;
    const auto& tree = what_was_read().tree;
    const auto constants = what_was_read().all_macros();
    tree.each_skipped(
        [&](const detail::c_text::diagnostic& s) {
            std::string words;
            detail::c_text::write_words(words, s, tree.source);
            const bool warns = s.severity == detail::c_text::severity::warning;
            list.push_back(
                {s.where.line, s.where.column, std::move(words), warns ? severity::warning : severity::note});
        },
        [&](detail::c_text::index macro) { return constants[macro] != nullptr; });
    return list;
}

CTYPES_DECL dynamic::type declarations::type_read(std::string_view text) const {
    const parsed_declarations& known = what_was_read();
    auto top = detail::c_text::layer(known.tree);
    const detail::runtime::layouts sizes(known.sizes);
    detail::c_text::index found = 0;
    if (const auto wrong = detail::c_text::parse_type(top, text, found, sizes)) fail(wrong, text, top);
    if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, text, top);
    return known.at(top, found);
}

CTYPES_DECL void declarations::fail(const detail::c_text::diagnostic& wrong, std::string_view text, const ast& tree) {
    std::string message;
    detail::c_text::write_words(message, wrong, tree.source);
    throw declaration_error(detail::c_text::error_text(wrong, text, tree.source), wrong.where.line, wrong.where.column,
                            std::move(message));
}

CTYPES_DECL void declarations::too_large(detail::c_text::index type, std::string_view text, const ast& tree) {
    const auto& n = tree.nodes[type];
    detail::c_text::diagnostic wrong;
    wrong.words = n.name.empty() ? "a type is too large for any memory" : "'@' is too large for any memory";
    wrong.subject = n.name;
    wrong.where.line = wrong.where.column = 1;
    const std::size_t begin = tree.source.size() - text.size(); // the text is the last one there
    if (!n.name.empty() && n.name.offset >= begin && n.name.offset < detail::c_text::made_text) {
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

CTYPES_DECL declaration declarations::make(detail::c_text::index number) const {
    using from = detail::c_text::declaration_kind;
    const parsed_declarations& r = what_was_read();
    const auto& d = r.tree.declarations[number];
    const std::string name(r.tree.text(d.name));
    const std::string symbol(d.symbol.empty() ? r.tree.text(d.name) : r.tree.text(d.symbol));
    switch (d.is) {
    case from::function:
        return {declaration_kind::function, name, symbol, r.function_at(number), {}, d.is_static};
    case from::variable:
        return {declaration_kind::variable, name, symbol, r.at(d.type), {}, d.is_static};
    case from::type:
        return {declaration_kind::type, name, symbol, r.at(d.type), {}, false};
    default:
        break;
    }
    const bool typed = d.type != detail::c_text::no_index;
    dynamic::value constant = detail::runtime::value_of_constant(r.tree, d, typed ? r.at(d.type) : dynamic::type());
    const dynamic::type of = typed ? r.at(d.type) : constant.type();
    return {declaration_kind::constant, name, symbol, of, std::move(constant), false};
}

CTYPES_DECL declaration declarations::make(detail::c_text::index number,
                                           const detail::runtime::macro_constant& constant) const {
    const auto& tree = what_was_read().tree;
    const std::string name(tree.text(tree.declarations[number].name));
    return {declaration_kind::constant, name, name, constant.type, constant.value, false};
}

CTYPES_DECL declaration prototype(std::string_view text) {
    const declarations c(text);
    auto all = c.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (it->declaration_kind() == declaration_kind::function ||
            it->declaration_kind() == declaration_kind::variable)
            return *std::move(it);
    throw declaration_error("line 1, column 1: the text declares no function\n    " +
                                std::string(text.substr(0, text.find('\n'))).substr(0, 100) + "\n    ^",
                            1, 1, "the text declares no function");
}

} // namespace ctypes::dynamic

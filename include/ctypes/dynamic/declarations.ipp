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

CTYPES_DECL bool parsed_declarations::take(const ast& top, const layouts& top_sizes) {
    bool changed = false; // something that a type was made of
    top.nodes.each_changed([&](c_text::index i) { changed = changed || types_.has(i); });
    auto fresh = changed ? std::make_shared<type_arena>() : nullptr;
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
    if (const auto wrong = detail::c_text::parse(top, text, sizes)) fail(wrong, text, top);
    if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, text, top);
    const bool is_shared = known.is_shared.load(std::memory_order_relaxed);
    auto own =
        is_shared ? std::make_shared<parsed_declarations>(known) : std::static_pointer_cast<parsed_declarations>(read_);
    if (!own->take(top, sizes)) fail({"too many names or types", {}, {0, 1, 1, {}, 0}}, text, top);
    read_ = std::move(own);
}

CTYPES_DECL declaration declarations::operator[](std::string_view name) const {
    auto found = find(name);
    if (!found) throw error("'" + std::string(name) + "' is not declared");
    return *std::move(found);
}

CTYPES_DECL std::optional<declaration> declarations::find(std::string_view name) const {
    const auto number = what_was_read().tree.find_declaration(name);
    if (number == detail::c_text::no_index) return std::nullopt;
    return make(number);
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
    if (found.type == detail::c_text::no_index) return value_of(top, found, {});
    if (const auto large = sizes.too_large(top); large != detail::c_text::no_index) too_large(large, expression, top);
    return value_of(top, found, known.at(top, found.type));
}

CTYPES_DECL std::vector<declaration> declarations::all() const {
    std::vector<declaration> list;
    const auto& all = what_was_read().tree.declarations;
    for (detail::c_text::index i = 0; i < all.size(); ++i)
        if (!all[i].taken_back) list.push_back(make(i));
    return list;
}

CTYPES_DECL std::vector<dynamic::ignored_construct> declarations::ignored() const {
    std::vector<dynamic::ignored_construct> list;
    const auto& tree = what_was_read().tree;
    tree.each_skipped([&](const detail::c_text::diagnostic& s) {
        std::string words;
        detail::c_text::write_words(words, s, tree.source);
        const bool warns = s.severity == detail::c_text::severity::warning;
        list.push_back({s.where.line, s.where.column, std::move(words), warns ? severity::warning : severity::note});
    });
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
    dynamic::value constant = value_of(r.tree, d, typed ? r.at(d.type) : dynamic::type());
    const dynamic::type of = typed ? r.at(d.type) : constant.type();
    return {declaration_kind::constant, name, symbol, of, std::move(constant), false};
}

CTYPES_DECL dynamic::value declarations::value_of(const ast& tree, const detail::c_text::declaration& d,
                                                  const dynamic::type& named) {
    using from = detail::c_text::declaration_kind;
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

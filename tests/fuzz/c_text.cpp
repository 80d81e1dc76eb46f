// Any bytes are a C text to the parser: it answers with a tree that holds together, or with an error that has a place.
//
//     clang++ -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/c_text.cpp
//     ./a.out -dict=tests/fuzz/c_text.dict tests/fuzz/corpus/c_text
//
// Without libFuzzer (-DCTYPES_FUZZ_FILES) it is a program that reads the files it is given.
#include "entry.hpp"

#include <ctypes/detail/cparse.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace ctypes::detail::c_text;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

/// Knows some names and all sizes, so that the paths that ask for them are taken.
struct somebody_outside : no_external_types {
    index type_named(std::string_view name) const { return name == "given" ? 3 : no_index; }
    index type_tagged(kind, std::string_view name) const { return name == "given" ? 4 : no_index; }
    bool constant_named(std::string_view name, constant& value) const {
        value = {7, kind::int_};
        return name == "SEVEN";
    }
    template <class Tree>
    extent extent_of(const Tree& tree, index type) const {
        require(type < tree.nodes.size(), "the outside is asked for a type that exists");
        return {16, 8};
    }
};

/// What detail/cparse/tree.hpp promises to its readers.
void check(const ast& c) {
    const auto named = [&](slice s) {
        if (s.offset >= ast::made_text) {
            const std::size_t offset = s.offset - ast::made_text;
            return require(offset <= c.made.size() && s.length <= c.made.size() - offset,
                           "a name is a part of what was made");
        }
        require(s.offset <= c.source.size() && s.length <= c.source.size() - s.offset,
                "a name is a part of the source");
    };
    std::vector<bool> complete(c.nodes.size());
    std::size_t next = 0;
    for (index i = 0; i <= c.nodes.size(); ++i) {
        for (; next < c.definitions.size() && c.definitions[next].nodes <= i; ++next) {
            const node& record = c.nodes[c.definitions[next].type];
            require(record.defined, "what is among the definitions is defined");
            complete[c.definitions[next].type] = true;
            if (record.is == kind::enum_) {
                require(is_integer(c.nodes[record.to].is), "an enum has an integer type");
                require(record.first + record.count <= c.enumerators.size(), "an enum has its constants");
                continue;
            }
            require(record.first + record.count <= c.members.size(), "a record has its members");
            for (index m = record.first; m < record.first + record.count; ++m) {
                named(c.members[m].name);
                index type = c.members[m].type;
                require(type < c.nodes.size(), "a member has a type");
                while (c.nodes[type].is == kind::array || c.nodes[type].is == kind::qualified ||
                       c.nodes[type].is == kind::aligned)
                    type = c.nodes[type].to;
                if (is_record(c.nodes[type].is)) require(complete[type], "a member by value is complete before");
            }
        }
        if (i == c.nodes.size()) break;
        const node& n = c.nodes[i];
        named(n.name);
        require(n.depth <= deepest_type, "no type is derived too deeply");
        if (n.is != kind::enum_ && n.to != no_index) require(n.to < i, "a type is made of earlier ones");
        if (n.is == kind::function) {
            require(n.first + n.count <= c.parameters.size(), "a function has its parameters");
            for (std::uint32_t p = 0; p < n.count; ++p) {
                require(c.parameters[n.first + p].type < i, "a function is made of earlier types");
                const kind is = c.nodes[c.parameters[n.first + p].type].is;
                require(is != kind::void_ && is != kind::array && is != kind::function && is != kind::qualified,
                        "a parameter is a value");
            }
        }
    }
    require(next == c.definitions.size(), "no definition comes after everything");
    for (const declaration& d : c.declarations) {
        named(d.name);
        named(d.symbol);
        named(d.spelling);
        require(d.line >= 1 && d.column >= 1, "a declaration has a place");
        if (!d.is_macro) require(d.type < c.nodes.size(), "a declaration has a type");
        if (d.is == declaration_kind::function)
            require(c.nodes[d.type].is == kind::function, "a function has a function's type");
        if (!d.taken_back) require(c.find(c.text(d.name)) != nullptr, "what is declared is found");
    }
    for (const macro& m : c.macros) {
        named(m.name);
        named(m.body);
        require(!m.is_expanding, "no macro is being replaced any more");
    }
    c.each_skipped(
        [&](const diagnostic& s) { require(!remark_text(s, c.source).empty(), "what was skipped can be said"); });
}

void check(const diagnostic& wrong, std::string_view text, const ast& c) {
    require(wrong.where.offset <= text.size() || wrong.where.offset == place::elsewhere, "an error stands in the text");
    require(wrong.subject.offset <= c.source.size() && wrong.subject.length <= c.source.size() - wrong.subject.offset,
            "what an error names stands in the text");
    require(wrong.where.line >= 1 && wrong.where.column >= 1, "an error has a line and a column");
    const std::string shown = error_text(wrong, text, c.source);
    require(shown.size() > wrong.words.size() / 2 && shown.size() < 10000 + c.source.size(), "an error can be shown");
}

} // namespace

void fuzz::read(std::string_view text) {
    {
        ast c;
        if (const diagnostic wrong = parse(c, text))
            check(wrong, text, c);
        else
            check(c);
    }
    {
        // The same in two pieces, with somebody who knows sizes.
        const somebody_outside outside;
        const std::string_view first = text.substr(0, text.size() / 2);
        ast c;
        if (const diagnostic wrong = parse(c, first, outside)) {
            check(wrong, first, c);
        } else {
            const std::string_view second = text.substr(text.size() / 2);
            if (const diagnostic again = parse(c, second, outside, unsupported::refuse))
                check(again, second, c);
            else
                check(c);
        }
    }
    ast c;
    index type = no_index;
    if (const diagnostic wrong = parse_type(c, text, type))
        check(wrong, text, c);
    else
        require(type < c.nodes.size(), "a type name gives a type");
}

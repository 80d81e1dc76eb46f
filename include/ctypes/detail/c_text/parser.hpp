// ctypes/detail/c_text/parser.hpp - the parser of C declarations: what it keeps, token by token.
//
//     parser<heap_storage, nobody_outside> p(tree, outside, begin, end);
//     p.unit();  p.error();
//
// One parser for both times: the compiler runs it over a template argument, a program over a file. So
// nothing throws: the first error is kept, after it the text looks as if it had ended, and every
// loop stops. No function calls itself without counting (`deeper`), no token is read more than twice.
//
// The members stand by subject in attributes.hpp, constant_expression.hpp, literal.hpp, types.hpp,
// specifiers.hpp, declarator.hpp, record.hpp, enumeration.hpp, declaration.hpp and directive.hpp; detail/c_text.hpp
// includes them all.
#pragma once

#include <ctypes/detail/c_text/lexer.hpp>
#include <ctypes/detail/c_text/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

/// What attributes say that an ABI can see.
struct attributes {
    convention call = convention::none;
    bool packed = false;
    bool transparent = false;
    std::uint32_t alignment = 0;
    std::uint32_t vector_bytes = 0;
    kind mode = kind::void_; // __attribute__((mode(DI))): a type of this size
    slice symbol = {};       // __asm__("symbol")
};

/// The words before a declarator.
struct specifiers {
    index type = 0;
    bool is_typedef = false;
    bool is_extern = false;
    bool is_static = false;
    bool is_inline = false;
    bool is_thread_local = false;
    bool names_tag = false; // a struct, union or enum stands among them
    attributes said = {};
};

/// What a declarator adds to its base type, from the name outwards.
struct part {
    kind is = kind::pointer;
    qualifiers quals = 0;
    convention call = convention::none;
    bool variadic = false;
    bool prototyped = true;
    bool runtime_length = false; // an array parameter whose length is computed by the function
    index first = 0;
    std::uint32_t count = 0;
    std::uint64_t length = 0;
    place where = {};
};

struct declarator {
    slice name = {};
    std::uint64_t hash = 0;
    place where = {};
    std::size_t parts = 0; // where they begin in parts_
};

template <class Storage, class Outside>
class parser {
public:
    /// How deep records, parameter lists and expressions may stand in each other. C asks for 63.
    static constexpr unsigned deepest_nesting = 200;

    constexpr parser(tree<Storage>& out, const Outside& outside, std::uint32_t begin, std::uint32_t end)
        : tree_(out), outside_(outside), lexer_(out.source, begin, end), begin_(begin) {
        if (tree_.nodes.empty()) tree_.intern({}); // type 0 is void, and always there
    }

    /// Declarations up to the end of the text. What is known but not supported ends the text with an
    /// error, or is left out and reported.
    constexpr void unit(bool strict);

    /// A type name, `struct vec *[3]`, and nothing else.
    constexpr index only_type();

    constexpr const remark& error() const { return error_; }

    /// Whether the error is that the storage has no room.
    constexpr bool full() const { return full_; }

private:
    enum class naming : std::uint8_t { required, optional, forbidden };

    struct depth_guard {
        parser& p;
        bool ok;
        constexpr explicit depth_guard(parser& owner) : p(owner), ok(++owner.depth_ <= deepest_nesting) {
            if (!ok) p.fail("nested too deeply");
        }
        constexpr ~depth_guard() { --p.depth_; }
        constexpr explicit operator bool() const { return ok; }
    };
    constexpr depth_guard deeper() { return depth_guard(*this); }

    // Tokens ------------------------------------------------------------------------------------------

    constexpr std::string_view text(slice part) const { return tree_.text(part); }
    constexpr bool at(char c) const { return now_ == c; }
    constexpr bool at(word w) const { return now_ == w; }
    constexpr bool at_end() const { return now_.is == token_kind::end; }
    constexpr bool at_identifier() const { return now_.is == token_kind::identifier; }

    constexpr void advance() {
        if (at('(') || at('[') || at('{')) ++nesting_;
        if ((at(')') || at(']') || at('}')) && nesting_ > 0) --nesting_;
        read();
    }

    constexpr void read() {
        do {
            now_ = lexer_.next();
            if (now_.is == token_kind::bad) return fail(now_.problem);
            if (now_.is != token_kind::directive) return;
            read_directive();
        } while (!error_);
    }

    constexpr token peek() const {
        lexer ahead = lexer_;
        token t = ahead.next();
        while (t.is == token_kind::directive) {
            ahead.skip_line();
            t = ahead.next();
        }
        return t;
    }

    constexpr bool accept(char c) {
        if (!at(c)) return false;
        advance();
        return true;
    }

    constexpr bool accept(word w) {
        if (!at(w)) return false;
        advance();
        return true;
    }

    constexpr bool expect(char c, std::string_view words, std::string_view words_at_end) {
        if (accept(c)) return true;
        at_end() ? fail(words_at_end) : fail(words);
        return false;
    }

    constexpr bool expect_opening() {
        return expect('(', "expected '(' before '@'", "expected '(' before the end of the text");
    }
    constexpr bool expect_closing() {
        return expect(')', "expected ')' before '@'", "expected ')' before the end of the text");
    }

    // Over everything in brackets, the opening one being the current token.
    constexpr void skip_brackets() {
        std::uint32_t const outside = nesting_;
        do advance();
        while (nesting_ > outside && !at_end());
        if (at_end() && nesting_ > outside) fail("a bracket is not closed before the end of the text");
    }

    // Every list grows here, for at compile time there is an end to it.
    template <class List, class T>
    constexpr void push(List& list, const T& item) {
        if (is_full(list))
            out_of_room();
        else
            list.push_back(item);
    }

    // No room in the storage, or, at run time, more names in one place of a hash table than chance would put there.
    constexpr void out_of_room() {
        full_ = true;
        fail("too many names or types");
    }

    // Errors -------------------------------------------------------------------------------------------

    constexpr place place_of(const token& t) const { return place_at(t.offset, t.line, t.column); }

    constexpr place place_at(std::uint32_t offset, std::uint32_t line, std::uint32_t column) const {
        place p{offset - begin_, line, column, file_, 0};
        if (!file_.empty()) p.file_line = line - marker_at_ + marker_line_;
        return p;
    }

    // Keeps the first error; the text ends here. `resume` takes that back.
    constexpr void fail_at(const place& where, std::string_view words, slice subject = {}) {
        if (error_) return;
        error_ = {words, subject, where};
        stopped_ = lexer_;
        stopped_at_ = now_;
        lexer_ = {};
        now_ = {};
    }

    constexpr void fail(std::string_view words) { fail_at(place_of(now_), words, now_.where()); }
    constexpr void fail(const token& t, std::string_view words) { fail_at(place_of(t), words, t.where()); }

    // Known, but nothing for us: the declaration is left out and the reader is told.
    constexpr void give_up(const token& t, std::string_view words) {
        if (!error_) unsupported_ = true;
        fail(t, words);
    }

    struct heights {
        std::size_t parts, pointers, levels, parameters, members, enumerators;
    };

    constexpr heights stacks() const {
        return {parts_.size(),      pointers_.size(), levels_.size(),
                parameters_.size(), members_.size(),  enumerators_.size()};
    }

    // Goes on where the error was, with nothing half read left on the stacks.
    constexpr void resume(const heights& before) {
        error_ = {};
        unsupported_ = false;
        lexer_ = stopped_;
        now_ = stopped_at_;
        parts_.resize(before.parts);
        pointers_.resize(before.pointers);
        levels_.resize(before.levels);
        parameters_.resize(before.parameters);
        members_.resize(before.members);
        enumerators_.resize(before.enumerators);
    }

    constexpr void skip(const place& where, std::string_view words, slice subject = {}) {
        push(tree_.skipped, remark{words, subject, where});
    }

    // attributes.hpp -----------------------------------------------------------------------------------
    constexpr bool at_attribute() const;
    constexpr void read_attributes(attributes& said);
    constexpr void read_gnu_attribute(attributes& said);
    constexpr void read_attribute_argument(attributes& said, std::string_view name, const token& word);
    constexpr void read_declspec(attributes& said);
    constexpr void read_pragma_operator();
    constexpr void read_alignas(attributes& said);
    constexpr void read_symbol(attributes& said);
    constexpr std::uint32_t read_alignment();
    constexpr void align(attributes& said, std::uint64_t alignment);

    // constant_expression.hpp ----------------------------------------------------------------------------
    constexpr constant read_constant();
    constexpr constant read_conditional();
    constexpr constant read_binary(int lowest);
    constexpr constant read_unary();
    constexpr constant read_primary();
    constexpr constant read_sizeof(bool alignment);
    constexpr constant combine(const token& by, constant a, constant b);
    constexpr constant converted(constant c, kind to);
    constexpr constant checked(const token& by, kind type, std::int64_t value, bool overflow);
    constexpr bool evaluates() const { return unevaluated_ == 0; }
    constexpr extent extent_of_type(index type);

    // literal.hpp ------------------------------------------------------------------------------------------
    constexpr constant read_number();
    constexpr constant read_character();
    constexpr std::uint32_t read_escape(std::string_view body, std::size_t& i);

    // types.hpp --------------------------------------------------------------------------------------------
    constexpr index make(node n);
    constexpr index scalar(kind k) { return make({.is = k}); }
    constexpr index qualify(index type, qualifiers quals);
    constexpr index qualify_array(index type, qualifiers quals);
    constexpr index build(index base, const declarator& d, const attributes& said);
    constexpr index rebase(index base, const attributes& said);
    constexpr unsigned depth_of(index type, bool by_value) const;
    constexpr bool is_complete(index type) const;
    constexpr bool compatible(index a, index b) const;

    // specifiers.hpp ---------------------------------------------------------------------------------------
    constexpr specifiers read_specifiers();
    constexpr index type_of_words(unsigned seen, const token& first);
    constexpr index type_called(const token& t);
    constexpr bool begins_type(const token& t);
    constexpr index read_typeof();
    constexpr index read_type_name();

    // declarator.hpp ---------------------------------------------------------------------------------------
    constexpr declarator read_declarator(naming how, attributes& said);
    constexpr bool opens_declarator(naming how);
    constexpr void read_pointers(attributes& said, convention& call);
    constexpr void read_array();
    constexpr void read_parameters(convention call);
    constexpr void read_parameter(std::size_t first);

    // record.hpp -------------------------------------------------------------------------------------------
    constexpr index read_record();
    constexpr index tagged(kind is, const token& tag, bool defines);
    constexpr void read_members(index record);
    constexpr void read_member(index record, const specifiers& base, std::size_t first);
    constexpr void add_member(index record, const member& m, const token& name, std::size_t first);
    constexpr void read_width(member& m, const token& name);
    constexpr index read_enum();
    constexpr kind read_enum_base();
    constexpr void read_enumerators(index type, attributes& said, kind fixed);
    constexpr kind enum_type(std::size_t first, bool packed) const;
    constexpr void complete(index type);

    // declaration.hpp --------------------------------------------------------------------------------------
    constexpr void read_declaration();
    constexpr bool read_declared(const specifiers& base, bool first);
    constexpr void declare(declaration d, std::uint64_t hash);
    constexpr void declare_typedef_name(index type, slice name);
    constexpr void read_linkage();
    constexpr void read_static_assert();
    constexpr void skip_initializer(slice name);
    constexpr void skip_declaration();

    // directive.hpp ----------------------------------------------------------------------------------------
    constexpr void read_directive();
    constexpr void read_line_marker(const token& number);
    constexpr void read_define();
    constexpr bool read_floating(token first, declaration& d);
    constexpr void read_undef();
    constexpr void read_pragma(const token& hash);
    constexpr void read_pack();
    constexpr void define(declaration d, const token& name);

    template <class T>
    using scratch = typename Storage::template scratch<T>;

    struct level {
        std::size_t pointers = 0;
        convention call = convention::none;
    };

    tree<Storage>& tree_;
    const Outside& outside_;
    lexer lexer_;
    token now_ = {};
    std::uint32_t begin_ = 0;
    unsigned depth_ = 0;
    std::uint32_t nesting_ = 0;        // of brackets, at the current token
    unsigned unevaluated_ = 0;         // in a part of an expression that C does not evaluate
    unsigned parameter_lists_ = 0;     // around the current token
    std::uint32_t linkage_blocks_ = 0; // extern "C" { ... }

    remark error_ = {};
    bool unsupported_ = false;
    bool full_ = false;
    lexer stopped_ = {};
    token stopped_at_ = {};

    slice file_ = {};
    std::uint32_t marker_at_ = 0;
    std::uint32_t marker_line_ = 0;

    std::uint16_t pack_ = 0;
    scratch<std::uint16_t> packs_ = {};

    // Stacks: a list that is being read stands above those it is part of.
    scratch<part> parts_ = {};
    scratch<qualifiers> pointers_ = {};
    scratch<level> levels_ = {};
    scratch<parameter> parameters_ = {};
    scratch<member> members_ = {};
    scratch<enumerator> enumerators_ = {};
};

} // namespace ctypes::detail::c_text

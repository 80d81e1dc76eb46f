// SPDX-License-Identifier: MIT
// ctypes/detail/cparse/parser.hpp - the parser of C declarations: what it keeps, token by token.
//
//     parser<heap_storage, no_external_types> p(tree, outside, begin, end);
//     p.unit();  p.error();
//
// One parser for both times: the compiler runs it over a template argument, a program over a file. So
// nothing throws: the first error is kept, after it the text looks as if it had ended, and every
// loop stops. No function calls itself without counting (`deeper`), no token is read more than twice.
//
// The members stand by subject in the other files of this folder; detail/cparse.hpp includes them all.
#pragma once

#include <ctypes/detail/cparse/declarator_parts.hpp>
#include <ctypes/detail/cparse/lexer.hpp>
#include <ctypes/detail/cparse/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ctypes::detail::c_text {

template <class Storage, class Outside>
class parser {
public:
    /// How deep records, parameter lists and expressions may stand in each other. C asks for 63.
    static constexpr unsigned deepest_nesting = 200;
    static constexpr std::uint32_t most_inner_names = 1u << 20;

    constexpr parser(tree<Storage>& out, const Outside& outside, std::uint32_t begin, std::uint32_t end)
        : tree_(out), outside_(outside), lexer_(out.source, begin, end), begin_(begin), end_(end),
          budget_(64 * std::uint64_t{end - begin} + 1000000), first_macro_(static_cast<index>(out.macros.size())) {
        if (tree_.nodes.empty()) tree_.intern({}); // type 0 is void, and always there
    }

    /// Declarations up to the end of the text. What is known but not supported ends the text with an
    /// error, or is left out and reported. Macros have their values when `evaluate_macros` was called behind it.
    constexpr void unit(bool strict);
    constexpr void evaluate_macros();

    /// Whether a macro is a constant now: `found` gets its value. At most `budget` tokens are read, which is lessened by them.
    constexpr bool value_of_macro(index macro, declaration& found, std::uint64_t& budget);

    constexpr macro_effects effects() const { return {changed_macro_, may_complete_}; }

    /// A type name, `struct vec *[3]`, and nothing else.
    constexpr index only_type();

    /// A constant expression, and nothing else.
    constexpr declaration only_constant();

    constexpr const diagnostic& error() const { return error_; }

    /// Whether the error is that the storage has no room.
    constexpr bool full() const { return full_; }

private:
    enum class declarator_kind : std::uint8_t { required, optional, forbidden };

    /// What an attribute in [[ ]] belongs to, by its place: C23 6.7.13.1.
    enum class appertains : std::uint8_t { to_entity, to_type };

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

    constexpr void advance();

    constexpr void read();

    // The token behind the current one.
    constexpr token peek();
    constexpr bool accept(char c);

    constexpr bool accept(word w);

    constexpr bool expect(char c, std::string_view words, std::string_view words_at_end);

    constexpr bool expect_opening();
    constexpr bool expect_closing();

    // Over everything in brackets, the opening one being the current token.
    constexpr void skip_brackets();

    // Every list grows here, for at compile time there is an end to it.
    template <class List, class T>
    constexpr void push(List& list, const T& item) {
        if (is_full(list))
            out_of_room();
        else
            list.push_back(item);
    }

    // No room in the storage, or, at run time, more names in one place of a hash table than chance would put there.
    constexpr void out_of_room();

    // Errors -------------------------------------------------------------------------------------------

    constexpr place place_of(const token& t) const { return place_at(t.at, t.line, t.column); }

    constexpr place place_at(std::uint32_t offset, std::uint32_t line, std::uint32_t column) const;

    // Keeps the first error; the text ends here. `resume` takes that back.
    constexpr void fail_at(const place& where, std::string_view words, slice subject = {});

    constexpr void fail(std::string_view words) { fail_at(place_of(now_), words, subject_of(now_)); }
    constexpr void fail(const token& t, std::string_view words) { fail_at(place_of(t), words, subject_of(t)); }

    // How a remark names a token: one that is spelled nowhere in the text by what stands in its place.
    constexpr slice subject_of(const token& t) const { return spelled(t.where(), place_of(t)); }
    constexpr slice spelled(slice subject, const place& where) const;

    // cffi lets a C compiler fill in what `...` stands for; here the text is all there is.
    constexpr bool fail_at_dots(std::string_view words);

    // Known, but nothing for us: the declaration is left out and the reader is told.
    constexpr void give_up(const token& t, std::string_view words);

    struct checkpoint {
        std::size_t parts, pointers, levels, parameters, members, enumerators, strings, open_records;
    };

    constexpr checkpoint stacks() const;

    // Goes on where the error was, with nothing half read left on the stacks.
    constexpr void resume(const checkpoint& before);

    // Something is read over, and with it a meaning may be lost, or a name.
    constexpr void skip(const place& where, std::string_view words, slice subject = {});
    // Something is read over that says nothing about types, constants and calls.
    constexpr void note(const place& where, std::string_view words, slice subject = {});

    // attributes.hpp -----------------------------------------------------------------------------------
    constexpr bool at_attribute();
    constexpr void read_attributes(attributes& said, appertains to = appertains::to_entity);
    constexpr void read_gnu_attribute(attributes& said);
    constexpr void read_standard_attribute(attributes& said, appertains to);
    constexpr void read_attribute_argument(attributes& said, std::string_view name, const token& word);
    constexpr void read_declspec(attributes& said);
    constexpr void read_pragma_operator();
    constexpr void read_alignas(attributes& said);
    constexpr void read_symbol(attributes& said);
    constexpr std::uint32_t read_alignment();
    constexpr void align(attributes& said, std::uint64_t alignment);
    constexpr void check_alignas(const attributes& said, index type, const token& name);

    // constant_expression.hpp, arithmetic.hpp ----------------------------------------------------------------
    constexpr constant read_constant();
    constexpr operand read_conditional();
    constexpr operand read_binary(int lowest);
    constexpr operand combine(const token& by, const operand& a, const operand& b);
    constexpr operand combine_pointers(const token& by, const operand& a, const operand& b);
    constexpr operand combine_integers(const token& by, constant a, constant b);
    constexpr constant combine_floating(const token& by, long double x, long double y, kind type);
    constexpr constant converted(constant c, kind to);
    constexpr constant checked(const token& by, kind type, std::int64_t value, bool overflow);
    constexpr bool evaluates() const { return unevaluated_ == 0; }

    // expression.hpp, sizeof.hpp -----------------------------------------------------------------------------
    static constexpr index void_type = 0;
    static constexpr std::uint32_t no_width = operand::no_width;
    static constexpr bool is_null(const operand& o) {
        return o.known && o.value.bits == 0 && !is_floating(o.value.type);
    }
    constexpr operand of_type(index type);
    constexpr index type_of(const operand& o);
    constexpr index target_of(const operand& pointer) const;
    constexpr operand rvalue(operand o);
    constexpr void not_constant(const token& t);
    constexpr operand read_unary();
    constexpr operand address_of(operand o, const token& by);
    constexpr operand object_at(operand pointer, const token& by);
    constexpr operand element_of_array(const operand& array, const operand& step, const token& by);
    constexpr operand read_postfix();
    constexpr operand read_member_of(operand o);
    constexpr index member_towards(index record, std::string_view name, std::uint64_t hash) const;
    constexpr operand read_primary();
    constexpr operand read_brackets();
    constexpr operand read_compound(index type);
    constexpr operand cast(operand o, index type, const token& by);
    constexpr operand read_name();
    constexpr operand read_sizeof(const token& by);
    constexpr operand read_generic();
    constexpr bool same_in_c(index a, index b) const;
    constexpr operand read_builtin();
    constexpr extent extent_of_type(index type);
    constexpr std::uint64_t reported_alignment(index type, std::uint64_t natural);

    // literal.hpp ------------------------------------------------------------------------------------------
    struct unit_of_text {
        std::uint32_t code = 0;
        bool raw = false; // an element as it is, not a character to be encoded
    };
    constexpr constant read_any_number();
    constexpr constant read_number();
    constexpr operand read_character();
    constexpr operand read_string();
    constexpr unit_of_text read_unit(const token& t, std::uint32_t& i, kind element);
    constexpr void skip_splices(const token& t, std::uint32_t& i) const;
    constexpr void append_unit(unit_of_text unit, kind element);

    // types.hpp --------------------------------------------------------------------------------------------
    constexpr index make(node n);
    constexpr index scalar(kind k) {
        index& known = scalars_[static_cast<std::size_t>(k)];
        if (known == 0 && k != kind::void_) known = make({.is = k});
        return known;
    }
    constexpr index qualify(index type, qualifiers quals);
    constexpr index qualify_array(index type, qualifiers quals);
    constexpr index build(index base, const declarator& d, const attributes& said);
    constexpr index rebase(index base, const attributes& said);
    constexpr unsigned depth_of(index type, bool by_value) const;
    constexpr bool is_complete(index type) const;
    constexpr bool is_unsupported(index type) const;
    constexpr bool is_qualified_and_aligned(index type);
    constexpr void fail_incomplete(const token& t, index type, std::string_view words,
                                   std::string_view words_if_unsupported);
    constexpr index atomic(index type);
    constexpr bool compatible(index a, index b) const;
    constexpr bool agree(index a, index b, unsigned& steps) const;
    constexpr bool same_definition(index a, index b, unsigned& steps) const;

    // specifiers.hpp ---------------------------------------------------------------------------------------
    constexpr specifiers read_specifiers();
    constexpr index type_of_words(unsigned seen, const token& first);
    constexpr index type_called(const token& t);
    constexpr index unsupported_type(const token& t);
    constexpr bool is_name(declarator_kind how);
    constexpr bool begins_type(const token& t);
    constexpr index read_typeof();
    constexpr index read_type_name();

    // declarator.hpp ---------------------------------------------------------------------------------------
    constexpr declarator read_declarator(declarator_kind how, attributes& said);
    constexpr bool opens_declarator(declarator_kind how);
    constexpr void read_pointers(declarator_kind how, attributes& said, convention& call, std::size_t outermost);
    constexpr void read_array();
    constexpr void read_parameters(convention call);
    constexpr void read_parameter(std::size_t first);
    constexpr void read_old_style_parameters(std::size_t first);
    constexpr index parameter_type(index type);
    constexpr bool at_old_style_names() const;

    // record.hpp -------------------------------------------------------------------------------------------
    constexpr index read_record();
    constexpr index tagged(kind is, const token& tag, bool defines);
    constexpr void read_members(index record);
    constexpr void read_member(index record, const specifiers& base, std::size_t first);
    constexpr void add_member(index record, const member& m, const token& name, std::size_t first);
    constexpr void read_width(member& m, const token& name);
    constexpr void add_inner_names(index record, const node& anonymous);
    constexpr void check_aligned_bits(const member& m, const attributes& said, const token& name);
    constexpr index read_enum();
    constexpr kind read_enum_base();
    constexpr void read_enumerators(index type, attributes& said, kind fixed);
    constexpr kind enum_type(std::size_t first, bool packed) const;
    constexpr void complete(index type);
    constexpr void close_unsupported();
    constexpr index known_definition(index made, const token& tag);

    // declaration.hpp --------------------------------------------------------------------------------------
    constexpr void read_external();
    constexpr void read_or_leave_out();
    constexpr void read_declaration();
    constexpr bool read_declared(const specifiers& base, bool first);
    constexpr void declare(declaration d, std::uint64_t hash);
    constexpr void declare_typedef_name(index type, slice name);
    constexpr void read_linkage();
    constexpr void read_static_assert();
    constexpr void read_initializer(declaration& made);
    constexpr index read_braces(index type);
    constexpr void leave_out();
    constexpr void declare_unsupported(const token& name);

    // directive.hpp ----------------------------------------------------------------------------------------
    constexpr void read_directive();
    constexpr void read_line_marker(const token& number);
    constexpr void read_define();
    constexpr void read_macro_parameters(macro& m);
    constexpr void define(macro m, const token& name);
    constexpr bool same_tokens(const macro& a, const macro& b);
    constexpr void read_undef();
    constexpr void read_pragma(const token& hash);
    constexpr void read_pack();

    // macro.hpp --------------------------------------------------------------------------------------------
    static constexpr std::uint64_t most_tokens_of_a_value = 50000;
    constexpr token next_token();
    constexpr token raw_token();
    constexpr token whole(const token& first, lexer& from);
    constexpr void enter_expansion(index macro, std::size_t begin);
    constexpr void leave_expansion();
    constexpr void put_back(const token& t);
    constexpr bool replaces(token& t);
    constexpr bool read_arguments(const macro& m, const token& name);
    constexpr void replace_all(std::size_t begin, std::size_t end);
    constexpr void spend(std::uint64_t tokens);
    constexpr void substitute(index which, const token& name, std::size_t arguments, std::size_t ends);
    constexpr lexer body_of(const macro& m) const;
    constexpr std::uint32_t parameter_of(const macro& m, const token& t) const;
    constexpr void paste(std::size_t left);
    constexpr token string_of(std::size_t begin, std::size_t end, const token& at);
    constexpr bool evaluate_macro(index i, declaration& found);
    constexpr declaration constant_of(const operand& o);

    template <class T>
    using scratch = typename Storage::template scratch<T>;

    struct level {
        std::size_t pointers = 0;
        convention call = convention::none;
    };

    // Tokens that a macro gave, from `begin` to the end of those expanded.
    struct expansion {
        index macro = no_index; // `no_index`: of an argument, or put back
        std::size_t begin = 0;
        std::size_t next = 0;
    };

    tree<Storage>& tree_;
    const Outside& outside_;
    index scalars_[static_cast<std::size_t>(kind::external) + 1] = {}; // those that were asked for; 0 is void
    lexer lexer_;
    token now_ = {};
    token ahead_ = {};
    bool has_ahead_ = false;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    unsigned depth_ = 0;
    std::uint32_t nesting_ = 0;        // of brackets, at the current token
    unsigned unevaluated_ = 0;         // in a part of an expression that C does not evaluate
    unsigned parameter_lists_ = 0;     // around the current token
    std::uint32_t linkage_blocks_ = 0; // extern "C" { ... }

    diagnostic error_ = {};
    bool unsupported_ = false;
    bool strict_ = false; // what is not supported is an error
    bool full_ = false;
    bool fatal_ = false; // in a directive: what follows would be read wrongly
    token stopped_at_ = {};
    diagnostic unknown_ = {}; // why the expression that is being read is no constant

    // Macros.
    bool in_directive_ = false;
    std::uint32_t obeyed_ = 0; // directives up to here were obeyed before
    bool is_sealed_ = false;   // the tokens end with those of the expansions from `sealed_` on
    std::size_t sealed_ = 0;
    std::uint64_t budget_ = 0;   // how many tokens macros may still give
    index first_macro_ = 0;      // of this text
    bool changed_macro_ = false; // a name that macros before this text may use means something else now
    bool may_complete_ = false;  // names were added that macros before this text may have lacked
    scratch<expansion> expansions_ = {};
    scratch<token> expanded_ = {};
    scratch<token> arguments_ = {};
    scratch<std::size_t> argument_ends_ = {};

    slice file_ = {};
    std::uint32_t marker_at_ = 0;
    std::uint32_t marker_line_ = 0;

    std::uint16_t pack_ = 0;
    struct saved_pack {
        std::uint16_t pack = 0;
        slice label = {};
    };
    scratch<saved_pack> packs_ = {};

    // Stacks: a list that is being read stands above those it is part of.
    scratch<part> parts_ = {};
    scratch<qualifiers> pointers_ = {};
    scratch<level> levels_ = {};
    scratch<parameter> parameters_ = {};
    scratch<member> members_ = {};
    scratch<enumerator> enumerators_ = {};
    scratch<token> strings_ = {};
    scratch<index> open_records_ = {};
    std::uint32_t inner_names_ = 0;
};

} // namespace ctypes::detail::c_text

// What the psABI says of a type, by types written down as their scalars.
#include <ctypes/detail/abi/sysv_x86_64.hpp>

using namespace ctypes::abi;
using namespace ctypes::abi::sysv_x86_64;
using enum argument_class;

namespace {

constexpr field x87_at(std::size_t offset) { return {scalar_kind::x87, offset, 16, 16, 0, 0}; }

template <std::size_t N>
constexpr classes of_record(std::size_t size, std::size_t alignment, const field (&fields)[N]) {
    return classify(type_description::record(size, alignment, fields));
}

// scalars
constexpr field int128[] = {{scalar_kind::signed_integer, 0, 16, 16, 0, 0}};
constexpr field one_long_double[] = {x87_at(0)};
constexpr field half[] = {float_field(0, 2)};
static_assert(classify(type_description::scalar(int128)) == classes{{integer, integer}});
static_assert(classify(type_description::scalar(one_long_double)) == classes{{x87, x87up}});
static_assert(classify(type_description::scalar(half)) == classes{{sse, no_class}});

// complex numbers: long double's has a class of its own
constexpr field two_floats[] = {float_field(0, 4), float_field(4, 4)};
constexpr field two_doubles[] = {float_field(0, 8), float_field(8, 8)};
constexpr field two_long_doubles[] = {x87_at(0), x87_at(16)};
static_assert(classify(type_description::complex(two_floats)) == classes{{sse, no_class}});
static_assert(classify(type_description::complex(two_doubles)) == classes{{sse, sse}});
static_assert(classify(type_description::complex(two_long_doubles)) == classes{{complex_x87, no_class}});

// struct { int a; double b; }
static_assert(of_record(16, 8, {integer_field(0, 4), float_field(8, 8)}) == classes{{integer, sse}});
// struct { float a; int b; double c; }: one eightbyte holds both
static_assert(of_record(16, 8, {float_field(0, 4), integer_field(4, 4), float_field(8, 8)}) == classes{{integer, sse}});
// struct { float x, y, z; }
static_assert(of_record(12, 4, {float_field(0, 4), float_field(4, 4), float_field(8, 4)}) == classes{{sse, sse}});
// struct { char c[9]; }
static_assert(of_record(9, 1, {integer_field(0, 1), integer_field(8, 1)}) == classes{{integer, integer}});
// struct { long a, b, c; }
static_assert(of_record(24, 8, {integer_field(0, 8), integer_field(8, 8), integer_field(16, 8)}).memory());
// an array of thousands is not even looked at
static_assert(classify(type_description::record(4096, 1, {})).memory());

// unions: everything that overlaps is merged
static_assert(of_record(8, 8, {integer_field(0, 8), float_field(0, 8)}) == classes{{integer, no_class}});
static_assert(of_record(16, 8, {integer_field(0, 4), float_field(0, 8), float_field(8, 8)}) == classes{{integer, sse}});
static_assert(of_record(16, 16, {x87_at(0), float_field(0, 8)}).memory());   // X87 and SSE: rule 4 (e)
static_assert(of_record(16, 16, {x87_at(0), integer_field(0, 4)}).memory()); // X87UP without X87: rule 5 (b)
// a union of a vector and an int: the upper half goes on as SSE
static_assert(of_record(16, 16, {vector_field(0, 16), integer_field(0, 4)}) == classes{{integer, sse}});

// long double in a struct: memory as an argument, st0 as a result
static_assert(of_record(16, 16, {x87_at(0), integer_field(0, 8), integer_field(0, 16)}) == classes{{integer, integer}});
static_assert(of_record(16, 16, {x87_at(0), integer_field(0, 8), integer_field(0, 16), record_in_memory()}).memory());
static_assert(of_record(16, 16, {x87_at(0)}) == classes{{x87, x87up}});
static_assert(of_record(32, 16, {x87_at(0), integer_field(16, 4)}).memory());

// vectors
static_assert(of_record(8, 8, {vector_field(0, 8)}) == classes{{sse, no_class}});
static_assert(of_record(16, 16, {vector_field(0, 16)}) == classes{{sse, sseup}});

// packed: struct { char c; double d; } without padding has an unaligned member
constexpr field packed[] = {integer_field(0, 1), {scalar_kind::float64, 1, 8, 8, 0, 0}};
static_assert(classify(type_description::record(9, 1, packed)).memory());
// ... and packed without effect stays in registers
static_assert(of_record(12, 1, {integer_field(0, 8), float_field(8, 4)}) == classes{{integer, sse}});

// bit-fields are integers, in every eightbyte they reach into; being unaligned is their nature
static_assert(of_record(16, 8, {bits_field(0, 3, 4), bits_field(3, 9, 4), integer_field(4, 4), float_field(8, 8)}) ==
              classes{{integer, sse}});
static_assert(of_record(8, 4, {float_field(0, 4), bits_field(35, 5, 4)}) == classes{{integer, no_class}});
static_assert(of_record(16, 1, {bits_field(60, 10, 4), float_field(12, 4)}) == classes{{integer, integer}});
// ... and in no further one: struct { unsigned a : 32, b : 32; double d; }
static_assert(of_record(16, 8, {bits_field(0, 32, 4), bits_field(32, 32, 4), float_field(8, 8)}) ==
              classes{{integer, sse}});

// what only says that a record inside stands unaligned is no scalar
static_assert(of_record(8, 4, {unaligned_record(0, 4), float_field(0, 4), float_field(4, 4)}) ==
              classes{{sse, no_class}});
static_assert(of_record(8, 1, {unaligned_record(1, 4), integer_field(0, 1)}).memory());

// a union of 16 bytes that is memory for a long double cut in two
constexpr field cut_in_two[] = {x87_at(0), integer_field(0, 8)};
constexpr field whole_or_integers[] = {x87_at(0), integer_field(0, 8), integer_field(8, 8)};
static_assert(lost_long_double(type_description::record(16, 16, cut_in_two)) ==
              (ctypes::abi::long_double_kind == scalar_kind::x87));
static_assert(!lost_long_double(type_description::record(16, 16, whole_or_integers)));
static_assert(!lost_long_double(type_description::record(32, 16, cut_in_two)));
static_assert(!lost_long_double(type_description::scalar(one_long_double)));

// integers are brought to the front, bit-fields as well; what is no scalar stays behind
constexpr bool integers_come_first() {
    field fields[] = {float_field(8, 4), unaligned_record(0, 8), x87_at(0), integer_field(12, 4), bits_field(3, 5, 4)};
    sort_integer_class_first(fields, 5);
    int others = 0;
    for (std::size_t i = 2; i < 5; ++i)
        others += fields[i].kind == scalar_kind::x87       ? 1
                  : fields[i].kind == scalar_kind::float32 ? 10
                  : fields[i].size == 0                    ? 100
                                                           : 0;
    return fields[0].offset == 12 && fields[1].bit_width == 5 && others == 111;
}
static_assert(integers_come_first());

// over-aligned: alignas(16) struct { long a; } has padding in its second eightbyte
static_assert(of_record(16, 16, {integer_field(0, 8)}) == classes{{integer, no_class}});
static_assert(classify(type_description::record(1, 1, {})).nothing());

// A whole signature: double f(double, long, long, long, long, long, struct { long; double; }).
constexpr bool fills_the_last_register() {
    constexpr field d[] = {float_field(0, 8)};
    constexpr field n[] = {integer_field(0, 8)};
    constexpr field s[] = {integer_field(0, 8), float_field(8, 8)};
    const argument_location result = place_result(type_description::scalar(d));
    assignment a(result);
    if (a.next(type_description::scalar(d)).parts[0].name != "xmm0") return false;
    for (const std::string_view name : {"rdi", "rsi", "rdx", "rcx", "r8"})
        if (a.next(type_description::scalar(n)).parts[0].name != name) return false;
    const argument_location last = a.next(type_description::record(16, 8, s));
    return result.parts[0].name == "xmm0" && last.count == 2 && last.parts[0].name == "r9" &&
           last.parts[1].name == "xmm1" && last.parts[1].offset == 8;
}
static_assert(fills_the_last_register());

// What does not fit as a whole goes to the stack as a whole, and leaves its registers to those after it.
constexpr bool all_or_nothing() {
    constexpr field n[] = {integer_field(0, 8)};
    constexpr field two[] = {integer_field(0, 8), integer_field(8, 8)};
    assignment a(place_result(type_description::record(100, 8, {}))); // the address of the result takes rdi
    for (int i = 0; i < 4; ++i) static_cast<void>(a.next(type_description::scalar(n)));
    const argument_location pair = a.next(type_description::record(16, 8, two));
    const argument_location single = a.next(type_description::scalar(n));
    const argument_location wide = a.next(type_description::scalar(int128));
    return pair.how == passing_mode::stack && pair.stack_offset == 0 && single.parts[0].name == "r9" &&
           wide.how == passing_mode::stack && wide.stack_offset == 16 && a.used().stack_bytes == 32;
}
static_assert(all_or_nothing());

// The ninth vector goes to the stack, and so do long doubles and two of them; each takes whole eightbytes.
constexpr bool what_is_on_the_stack() {
    assignment a(place_result(type_description::none()));
    constexpr field d[] = {float_field(0, 8)};
    for (int i = 0; i < 7; ++i) static_cast<void>(a.next(type_description::scalar(d)));
    const argument_location two = a.next(type_description::record(16, 8, two_doubles));
    const argument_location eighth = a.next(type_description::scalar(d));
    const argument_location ninth = a.next(type_description::scalar(d));
    const argument_location one = a.next(type_description::scalar(one_long_double));
    const argument_location complex = a.next(type_description::complex(two_long_doubles));
    const argument_location odd = a.next(type_description::record(9, 1, packed));
    return two.how == passing_mode::stack && two.stack_offset == 0 && eighth.parts[0].name == "xmm7" &&
           ninth.how == passing_mode::stack && ninth.stack_offset == 16 && one.stack_offset == 32 &&
           complex.how == passing_mode::stack && complex.stack_offset == 48 && odd.stack_offset == 80 &&
           a.used().stack_bytes == 96 && a.used().vector == 8;
}
static_assert(what_is_on_the_stack());

// Compilers differ about a 128-bit integer on the stack, and about nothing else there.
constexpr bool only_wide_integers_are_disputed() {
    constexpr field n[] = {integer_field(0, 8)};
    constexpr field pair[] = {integer_field(0, 8), integer_field(8, 8)};
    assignment a(place_result(type_description::none()));
    const bool in_registers = a.next(type_description::scalar(int128)).compilers_disagree;
    for (int i = 0; i < 3; ++i) static_cast<void>(a.next(type_description::scalar(n)));
    return !in_registers && !a.next(type_description::record(16, 8, pair)).compilers_disagree &&
           a.next(type_description::scalar(int128)).compilers_disagree;
}
static_assert(only_wide_integers_are_disputed());

// A vector of 16 bytes is in one register as a whole.
constexpr bool vectors_are_whole() {
    constexpr field v[] = {vector_field(0, 16)};
    const argument_location result = place_result(type_description::scalar(v));
    assignment a(result);
    const argument_location argument = a.next(type_description::scalar(v));
    return result.count == 1 && result.parts[0].size == 16 && argument.count == 1 && argument.parts[0].size == 16 &&
           place_result(type_description::record(1, 1, {})).how == passing_mode::nothing &&
           place_result(type_description::none()).how == passing_mode::nothing;
}
static_assert(vectors_are_whole());

// On the stack 8 bytes are the least, and 16-byte alignment is kept.
constexpr bool stack_slots() {
    assignment a(place_result(type_description::none()));
    const argument_location p = a.next(type_description::record(9, 1, packed));
    const argument_location l = a.next(type_description::scalar(one_long_double));
    const argument_location e = a.next(type_description::record(1, 1, {}));
    return p.how == passing_mode::stack && p.stack_offset == 0 && l.stack_offset == 16 && a.used().stack_bytes == 32 &&
           e.how == passing_mode::nothing;
}
static_assert(stack_slots());

// Results: two banks, each from its first register on.
constexpr bool results() {
    constexpr field mixed[] = {float_field(0, 8), integer_field(8, 4)};
    const argument_location p = place_result(type_description::record(16, 8, mixed));
    const argument_location c = place_result(type_description::complex(two_long_doubles));
    const argument_location m = place_result(type_description::record(9, 1, packed));
    return p.parts[0].name == "xmm0" && p.parts[1].name == "rax" && p.parts[1].size == 8 && c.parts[0].name == "st0" &&
           c.parts[1].name == "st1" && c.parts[1].offset == 16 && m.how == passing_mode::reference;
}
static_assert(results());

} // namespace

// Reading declarations, and asking for them, among few and among many: the times must not depend on what is there already.
//
//     benchmarks --benchmark_filter='^declarations'
//
// declarations/read/<n>       one text of n groups of eight declarations: the whole text
// declarations/adds/<n>       as many small texts, one by one: per text, the complexity below must be linear
// declarations/add/<n>        one prototype more, when n groups are there
// declarations/type/<n>/...   a type by its name; 600 groups are about as much as 78 headers of a Linux system declare
#include <ctypes/dynamic/declarations.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

namespace {

namespace dynamic = ctypes::dynamic;

/// A group of declarations as headers have them, with `#` for its number.
std::string group(std::int64_t number) {
    constexpr const char* text = R"(
#define LIMIT_# (1 << 4 | #)
typedef struct item_# item_#_t;
enum state_# { state_#_idle, state_#_busy = 4, state_#_done };
struct item_# { int number; const char *name; unsigned long flags : 3; double at[4]; struct item_# *next; enum state_# state; };
typedef int (*compare_#)(const item_#_t *, const item_#_t *);
int item_#_open(item_#_t *item, const char *path, unsigned int flags);
void item_#_sort(item_#_t *items, unsigned long count, compare_# by);
struct item_# item_#_copy(struct item_# of);
)";
    std::string out;
    for (const char* c = text; *c != '\0'; ++c) *c == '#' && c[1] != 'd' ? out += std::to_string(number) : out += *c;
    return out;
}

std::string groups(std::int64_t count) {
    std::string text;
    for (std::int64_t i = 0; i < count; ++i) text += group(i);
    return text;
}

void read(benchmark::State& state) {
    const std::string text = groups(state.range(0));
    for (auto _ : state) {
        const dynamic::declarations c(text);
        benchmark::DoNotOptimize(c.contains("item_0_open"));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.SetComplexityN(state.range(0));
}

void adds(benchmark::State& state) {
    for (auto _ : state) {
        dynamic::declarations c;
        for (std::int64_t i = 0; i < state.range(0); ++i)
            c.add("struct s" + std::to_string(i) + "; int f" + std::to_string(i) + "(struct s" + std::to_string(i) +
                  " *, const char *);");
        benchmark::DoNotOptimize(c.contains("f0"));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}

void add_one(benchmark::State& state) {
    dynamic::declarations c(groups(state.range(0)));
    std::int64_t number = 0;
    for (auto _ : state) c.add("int f" + std::to_string(number++) + "(item_1_t *, const char *);");
}

void type(benchmark::State& state, const char* name) {
    const dynamic::declarations c(groups(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(c.type(name).size());
}

void function(benchmark::State& state) {
    const dynamic::declarations c(groups(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(c["item_3_sort"].type().size());
}

} // namespace

BENCHMARK(read)->Name("declarations/read")->RangeMultiplier(4)->Range(10, 2560)->Complexity(benchmark::oN);
BENCHMARK(adds)->Name("declarations/adds")->RangeMultiplier(2)->Range(500, 16000)->Complexity(benchmark::oN);
BENCHMARK(add_one)->Name("declarations/add")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, scalar, "unsigned long")->Name("declarations/type/scalar")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, tag, "struct item_3")->Name("declarations/type/tag")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, typedef_name, "item_3_t")->Name("declarations/type/typedef")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, text, "const char *")->Name("declarations/type/text")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, pointer, "struct item_3 *")->Name("declarations/type/pointer")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, array, "item_3_t[3]")->Name("declarations/type/array")->Arg(10)->Arg(600);
BENCHMARK_CAPTURE(type, record, "struct { int a; item_3_t *b; }")->Name("declarations/type/record")->Arg(10)->Arg(600);
BENCHMARK(function)->Name("declarations/function")->Arg(10)->Arg(600);

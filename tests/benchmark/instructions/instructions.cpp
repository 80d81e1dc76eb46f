// Makes so many calls of one case, for a tool that counts instructions: see instructions.cmake.
//
//     instructions                     the names of all cases
//     instructions d_dd/raw 1000       makes a thousand calls
//
// The cases are those of ../dynamic.cpp.
#include "../dynamic_ways.hpp"

#include <ctypes/error.hpp>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <tuple>

namespace {

/// What Google Benchmark's State is to a loop, without a clock.
class calls {
public:
    explicit calls(long count) : count_(count) {}

    struct call {};
    struct iterator {
        long left;
        bool operator!=(const iterator& other) const { return left != other.left; }
        void operator++() { --left; }
        call operator*() const { return {}; }
    };
    [[nodiscard]] iterator begin() const { return {count_}; }
    [[nodiscard]] iterator end() const { return {0}; }

private:
    long count_;
};

/// Those of which `wanted` is one; all when it is empty.
std::map<std::string, std::function<void(calls)>> all_cases(const std::string& wanted) {
    namespace dynamic = ctypes::dynamic;
    std::map<std::string, std::function<void(calls)>> all;
    dynamic_ways::for_each_signature(
        [&]<class R, class... A>(const std::string& name, R (*f)(A...), const std::tuple<A...>& given) {
            if (!wanted.empty() && !wanted.starts_with(name + '/')) return;
            using of = dynamic_ways::of<R(A...)>;
            const dynamic::function d(dynamic::type::of<R(A...)>(), reinterpret_cast<void (*)()>(f), name);
            all[name + "/native"] = [=](calls c) { of::native(c, f, given); };
            all[name + "/ffi_call"] = [=](calls c) { of::ffi(c, f, given); };
            all[name + "/typed"] = [=](calls c) { of::typed(c, d, given); };
            all[name + "/slots"] = [=](calls c) { of::argument_buffer(c, d, given); };
            all[name + "/raw"] = [=](calls c) { of::raw(c, d, given); };
            all[name + "/values"] = [=](calls c) { of::values(c, d, given); };
        });
    all["callback/native"] = [](calls c) { dynamic_ways::call_back(c, &dynamic_ways::i_ii); };
    all["callback/raw_closure"] = [](calls c) { dynamic_ways::raw_closure(c); };
    all["callback/arguments"] = [](calls c) { dynamic_ways::dynamic_callback(c); };
    all["callback/references"] = [](calls c) { dynamic_ways::dynamic_callback_references(c); };
    all["callback/values"] = [](calls c) { dynamic_ways::dynamic_callback_values(c); };
    return all;
}

} // namespace

int main(int count, char** words) {
    const auto all = all_cases(count == 3 ? words[1] : "");
    if (count == 1)
        for (const auto& [name, run] : all) std::puts(name.c_str());
    if (count != 3) return count == 1 ? 0 : 2;
    const auto found = all.find(words[1]);
    if (found == all.end()) return 2;
    try {
        found->second(calls(std::atol(words[2])));
    } catch (const ctypes::ffi_error& e) { // there is no such way here
        std::fprintf(stderr, "%s: %s\n", words[1], e.what());
        return 1;
    }
}

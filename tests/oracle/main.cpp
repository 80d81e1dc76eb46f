// tests/oracle/main.cpp - what the run-time layer reads in a C text against what C compilers make of it.
//
//     test_oracle FOLDER SEED FIRST COUNT MACROS COMPILER...      MACROS: 0, or 1 for macros of every shape
//
// A size, offset, alignment or constant must be what all compilers that take the text say, or refused: either the text is,
// or what is asked is not known. Where compilers disagree it must be refused.
#include "compiler.hpp"
#include "invent.hpp"

#include <ctypes/dynamic.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using ctypes::dynamic::declarations;

struct totals {
    std::size_t texts = 0;
    std::size_t invalid = 0; ///< texts no compiler takes
    std::size_t taken = 0;   ///< of these, what we take
    std::size_t answers = 0;
    std::size_t refused = 0;
    std::size_t wrong = 0;
    std::map<std::string, std::size_t> reasons{};
};

template <class... N>
std::string numbers(N... n) {
    std::string words;
    ((words += (words.empty() ? "" : " ") + std::to_string(n)), ...);
    return words;
}

ctypes::dynamic::type known(const declarations& c, const std::string& name) {
    auto t = c.type(name);
    if (!t.is_complete()) throw ctypes::error("not known");
    return t;
}

/// As the compilers' program prints it, see print_of. Throws ctypes::error for what is not known.
std::string answer(const declarations& c, const oracle::query& q) {
    using oracle::query;
    if (q.is == query::constant) {
        const auto v = c.constant(q.name);
        const bool is_signed = v.type().is_signed();
        return numbers(is_signed ? v.as<long long>() : static_cast<long long>(v.as<unsigned long long>()),
                       v.type().size(), is_signed ? 1 : 0);
    }
    const auto t = known(c, q.name);
    if (q.is == query::type) return numbers(t.size(), t.alignment());
    const auto m = t.member(q.member_name);
    return q.is == query::bits ? numbers(m.bit_offset, m.bit_width) : numbers(m.offset, m.type.size());
}

void report(const oracle::text& t, const oracle::query& q, const std::string& ours,
            const std::vector<std::string>& theirs) {
    std::printf("text %zu:\n%s%s%s%s: here %s, the compilers say", t.number, t.code.c_str(), q.name.c_str(),
                q.member_name.empty() ? "" : "::", q.member_name.c_str(), ours.c_str());
    for (const std::string& s : theirs) std::printf(" (%s)", s.c_str());
    std::printf("\n\n");
}

void compare(totals& to, const oracle::text& t, const std::vector<const std::vector<std::string>*>& told) {
    ++to.texts;
    std::optional<declarations> c;
    std::string reason;
    try {
        c.emplace(t.code);
    } catch (const ctypes::dynamic::declaration_error& e) {
        reason = e.message();
    }
    if (told.empty()) {
        ++to.invalid;
        if (c) ++to.taken;
        return;
    }
    bool reported = false;
    for (std::size_t i = 0; i < t.queries.size(); ++i) {
        std::vector<std::string> theirs;
        for (const auto* a : told) theirs.push_back(a->at(i));
        std::string ours;
        try {
            if (c) ours = answer(*c, t.queries[i]);
        } catch (const ctypes::error& e) {
            const auto skipped = c->ignored();
            reason = skipped.empty() ? e.what() : skipped.front().message;
        }
        if (ours.empty()) {
            ++to.refused;
            ++to.reasons[reason];
        } else if (std::all_of(theirs.begin(), theirs.end(), [&](const std::string& s) { return s == ours; })) {
            ++to.answers;
        } else {
            ++to.wrong;
            if (!reported && to.wrong < 50) report(t, t.queries[i], ours, theirs);
            reported = true;
        }
    }
}

} // namespace

int main(int argc, char** argv) try {
    if (argc < 7) return std::fprintf(stderr, "test_oracle FOLDER SEED FIRST COUNT MACROS COMPILER...\n"), 2;
    const std::string folder = argv[1];
    const auto seed = std::stoull(argv[2]);
    const std::size_t first = std::stoul(argv[3]);
    const std::size_t end = first + std::stoul(argv[4]);
    const bool macros = argv[5][0] == '1';
    constexpr std::size_t batch = 500;
    totals all;
    for (std::size_t at = first; at < end; at += batch) {
        std::vector<oracle::text> texts;
        for (std::size_t i = at; i < std::min(at + batch, end); ++i) texts.push_back(oracle::invent(seed, i, macros));
        std::vector<oracle::answers> told;
        for (int i = 6; i < argc; ++i)
            told.push_back(oracle::ask(argv[i], folder + "/texts_" + std::to_string(i - 6), texts));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            std::vector<const std::vector<std::string>*> of_text;
            for (const auto& a : told)
                if (!a[i].empty()) of_text.push_back(&a[i]);
            compare(all, texts[i], of_text);
        }
    }
    for (const auto& [why, count] : all.reasons)
        if (count > 1) std::printf("%6zu refused: %s\n", count, why.c_str());
    std::printf("%zu texts of seed %llu, %zu of them no C, of which %zu are taken; %zu answers as the compilers have "
                "them, %zu refused, %zu wrong\n",
                all.texts, seed, all.invalid, all.taken, all.answers, all.refused, all.wrong);
    // Refusing everything is no way to pass: what is refused is what compilers read differently, and a few odd places.
    const bool too_often = all.refused * 4 > all.answers;
    if (too_often) std::printf("too much is refused\n");
    return all.wrong == 0 && !too_often && all.answers != 0 && all.invalid * 4 < all.texts ? 0 : 1;
} catch (const std::exception& e) {
    std::printf("%s\n", e.what());
    return 1;
}

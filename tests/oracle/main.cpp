// tests/oracle/main.cpp - what the run-time layer reads in a C text against what C compilers make of it.
//
//     test_oracle SEED FIRST COUNT FOLDER COMPILER...
//
// A text whose sizes, offsets, alignments and constants are the same with all compilers that take it must be the same for
// us, or refused. What the compilers disagree about is counted, and must be refused or be as one of them has it.
#include "compiler.hpp"
#include "invent.hpp"

#include <ctypes/dynamic.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using ctypes::dynamic::declarations;

std::string answer(const declarations& c, const oracle::query& q) {
    const auto numbers = [](auto... n) {
        std::string words;
        ((words += (words.empty() ? "" : " ") + std::to_string(n)), ...);
        return words;
    };
    using oracle::query;
    if (q.is == query::type) {
        const auto t = c.type(q.name);
        if (!t.complete()) throw ctypes::error("not known");
        return numbers(t.size(), t.alignment());
    }
    if (q.is == query::constant) {
        const auto v = c.constant(q.name);
        return numbers(v.type().is_signed() ? v.as<long long>() : static_cast<long long>(v.as<unsigned long long>()), v.type().size(),
                       v.type().is_signed() ? 1 : 0);
    }
    const auto record = c.type(q.name);
    if (!record.complete()) throw ctypes::error("not known");
    const auto m = record.member(q.member_name);
    return q.is == query::bits ? numbers(m.bit_offset, m.bit_width) : numbers(m.offset, m.type.size());
}

struct result {
    std::optional<declarations> read{};
    std::string refusal{};
};

result read(const std::string& code) {
    result r;
    try {
        r.read.emplace(code);
    } catch (const ctypes::dynamic::declaration_error& e) {
        r.refusal = e.what();
    }
    return r;
}

std::string words_of(const std::string& message) { // without place, line and caret
    const auto from = message.find(": ");
    return message.substr(from + 2, message.find('\n') - from - 2);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 6) return std::fprintf(stderr, "test_oracle SEED FIRST COUNT FOLDER COMPILER...\n"), 2;
    const auto seed = std::stoull(argv[1]);
    const auto first = std::stoul(argv[2]);
    const auto count = std::stoul(argv[3]);
    constexpr std::size_t batch = 500;
    std::size_t wrong = 0, refused = 0, invalid = 0, taken = 0, compared = 0, disagreed = 0;
    std::map<std::string, std::size_t> reasons;
    for (std::size_t at = first; at < first + count; at += batch) {
        std::vector<oracle::text> texts;
        for (std::size_t i = at; i < std::min(at + batch, first + count); ++i) texts.push_back(oracle::invent(seed, i));
        std::vector<oracle::answers> told;
        for (int i = 5; i < argc; ++i)
            told.push_back(oracle::ask(argv[i], std::string(argv[4]) + "/texts_" + std::to_string(i), texts));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const oracle::text& t = texts[i];
            const result ours = read(t.code);
            bool valid = false;
            for (const auto& a : told) valid |= !a[i].empty();
            if (!valid) {
                ++invalid;
                if (ours.read) ++taken;
                if (ours.read && getenv("SHOW_TAKEN")) std::printf("taken, but invalid, text %zu:\n%s\n", t.number, t.code.c_str());
                continue;
            }
            if (!ours.read) {
                ++refused;
                ++reasons[words_of(ours.refusal)];
                continue;
            }
            for (std::size_t k = 0; k < t.queries.size(); ++k) {
                std::vector<std::string> theirs;
                for (const auto& a : told)
                    if (!a[i].empty()) theirs.push_back(a[i][k]);
                const bool agree = std::equal(theirs.begin() + 1, theirs.end(), theirs.begin());
                std::string mine;
                try {
                    mine = answer(*ours.read, t.queries[k]);
                } catch (const ctypes::error& e) {
                    ++refused;
                    const auto skipped = ours.read->skipped();
                    ++reasons[skipped.empty() ? e.what() : skipped.front().message];
                    continue;
                }
                ++(agree ? compared : disagreed);
                if (!agree && getenv("SHOW_DISAGREED")) {
                    std::printf("disagreed text %zu of seed %llu:\n%s", t.number, seed, t.code.c_str());
                    std::printf("disagreed %s %s: ctypes %s;", t.queries[k].name.c_str(), t.queries[k].member_name.c_str(), mine.c_str());
                    for (const std::string& s : theirs) std::printf(" %s,", s.c_str());
                    std::printf("\n\n");
                    break;
                }
                if (std::find(theirs.begin(), theirs.end(), mine) != theirs.end() && (agree || true)) continue;
                if (++wrong <= 20) {
                    std::printf("text %zu of seed %llu:\n%s", t.number, seed, t.code.c_str());
                    std::printf("%s %s: ctypes %s;", t.queries[k].name.c_str(), t.queries[k].member_name.c_str(), mine.c_str());
                    for (const std::string& s : theirs) std::printf(" %s,", s.c_str());
                    std::printf("\n\n");
                }
                break;
            }
        }
    }
    std::printf("%lu texts: %zu answers as the compilers have them, %zu where they disagree, %zu wrong; %zu refused, %zu not C, of these "
                "%zu taken\n",
                count, compared, disagreed, wrong, refused, invalid, taken);
    for (const auto& [why, n] : reasons) std::printf("%6zu %s\n", n, why.c_str());
    return wrong != 0;
}

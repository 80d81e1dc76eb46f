// tests/generated/generate.cpp - writes random declarations as a header, a C file and a C++ file.
//
//     generate SEED FIRST COUNT FEATURES OUT      signatures FIRST to FIRST+COUNT-1 -> OUT.h, OUT.c, OUT.cpp
//     generate SEED INDEX STEPS FEATURES OUT simpler
//     generate SEED FIRST COUNT FEATURES OUT text         also: ... OUT simpler text
//
// OUT.cpp has a function called as the files are, which runs the signatures. The second form takes one signature,
// makes it simpler by STEPS ("-" for none, or like "0,12,3,": which of the possible steps each time) and writes
// all that are one step simpler still; signature N of those is step N. The third form writes no C++: OUT.c has all
// that entry.h has, for a shared object whose functions are called by their text. Only there are bit-fields of some width
// without a name: C++ types do not show them, though some compilers pass a record by them.
#include "invent.hpp"
#include "simpler.hpp"
#include "write.hpp"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using generated::group;

std::vector<group> consecutive(std::uint64_t seed, std::size_t first, std::size_t count,
                               const generated::features& allowed) {
    std::vector<group> result;
    const std::size_t last = first + count;
    for (std::size_t i = first; i < last;) {
        const group all = generated::invent(seed, i / generated::group_size, allowed);
        group some{all.index, all.records};
        for (; i < last && i / generated::group_size == all.index; ++i)
            some.declarations.push_back(all.declarations[i % generated::group_size]);
        result.push_back(some);
    }
    return result;
}

/// `steps`: a comma after each number.
std::vector<group> one_step_simpler(group from, const std::string& steps) {
    std::istringstream in(steps);
    std::size_t step = 0;
    char comma = 0;
    while (in >> step >> comma) from = generated::simpler(from).at(step);
    std::vector<group> result = generated::simpler(from);
    for (std::size_t i = 0; i < result.size(); ++i) result[i].index = result[i].declarations.front().index = i;
    return result;
}

int write_typed_form(const std::vector<group>& groups, const std::string& out, const std::string& name) {
    std::ofstream h(out + ".h");
    std::ofstream c(out + ".c");
    std::ofstream cxx(out + ".cpp");
    h << "#include \"values.h\"\n";
    c << "#include \"" << name << ".h\"\n#include <stdarg.h>\n";
    cxx << "#include \"" << name << ".h\"\n#include \"run.hpp\"\n";
    std::ostringstream calls;
    for (const group& g : groups) {
        const generated::writer shared(g, g.declarations.front());
        shared.records(h);
        shared.cxx_records(cxx);
        for (const generated::declaration& d : g.declarations) {
            const generated::writer w(g, d);
            w.prototypes(h);
            w.c_side(c);
            w.cxx_side(cxx);
            w.run(calls);
        }
    }
    cxx << "void " << name << "() {\n" << calls.str() << "}\n";
    return h && c && cxx ? 0 : 1;
}

int write_text_form(const std::vector<group>& groups, const std::string& out, const std::string& name) {
    std::ofstream h(out + ".h");
    std::ofstream c(out + ".c");
    h << "#include \"values.h\"\n";
    c << "#include \"" << name << ".h\"\n#include \"entry.h\"\n#include <stdarg.h>\n";
    std::ostringstream list;
    for (const group& g : groups) {
        generated::writer(g, g.declarations.front()).records(h);
        for (const generated::declaration& d : g.declarations) {
            const generated::writer w(g, d);
            w.prototypes(h);
            w.c_side(c);
            w.c_entry(c);
            w.list(list);
        }
    }
    c << "const struct generated_entry* const generated_entries[] = {\n" << list.str() << "    0};\n";
    return h && c ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 6) {
        std::cerr << "usage: generate SEED FIRST COUNT FEATURES OUT [text]\n       generate SEED INDEX STEPS FEATURES "
                     "OUT simpler [text]\n";
        return 2;
    }
    const std::uint64_t seed = std::stoull(argv[1]);
    const std::size_t first = std::stoul(argv[2]);
    generated::features allowed{argv[4]};
    const std::string out = argv[5];
    const std::string name = out.substr(out.find_last_of('/') + 1);
    const bool simpler = argc > 6 && std::string(argv[6]) == "simpler";
    const bool text = argc > 6 && std::string(argv[argc - 1]) == "text";
    if (text) allowed.letters += 'x';
    const std::vector<group> groups = simpler ? one_step_simpler(consecutive(seed, first, 1, allowed).front(), argv[3])
                                              : consecutive(seed, first, std::stoul(argv[3]), allowed);
    return text ? write_text_form(groups, out, name) : write_typed_form(groups, out, name);
}

// tests/generated/generate.cpp - writes a batch of random declarations as a header, a C file and a C++ file.
//
//     generate SEED FIRST COUNT FEATURES OUT      -> OUT.h, OUT.c, OUT.cpp
//     generate SEED INDEX                         prints one declaration
#include "invent.hpp"
#include "write.hpp"

#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
    if (argc != 6) {
        std::cerr << "usage: generate SEED FIRST COUNT FEATURES OUT\n";
        return 2;
    }
    const std::uint64_t seed = std::stoull(argv[1]);
    const std::size_t first = std::stoul(argv[2]);
    const std::size_t count = std::stoul(argv[3]);
    const generated::features allowed{argv[4]};
    const std::string out = argv[5];
    const std::string name = out.substr(out.find_last_of('/') + 1);

    std::ofstream h(out + ".h");
    std::ofstream c(out + ".c");
    std::ofstream cxx(out + ".cpp");
    h << "#include \"values.h\"\n";
    c << "#include \"" << name << ".h\"\n#include <stdarg.h>\n";
    cxx << "#include \"" << name << ".h\"\n#include \"run.hpp\"\n";
    std::string calls;
    for (std::size_t i = 0; i < count; ++i) {
        const generated::declaration d = generated::invent(seed, first + i, allowed);
        const generated::writer w(d);
        w.header(h);
        w.c_side(c);
        w.cxx_side(cxx);
        std::ostringstream call;
        w.run(call);
        calls += call.str();
    }
    cxx << "void " << name << "() {\n" << calls << "}\n";
    return h && c && cxx ? 0 : 1;
}

// tests/fuzz/entry.hpp - the two ways into a fuzz target: libFuzzer's, and a program that reads the files it is given.
//
//     void fuzz::read(std::string_view text) { ... }      // what each target defines
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fuzz {
void read(std::string_view text);
}

#if defined(CTYPES_FUZZ_FILES)
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        fuzz::read(std::string(std::istreambuf_iterator<char>(in), {}));
    }
    return argc > 1 ? 0 : 1;
}
#else
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::read({reinterpret_cast<const char*>(data), size});
    return 0;
}
#endif

// 19_symbols - what a library exports, in which version, and what stands at an address.
#include <ctypes.hpp>
#include <ctypes/dlopen_note.hpp>

#include <algorithm>
#include <iostream>
#include <string>

// 1. A note in this program's file, which costs nothing at run time: packagers see that it loads zlib.
CTYPES_DLOPEN_NOTE("checksums", "Computes checksums", "required", "libz.so.1");

int main() {
    ctypes::library libz("libz.so.1");

    // 2. The symbols a library exports, by prefix. Each tells its kind, its size and its version.
    for (const ctypes::exported_symbol& symbol : libz.symbols("adler32"))
        if (symbol.kind == ctypes::symbol_kind::function) std::cout << symbol.name << ' ';
    std::cout << '\n';

    // 3. A name that is not there, and what may have been meant.
    try {
        static_cast<void>(libz.function<unsigned long(unsigned long)>("addler32"));
    } catch (const ctypes::symbol_error& error) {
        const std::string text = error.what();
        std::cout << text.substr(text.find("did you mean")) << '\n';
    }

    // 4. A certain version of a symbol, behind an @.
    auto combine = libz.function<unsigned long(unsigned long, unsigned long, long)>("adler32_combine@ZLIB_1.2.2");
    std::cout << "combined: " << combine(1, 1, 0) << '\n';

    // 5. From an address to the symbol, the library's file and the list of all that are loaded.
    const auto place = ctypes::symbol_at(combine.address());
    const bool listed = std::ranges::any_of(
        ctypes::loaded_libraries(), [&](const ctypes::loaded_library& each) { return each.path == place->library; });
    std::cout << "at that address is " << place->symbol << " + " << place->offset << ", its library is "
              << (listed ? "listed" : "not listed") << '\n';
}

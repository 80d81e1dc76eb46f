#include <ctypes/dlopen_note.hpp>
#include <ctypes/library.hpp>

#include <doctest/doctest.h>

#ifdef __ELF__
#include <ctypes/detail/loader/elf_image.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

CTYPES_DLOPEN_NOTE("archives", "Reads \"compressed\" archives, C:\\ or not", "recommended", "libz.so.1",
                   "libz-ng.so.2");
CTYPES_DLOPEN_NOTE("database", "Keeps the zones", "required", "libsqlite3.so.0");

namespace {

const std::string archives =
    R"([{"feature":"archives","description":"Reads \"compressed\" archives, C:\\ or not","priority":"recommended",)"
    R"("soname":["libz.so.1","libz-ng.so.2"]}])";
const std::string database = R"([{"feature":"database","description":"Keeps the zones","priority":"required",)"
                             R"("soname":["libsqlite3.so.0"]}])";

/// The contents of this program's notes of the type, found as a tool finds them: by the program's headers.
std::vector<std::string> notes_of_the_program() {
    std::vector<std::string> result;
    ctypes::detail::elf::each_image([&](const dl_phdr_info& image) {
        for (const auto& segment : std::span(image.dlpi_phdr, image.dlpi_phnum)) {
            if (segment.p_type != PT_NOTE) continue;
            const char* at = reinterpret_cast<const char*>(image.dlpi_addr + segment.p_vaddr);
            const char* const end = at + segment.p_memsz;
            while (static_cast<std::size_t>(end - at) > sizeof(ElfW(Nhdr))) {
                ElfW(Nhdr) note;
                std::memcpy(&note, at, sizeof(note));
                const char* const name = at + sizeof(note);
                const std::size_t alignment = segment.p_align == 8 ? 8 : 4;
                const auto up = [&](std::size_t size) { return (size + alignment - 1) / alignment * alignment; };
                const char* const content = at + up(sizeof(note) + note.n_namesz);
                if (note.n_type == 0x407c0c0a) {
                    CHECK(std::string_view(name, note.n_namesz) == std::string_view("FDO\0", 4));
                    CHECK(content[note.n_descsz - 1] == '\0');
                    result.emplace_back(content, note.n_descsz - 1);
                }
                at = content + up(note.n_descsz);
            }
        }
        return false; // the program only
    });
    return result;
}

} // namespace

TEST_CASE("the program's notes name the libraries it loads") {
    std::vector<std::string> notes = notes_of_the_program();
    std::sort(notes.begin(), notes.end());
    CHECK(notes == std::vector<std::string>{archives, database});
}

TEST_CASE("readelf shows the notes") {
    if (std::system("command -v readelf >/dev/null") != 0) {
        MESSAGE("skipped: readelf is not installed");
        return;
    }
    // Its exit status tells nothing: older versions do not know the note, and count that as an error.
    const std::string command =
        "LC_ALL=C readelf --wide --notes --string-dump=.note.dlopen '" + ctypes::library::self().path() + "'";
    FILE* const output = ::popen(command.c_str(), "r");
    REQUIRE(output != nullptr);
    std::string text;
    for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output)) text += static_cast<char>(c);
    ::pclose(output);
    CHECK(text.find("Displaying notes found in: .note.dlopen") != std::string::npos);
    CHECK(text.find("FDO ") != std::string::npos);
    CHECK(text.find(archives) != std::string::npos);
    CHECK(text.find(database) != std::string::npos);
}
#endif

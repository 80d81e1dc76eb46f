#include <ctypes/detail/loader/linker_script.hpp>

#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using ctypes::detail::libraries_of_linker_script;
using names = std::vector<std::string>;

TEST_CASE("the shared libraries of a linker script are found") {
    CHECK(libraries_of_linker_script(
              "/* GNU ld script: INPUT(no.so) */\nOUTPUT_FORMAT(elf64-x86-64)\n"
              "GROUP ( /lib/libc.so.6 /usr/lib/libc_nonshared.a  AS_NEEDED ( /lib64/ld-linux.so.2 ) )") ==
          names{"/lib/libc.so.6", "/lib64/ld-linux.so.2"});
    CHECK(libraries_of_linker_script("INPUT(libncurses.so.6 -ltinfo)\n") == names{"libncurses.so.6"});
    CHECK(libraries_of_linker_script("INPUT(libx.so,liby.a)") == names{"libx.so"});
}

TEST_CASE("other texts and files are no linker scripts") {
    CHECK(libraries_of_linker_script("").empty());
    CHECK(libraries_of_linker_script("INPUT libx.so").empty());
    CHECK(libraries_of_linker_script("/* INPUT(libx.so)").empty());
    CHECK(libraries_of_linker_script("INPUT(libsolar.sock libx.a").empty());
    CHECK(libraries_of_linker_script(std::string_view("\x7f"
                                                      "ELF\0INPUT(libx.so)",
                                                      20))
              .empty());
}

TEST_CASE("what the loader says of a linker script gets what to load") {
    const temporary_directory folder;
    folder.write("libthing.so", "INPUT(libthing.so.5)");
    const std::string path = folder / "libthing.so";
    const std::string hint = ctypes::detail::linker_script_hint(path + ": file too short");
    CHECK(hint.find("linker script") != hint.npos);
    CHECK(hint.find("'libthing.so.5'") != hint.npos);
    CHECK(hint.find("find_library(\"thing\")") != hint.npos);
    CHECK(ctypes::detail::linker_script_hint(path + ": cannot open shared object file").empty());
    CHECK(ctypes::detail::linker_script_hint(path + ".6: invalid ELF header").empty());
}

#include <ctypes/detail/loader/default_search.hpp>
#include <ctypes/detail/loader/ld_so_cache.hpp>
#include <ctypes/detail/loader/library_search.hpp>

#include <doctest/doctest.h>

#include "elf_samples.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using ctypes::detail::older;
using ctypes::detail::search_environment;
using ctypes::detail::search_libraries;
using ctypes::detail::search_step;
using ctypes::detail::version_in;
using samples::library_directory;

namespace {

std::string found(std::string_view name, const std::vector<search_step>& steps) {
    return search_libraries(name, steps).value_or("none");
}

std::string found(std::string_view name, const temporary_directory& directory, bool by_name = true) {
    return found(name, std::vector{search_step{{{directory.string(), by_name}}, {}, {}}});
}

search_environment environment_of(const temporary_directory& root, const std::string& loader) {
    return {"", {}, root / loader, {}};
}

/// A cache as ldconfig writes it, with one library.
std::string cache_of(const std::string& name, const std::string& path) {
    namespace format = ctypes::detail::ld_so_cache;
    format::new_header header{};
    format::new_magic.copy(header.magic, sizeof(header.magic));
    header.libraries = 1;
    format::new_entry entry{};
    entry.key = sizeof(header) + sizeof(entry);
    entry.value = static_cast<std::uint32_t>(entry.key + name.size() + 1);
    std::string file(reinterpret_cast<const char*>(&header), sizeof(header));
    file.append(reinterpret_cast<const char*>(&entry), sizeof(entry));
    return file + name + '\0' + path + '\0';
}

} // namespace

TEST_CASE("the version is what follows the name of the library") {
    CHECK(version_in("libz.so.1.2.13", "z") == ".1.2.13");
    CHECK(version_in("libz.so", "z") == "");
    CHECK(version_in("libpython3.11.so.1.0", "python3.11") == ".1.0");
    for (const char* other :
         {"libz.a", "libzz.so", "libz.so.old", "libz.so.", "libz.so1", "z.so", "libz.sox", "lib", ""})
        CHECK_FALSE(version_in(other, "z").has_value());
}

TEST_CASE("versions compare as numbers") {
    const std::vector<std::string_view> order = {"",     ".0",    ".0.1",   ".1", ".1.2",
                                                 ".1.9", ".1.10", ".1.10a", ".2", ".10"};
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = 0; j < order.size(); ++j) {
            CAPTURE(order[i]);
            CAPTURE(order[j]);
            CHECK(older(order[i], order[j]) == (i < j));
        }
    CHECK_FALSE(older(".01", ".1"));
    CHECK(older(".99999999999999999998", ".99999999999999999999"));
}

TEST_CASE("of several versions the highest is taken, by its soname") {
    const library_directory directory;
    directory.write_library("libmany.so.9.1", "libmany.so.9");
    directory.write_library("libmany.so.9", "libmany.so.9");
    directory.write_library("libmany.so.10.2.3", "libmany.so.10");
    directory.write_library("libmany.so.10", "libmany.so.10");
    directory.write_library("libmany.so", "libmany.so.9");
    CHECK(found("many", directory) == "libmany.so.10");
    CHECK(found("many", directory, false) == directory / "libmany.so.10");
}

TEST_CASE("a library without a soname, or whose soname is elsewhere, is taken by its file's name") {
    const library_directory directory;
    directory.write_library("libplain.so");
    directory.write_library("liblost.so.1.2", "liblost.so.1");
    directory.write_library("libodd.so", "../libodd.so");
    CHECK(found("plain", directory) == "libplain.so");
    CHECK(found("lost", directory) == "liblost.so.1.2");
    CHECK(found("odd", directory) == "libodd.so");
}

TEST_CASE("linker scripts, other machines' libraries, directories and broken links are passed over") {
    const library_directory directory;
    directory.write("libscript.so.7", "GROUP ( /lib/libscript.so.6 )\n");
    directory.write_library("libscript.so.6");
    CHECK(found("script", directory) == "libscript.so.6");

    auto foreign = samples::shared_object("");
    foreign.header.e_ident[EI_CLASS] ^= 3;
    directory.write("libforeign.so.2", samples::bytes(foreign));
    CHECK(found("foreign", directory) == "none");

    std::filesystem::create_directory(directory / "libfolder.so.1");
    CHECK(found("folder", directory) == "none");
    std::filesystem::create_symlink("nowhere", directory / "libbroken.so.1");
    CHECK(found("broken", directory) == "none");
}

TEST_CASE("names with slashes, shell characters or zero bytes find nothing and do no harm") {
    const library_directory directory;
    directory.write_library("libz.so.1");
    CHECK(found("z", directory) == "libz.so.1");
    for (const std::string& name :
         {std::string("../z"), std::string("; touch shell_was_here"), std::string("$(id)"), std::string("z.*"),
          std::string("%s"), std::string("z\0", 2), std::string(), std::string("*"), std::string(100000, 'z'),
          "../" + directory.string() + "/libz.so.1"})
        CHECK(found(name, directory) == "none");
    CHECK_FALSE(std::filesystem::exists("shell_was_here"));

    directory.write_library("libwith space & 'quote'.so.3");
    CHECK(found("with space & 'quote'", directory) == "libwith space & 'quote'.so.3");
}

TEST_CASE("the first step with a hit wins over a higher version in a later one") {
    const library_directory first, second;
    first.write_library("libz.so.1");
    second.write_library("libz.so.2");
    const search_step a{{{first.string(), true}}, {}, {}}, b{{{second.string(), false}}, {}, {}};
    CHECK(found("z", {a, b}) == "libz.so.1");
    CHECK(found("z", {b, a}) == second / "libz.so.2");
    CHECK(found("z", {search_step{{{first.string(), true}, {second.string(), true}}, {}, {}}}) == "libz.so.2");
}

TEST_CASE("the cache gives a name, or a path when it is not the loader's own") {
    const library_directory root;
    root.write_library("opt/libz.so.1");
    root.write("etc/ld.so.cache", cache_of("libz.so.1", root / "opt/libz.so.1"));
    const auto with_cache = [&](bool by_name) {
        return std::vector{search_step{{}, {{root / "etc/ld.so.cache", by_name}}, {}}};
    };
    CHECK(found("z", with_cache(true)) == "libz.so.1");
    CHECK(found("z", with_cache(false)) == root / "opt/libz.so.1");

    root.write("etc/ld.so.cache", cache_of("libz.so.1", root / "opt/deleted.so"));
    CHECK(found("z", with_cache(true)) == "none");
    root.write("etc/ld.so.cache", cache_of("libz.so.1", root / "opt/libz.so.1").substr(0, 90));
    CHECK(found("z", with_cache(true)) == "none");
}

TEST_CASE("a directory in LD_LIBRARY_PATH comes first, by path unless the loader knows it") {
    const library_directory root;
    root.write_library("early/libz.so.1");
    root.write_library("late/libz.so.2");
    search_environment environment = environment_of(root, "lib/ld-linux-x86-64.so.2");
    environment.library_path = (root / "nowhere") + "::" + (root / "early/");
    environment.own_directories = {root / "late"};
    CHECK(found("z", default_search(environment)) == root / "early/libz.so.1");
    environment.own_directories = {root / "early", root / "late"};
    CHECK(found("z", default_search(environment)) == "libz.so.1");
    environment.library_path = "";
    CHECK(found("z", default_search(environment)) == "libz.so.2");
}

TEST_CASE("a loader with a prefix has its cache and its directory there") {
    const library_directory root;
    root.write_library("far/libcached.so.1");
    root.write_library("lib/libbeside.so.1");
    root.write("etc/ld.so.cache", cache_of("libcached.so.1", root / "far/libcached.so.1"));
    const auto steps = default_search(environment_of(root, "lib/ld-linux-x86-64.so.2"));
    CHECK(found("cached", steps) == "libcached.so.1");
    CHECK(found("beside", steps) == root / "lib/libbeside.so.1");
}

TEST_CASE("musl's directories are in its .path file, by line or colon") {
    const library_directory root;
    root.write_library("one/libone.so.1");
    root.write_library("two/libtwo.so.2");
    root.write_library("three/libthree.so.3");
    root.write("etc/ld-musl-x86_64.path", (root / "one") + "\n" + (root / "two") + ":" + (root / "three") + "\n");
    root.write("etc/ld.so.cache", cache_of("libglibc.so.1", root / "one/libone.so.1"));
    const auto steps = default_search(environment_of(root, "lib/ld-musl-x86_64.so.1"));
    CHECK(found("one", steps) == "libone.so.1");
    CHECK(found("two", steps) == "libtwo.so.2");
    CHECK(found("three", steps) == "libthree.so.3");
    CHECK(found("glibc", steps) == "none"); // another C library's cache
    CHECK(found("m", steps) == "libm.so");  // which musl's loader takes for itself
    CHECK(found("pthread", steps) == "libpthread.so");
}

TEST_CASE("without a .path file musl has its usual directories") {
    const library_directory root;
    const auto steps = default_search(environment_of(root, "lib/ld-musl-aarch64.so.1"));
    std::vector<std::string> directories;
    for (const auto& place : steps.at(1).directories) directories.push_back(place.path);
    CHECK(directories == std::vector<std::string>{"/lib", "/usr/local/lib", "/usr/lib"});
}

TEST_CASE("the usual loaders use /etc, and a static program has none") {
    for (const char* loader : {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/usr/lib/ld.so.1", ""}) {
        CAPTURE(loader);
        const auto steps = ctypes::detail::default_search(search_environment{"", {"/lib"}, loader, {}});
        REQUIRE(steps.at(1).caches.size() == 1);
        CHECK(steps[1].caches[0].path == "/etc/ld.so.cache");
    }
}

TEST_CASE("trees of packages are searched last and give paths") {
    const library_directory root;
    root.write_library("tree/lib/libz.so.1");
    search_environment environment = environment_of(root, "lib/ld-linux-x86-64.so.2");
    environment.other_prefixes = {root / "absent", root / "tree"};
    CHECK(found("z", default_search(environment)) == root / "tree/lib/libz.so.1");
}

TEST_CASE("a program in bin has its libraries in lib beside it") {
    const auto prefixes = ctypes::detail::package_prefixes(true, "/somewhere/else/bin/program");
    CHECK(std::find(prefixes.begin(), prefixes.end(), "/somewhere/else") != prefixes.end());
    const auto distrusting = ctypes::detail::package_prefixes(false, "/somewhere/else/bin/program");
    CHECK(std::find(distrusting.begin(), distrusting.end(), "/somewhere/else") == distrusting.end());
}

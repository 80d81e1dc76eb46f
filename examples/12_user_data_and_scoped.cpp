// 12_user_data_and_scoped - callables written in place, and callables that travel as C's user data.
#include <ctypes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <stdexcept>
#include <string>

struct sqlite3; // SQLite's own; never looked into
using database = ctypes::handle<sqlite3*, "sqlite3_close">;

int main() {
    // 1. qsort() is done with the function when it returns: a lambda may be written in place.
    auto sort =
        ctypes::library::self()
            .function<void(void*, std::size_t, std::size_t, ctypes::scoped<int(const int*, const int*)>)>("qsort");
    std::array<int, 5> heights{4107, 3967, 4158, 4049, 4274};
    int comparisons = 0;
    sort(heights.data(), heights.size(), sizeof(int), [&](const int* a, const int* b) {
        ++comparisons;
        return *a - *b;
    });
    for (int height : heights) std::cout << height << ' ';
    std::cout << (comparisons >= 4 ? "are sorted\n" : "?\n");

    // 2. sqlite3_exec() takes a function and a void* for it: together they are one callable. What it throws arrives
    //    here; SQLite is told 4, its SQLITE_ABORT, meanwhile.
    ctypes::library sqlite({"libsqlite3.so.0", "libsqlite3.dylib"});
    auto open = sqlite.function<int(const char*, ctypes::out<database>)>("sqlite3_open");
    using row = int(void*, int count, char** values, char** names);
    auto run = sqlite.function<int(database, const char*, ctypes::scoped_data<row>,
                                   ctypes::out<ctypes::owned_string<"sqlite3_free">>)>("sqlite3_exec");
    auto [status, db] = open(":memory:");
    const auto print = [](int, char** values, char**) {
        if (values[0] == nullptr) throw std::runtime_error("a mountain without a name");
        std::cout << values[0] << ' ';
        return 0;
    };
    try {
        run(db, "VALUES ('Eiger'), ('Moench'), (NULL), ('Jungfrau')", ctypes::with_error_result(print, 4));
    } catch (const std::runtime_error& error) {
        std::cout << "and " << error.what() << '\n';
    }

    // 3. This one is SQLite's from now on: the destructor that comes with it is called when the database closes.
    //    Two parameters are void pointers; the first is the user data.
    using order = int(void*, int, const void*, int, const void*);
    auto add_order =
        sqlite.function<int(database, const char*, int, ctypes::owned_data<order, ctypes::data_order::data_first, 0>)>(
            "sqlite3_create_collation_v2");
    add_order(db, "by_length", 1, [](int a, const void*, int b, const void*) { return a - b; });
    run(db, "SELECT * FROM (VALUES ('Jungfrau'), ('Eiger'), ('Moench')) ORDER BY 1 COLLATE by_length", print);
    std::cout << "are longer and longer\n";

    // 4. Kept by C, owned here: the object is the pair of both, and must live as long as C may call it.
    using change = void(void*, int operation, const char* database_name, const char* table, std::int64_t row);
    auto on_change = sqlite.function<void*(database, change*, void*)>("sqlite3_update_hook");
    std::string seen;
    ctypes::data_callback<change> note = [&](int, const char*, const char* table, std::int64_t row_number) {
        seen += std::string(" ") + table + ":" + std::to_string(row_number);
    };
    on_change(db, note.function(), note.data());
    run(db, "CREATE TABLE peak(name); INSERT INTO peak VALUES ('Eiger'), ('Moench'); DELETE FROM peak WHERE rowid = 1",
        print);
    std::cout << "changed:" << seen << '\n';
    on_change(db, nullptr, nullptr);
}

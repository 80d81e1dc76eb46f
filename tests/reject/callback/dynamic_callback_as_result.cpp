// rejects: ctypes: a callback that is returned by value is gone when C calls it
#include <ctypes/dynamic.hpp>

int main() {
    const auto type = ctypes::dynamic::parse_type("int (*(void))(int)");
    const ctypes::dynamic::callback c(type, [](const ctypes::dynamic::arguments&) {
        return ctypes::dynamic::callback(ctypes::dynamic::parse_type("int(int)"), [](const ctypes::dynamic::arguments&) { return 1; });
    });
}

// rejects: ctypes: a callback that is returned by value is gone when C calls it
#include <ctypes/dynamic.hpp>

namespace dynamic = ctypes::dynamic;

int main() {
    const dynamic::callback inner(dynamic::parse_type("int(int)"), [](const dynamic::arguments&) { return 1; });
    const dynamic::callback outer(dynamic::parse_type("int (*(void))(int)"),
#ifdef CONTROL
                                  [&](const dynamic::arguments&) -> const dynamic::callback& { return inner; });
#else
                                  [](const dynamic::arguments&) {
                                      return dynamic::callback(dynamic::parse_type("int(int)"), [](const dynamic::arguments&) { return 1; });
                                  });
#endif
}

// 23_resolvers - functions whose addresses another function tells, as those of OpenGL, OpenAL and Vulkan.
#include <ctypes.hpp>

#include <cstring>
#include <iostream>
#include <optional>

// A graphics library: it exports one function, which tells the addresses of all others for a device.
extern "C" {
struct device {
    const char* name;
};
static int draw_triangles(int n) { return 3 * n; }
static const char* device_name(const device* d) { return d->name; }
void (*get_device_proc(device*, const char* name))() {
    if (std::strcmp(name, "draw_triangles") == 0) return reinterpret_cast<void (*)()>(&draw_triangles);
    if (std::strcmp(name, "device_name") == 0) return reinterpret_cast<void (*)()>(&device_name);
    return nullptr;
}
}

// 1. The members' names are what the resolver is asked for.
struct graphics {
    ctypes::function<int(int)> draw_triangles;
    ctypes::renamed<"device_name", ctypes::function<const char*(const device*)>> name;
    std::optional<ctypes::function<int(int)>> draw_meshes; // of a newer version
};
struct newer_graphics {
    ctypes::function<int(int)> draw_triangles, draw_meshes, trace_rays;
};

int main() {
    // 2. A resolver is any callable from a name to an address, here with a handle in front.
    const ctypes::function resolve(&get_device_proc);
    device d{"software"};
    const auto g = ctypes::bind<graphics>(resolve, &d);
    std::cout << g.name(&d) << " draws " << g.draw_triangles(2) << " corners\n";
    std::cout << "meshes are " << (g.draw_meshes ? "there" : "not there") << '\n';

    // 3. All that is missing is in one error.
    try {
        static_cast<void>(ctypes::bind<newer_graphics>(resolve, &d));
    } catch (const ctypes::symbol_error& error) {
        std::cout << "missing: " << error.symbol() << '\n';
    }

    // 4. A single address becomes a function where its type is spelled out.
    void* const address = reinterpret_cast<void*>(resolve(&d, "draw_triangles"));
    const ctypes::function<int(int)> draw(address, "draw_triangles");
    std::cout << draw.name() << ": " << draw(5) << '\n';
}

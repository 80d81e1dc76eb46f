// 24_shared_handles - C objects that count their references, as Python's and GObject's do.
#include <ctypes.hpp>

#include <iostream>
#include <vector>

// The C library.
extern "C" {
struct image {
    int references;
    int width;
};
image* image_new(int width) {
    std::cout << "(an image is made)\n";
    return new image{1, width};
}
void image_ref(image* i) { ++i->references; }
void image_unref(image* i) {
    if (--i->references != 0) return;
    std::cout << "(the image is freed)\n";
    delete i;
}
int image_width(image* i) { return i->width; }
int image_references(image* i) { return i->references; }
}

// 1. Copies call image_ref, the end of each image_unref. Of a library the names do: shared_handle<image*, "image_ref", "image_unref">.
using shared_image = ctypes::shared_handle<image*, ctypes::calls<&image_ref>, ctypes::calls<&image_unref>>;

int main() {
    const ctypes::function<shared_image(int)> make(&image_new);
    const ctypes::function width(&image_width);
    const ctypes::function references(&image_references);

    // 2. What the function returns is a new reference, which its result owns.
    const shared_image first = make(640);
    {
        const std::vector<shared_image> copies(3, first);
        // 3. It passes where the pointer is asked for.
        std::cout << references(first) << " references to " << width(copies[2]) << " pixels\n";
    }
    std::cout << references(first) << " reference\n";
}

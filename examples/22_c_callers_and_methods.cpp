// 22_c_callers_and_methods - callbacks as methods of one object, and an error function that must not return to C.
#include <ctypes.hpp>

#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>

// The C library, as libpng and libav are: it reads through functions that share user data, and its error function
// must not return.
extern "C" {
struct decoder {
    void* data;
    int (*read)(void* data, unsigned char* to, int n);
    long (*seek)(void* data, long to);
    void (*fail)(decoder*, const char* what);
};
int decode_number(decoder* d) {
    unsigned char digits[8];
    d->seek(d->data, 4);
    const int n = d->read(d->data, digits, 3);
    int number = 0;
    for (int i = 0; i < n; ++i) {
        if (digits[i] < '0' || digits[i] > '9') {
            d->fail(d, "not a digit");
            std::abort(); // the manual says: it does not return
        }
        number = 10 * number + digits[i] - '0';
    }
    return number;
}
}

// 1. All that C calls with its user data are methods of one class.
struct text_source {
    std::string text;
    std::size_t at = 0;

    int read(unsigned char* to, int n) {
        int done = 0;
        for (; done < n && at < text.size(); ++done) to[done] = static_cast<unsigned char>(text[at++]);
        return done;
    }
    long seek(long to) {
        if (to > static_cast<long>(text.size())) throw std::out_of_range("the file ends before its number");
        at = static_cast<std::size_t>(to);
        return to;
    }
};

int main() {
    // It runs callbacks that were registered earlier, so it says that their exceptions are to arrive here.
    const auto decode = ctypes::function(&decode_number).rethrowing();

    // 2. The exception of this callback leaves at once for the call that led there; C's abort() is never reached.
    ctypes::escaping_callback<void(decoder*, const char*)> on_error = [](decoder*, const char* what) {
        throw std::runtime_error(what);
    };

    for (const char* text : {"abc 125", "abc 1x5", "abc"}) {
        text_source source{text};
        // 3. A method is a C function pointer, a constant; the object is the user data.
        decoder d{&source, ctypes::method<&text_source::read>, ctypes::method<&text_source::seek>, on_error};
        try {
            std::cout << decode(&d) << '\n';
        } catch (const std::exception& e) {
            std::cout << e.what() << '\n';
        }
    }
}

// libcurl: options through a variadic function, a write callback with user data; a file:// address, no network.
#include <ctypes/data_callback.hpp>
#include <ctypes/handle.hpp>
#include <ctypes/library.hpp>

#include "optional_library.hpp"
#include "temporary_directory.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace {

struct CURL;
using easy = ctypes::handle<CURL*, "curl_easy_cleanup">;
using write_type = std::size_t(char* data, std::size_t size, std::size_t count, void* user);

// of curl/curl.h
constexpr int write_data = 10001, url = 10002, error_buffer = 10010, no_body = 44, write_function = 20011;
constexpr int ok = 0, file_could_not_read = 37, write_error = 23;

} // namespace

TEST_CASE("libcurl hands what it reads to a lambda, and its errors and the lambda's arrive") {
    const auto curl = optional_library("libcurl.so.4");
    if (!curl) return;
    const temporary_directory folder;
    folder.write("file", "from a file\n");
    const auto init = curl->function<easy()>("curl_easy_init");
    const auto set = curl->function<int(easy, int option, ...)>("curl_easy_setopt");
    const auto perform = curl->function<int(easy)>("curl_easy_perform").rethrowing();

    const easy transfer = init();
    REQUIRE(transfer);
    std::string text;
    ctypes::data_callback<write_type> write(
        [&](const char* data, std::size_t size, std::size_t count) {
            if (size * count > 5 && text == "stop") throw std::length_error("more than expected");
            text.append(data, size * count);
            return size * count;
        },
        ctypes::error_result(0)); // what libcurl takes for an error
    CHECK(set(transfer, url, "file://" + (folder / "file")) == ok);
    CHECK(set(transfer, write_function, write.function()) == ok);
    CHECK(set(transfer, write_data, write.data()) == ok);
    CHECK(perform(transfer) == ok);
    CHECK(text == "from a file\n");

    text = "stop";
    CHECK_THROWS_WITH_AS(perform(transfer), "more than expected", std::length_error);
    CHECK(text == "stop");
    // the same call with a policy: the exception of the lambda goes before the error code it caused
    CHECK_THROWS_AS(perform.check([](int code) { CHECK(code == write_error); })(transfer), std::length_error);

    char message[256]{};
    CHECK(set(transfer, error_buffer, message) == ok);
    CHECK(set(transfer, url, "file:///no/such/file") == ok);
    CHECK(perform(transfer) == file_could_not_read);
    CHECK(std::string(message).find("/no/such/file") != std::string::npos);

    text.clear();
    CHECK(set(transfer, url, "file://" + (folder / "file")) == ok);
    CHECK(set(transfer, no_body, 1L) == ok);
    CHECK(perform(transfer) == ok);
    CHECK(text.empty());
}

// ctypes/dynamic/path.hpp - the way from a value to a part of it, for messages.
//
//     path().down("points").down(3).down("x").text()      // "value.points[3].x"
#pragma once

#include <ctypes/detail/when_used.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace ctypes::detail::runtime {

/// Only remembered, never allocated for: it becomes text when something is wrong. The names belong to the types.
class path {
public:
    path() noexcept {} // the steps are not initialised: most paths are short, and never seen
    path(const path& from) noexcept { *this = from; }
    path& operator=(const path& from) noexcept {
        count_ = from.count_;
        for (std::size_t i = 0; i < count_ && i < most; ++i) steps_[i] = from.steps_[i];
        return *this;
    }

    [[nodiscard]] path down(std::string_view name) const { return with({name.data(), name.size()}); }
    [[nodiscard]] path down(std::size_t element) const { return with({nullptr, element}); }

    template <class Used = when_used>
    [[nodiscard]] std::string text() const {
        later<std::string, Used> words = count_ > most ? "value..." : "value";
        for (std::size_t i = count_ > most ? count_ - most : 0; i < count_; ++i) {
            const step& s = steps_[i % most];
            // appended: g++ 12 warns at "[" + std::string at -O3, without a reason (GCC bug 105651)
            if (s.name == nullptr) words.append("[").append(std::to_string(s.number)).append("]");
            else words.append(".").append(s.name, s.number);
        }
        return words;
    }
    template <class Used = when_used>
    std::string operator()() const {
        return text<Used>();
    }

private:
    static constexpr std::size_t most = 4;
    struct step {
        const char* name;   // null: an element
        std::size_t number; // of the element, or characters of the name
    };

    [[nodiscard]] path with(step s) const {
        path longer = *this;
        longer.steps_[longer.count_++ % most] = s;
        return longer;
    }

    step steps_[most]; // the last ones
    std::size_t count_ = 0;
};

} // namespace ctypes::detail::runtime

// zones.hpp - reads the time zone database's table of zones, zone1970.tab, and checks every row.
//
//     for (const zones::zone& row : zones::read("zone1970.tab")) std::cout << row.name << '\n';
//
// The format is described in the table's own opening comment.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace zones {

/// What is wrong with the table; the text begins with the file's name and, in a row, the line's number.
struct error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A place on the earth, in degrees, north and east positive.
struct position {
    double latitude = 0;
    double longitude = 0;
};

/// A row of the table.
struct zone {
    int line = 0;          // where it stands in the file, from 1
    std::string countries; // "CH,DE,LI", the most populous first
    position where;        // the zone's principal place
    std::string name;      // "Europe/Zurich"
    std::string comments;  // may be empty

    /// "Europe" of "Europe/Zurich".
    std::string region() const { return name.substr(0, name.find('/')); }

    /// "Buenos Aires" of "America/Argentina/Buenos_Aires".
    std::string city() const {
        std::string city = name.substr(name.rfind('/') + 1);
        std::replace(city.begin(), city.end(), '_', ' ');
        return city;
    }
};

namespace detail {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

/// The text in quotes, short enough for a message and without anything a terminal would act on.
inline std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string result = "'";
    for (char c : text.substr(0, longest)) result += c >= ' ' && c <= '~' ? c : '?';
    return result + (text.size() > longest ? "...'" : "'");
}

/// Whether the text is UTF-8 without control characters.
inline bool is_plain_text(std::string_view text) {
    int following = 0; // bytes to come of the character begun
    for (char each : text) {
        const auto c = static_cast<unsigned char>(each);
        if (following > 0 && (c & 0xC0) == 0x80)
            --following;
        else if (following > 0 || c < ' ' || c == 0x7F)
            return false;
        else if (c < 0x80)
            following = 0;
        else if (c >= 0xC2 && c < 0xE0)
            following = 1;
        else if (c >= 0xE0 && c < 0xF0)
            following = 2;
        else if (c >= 0xF0 && c < 0xF5)
            following = 3;
        else
            return false;
    }
    return following == 0;
}

inline std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> fields;
    for (std::size_t end; (end = text.find(separator)) != std::string_view::npos; text.remove_prefix(end + 1))
        fields.push_back(text.substr(0, end));
    fields.push_back(text);
    return fields;
}

/// Degrees from a sign and digits: `degree_digits` for the degrees, two for minutes, two or none for seconds.
inline double degrees(std::string_view text, std::size_t degree_digits, int largest) {
    const std::string_view digits = text.substr(1);
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) throw std::invalid_argument("digits");
    auto number = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string(digits.substr(from, count)));
    };

    const int whole = number(0, degree_digits);
    const int minutes = number(degree_digits, 2);
    const int seconds = digits.size() == degree_digits + 4 ? number(degree_digits + 2, 2) : 0;
    const int total = (whole * 60 + minutes) * 60 + seconds;
    if (minutes > 59 || seconds > 59 || total > largest * 3600) throw std::out_of_range("degrees");
    return (text[0] == '-' ? -total : total) / 3600.0;
}

} // namespace detail

/// Reads a position in the table's form of ISO 6709, "+DDMM+DDDMM" or "+DDMMSS+DDDMMSS"; throws `error`.
inline position parse_position(std::string_view text) {
    const std::size_t longitude = text.find_last_of("+-");
    const bool shaped = !text.empty() && (text[0] == '+' || text[0] == '-') &&
                        ((text.size() == 11 && longitude == 5) || (text.size() == 15 && longitude == 7));
    try {
        if (shaped)
            return {detail::degrees(text.substr(0, longitude), 2, 90), detail::degrees(text.substr(longitude), 3, 180)};
    } catch (const std::logic_error&) {
        // the message below says it all
    }
    throw error(detail::quoted(text) + " is no position; it should look like +4723+00832 or +472300+0083200");
}

namespace detail {

/// Two or more parts of letters, digits and "_+-" with slashes between.
inline bool is_name(std::string_view text) {
    const auto parts = split(text, '/');
    return parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
                   return is_letter(c) || is_digit(c) || c == '_' || c == '+' || c == '-';
               });
           });
}

inline zone parse(std::string_view text, int line) {
    const auto fields = split(text, '\t');
    if (fields.size() != 3 && fields.size() != 4)
        throw error("a row has 3 or 4 fields with tabs between, this one has " + std::to_string(fields.size()) + ": " +
                    quoted(text));
    for (std::string_view country : split(fields[0], ','))
        if (country.size() != 2 || !is_upper(country[0]) || !is_upper(country[1]))
            throw error(quoted(country) + " is no country code; two capital letters are");
    if (!is_name(fields[2])) throw error(quoted(fields[2]) + " is no name of a zone; Europe/Zurich is one");
    const std::string_view comments = fields.size() == 4 ? fields[3] : "";
    if (!is_plain_text(comments)) throw error("the comments " + quoted(comments) + " are not plain text in UTF-8");
    return {line, std::string(fields[0]), parse_position(fields[1]), std::string(fields[2]), std::string(comments)};
}

} // namespace detail

/// Reads the rows of a table from first to last. Throws `error` when there is no such file, when a
/// row is broken, and when the file ends without any row.
inline std::vector<zone> read(const std::filesystem::path& path) {
    const std::string name = path.string();
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw error(name + ": this is a directory, not a table of zones");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw error(name + ": cannot be read");

    std::vector<zone> rows;
    std::array<char, 4096> line; // what goes on for so long without an end of a line is no table
    for (int number = 1; file.getline(line.data(), line.size()) || file.gcount() > 0; ++number) {
        try {
            if (file.fail()) throw error("this line has no end; is this the table of zones?");
            const auto count = static_cast<std::size_t>(file.gcount()); // with the end of the line, where there is one
            std::string_view text(line.data(), file.eof() ? count : count - 1);
            if (text.ends_with('\r')) text.remove_suffix(1);
            if (!text.empty() && text.front() != '#') rows.push_back(detail::parse(text, number));
        } catch (const error& broken) {
            throw error(name + ":" + std::to_string(number) + ": " + broken.what());
        }
    }
    if (file.bad()) throw error(name + ": cannot be read to its end");
    if (rows.empty()) throw error(name + ": there is no row in it; is this the table of zones?");
    return rows;
}

} // namespace zones

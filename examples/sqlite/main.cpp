// sqlite_zones - which time zones are near? The table of zones in an SQLite database, asked with C++ lambdas.
//
//     sqlite_zones Zurich
//
// SQLite is loaded when the program runs. Its functions are declared in sqlite_api.hpp, sqlite.hpp makes C++ of
// them, and this file tells the story: read, store, teach SQL, ask.
#include "globe.hpp"
#include "sqlite.hpp"
#include "table.hpp"
#include "zones.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr const char* usage =
    "usage: sqlite_zones [--table FILE] [--database FILE] [--miles] PLACE\n"
    "       sqlite_zones [--table FILE] [--database FILE] [--miles] --sql QUERY\n"
    "\n"
    "Shows the time zones nearest to PLACE, a zone (Europe/Zurich) or its city (Zurich),\n"
    "or the answer to a QUERY over the table\n"
    "  zone(name, region, city, countries, latitude, longitude, comments)\n"
    "with the functions distance(latitude, longitude, latitude, longitude) and typos(text, text)\n"
    "and the collation gazetteer. Zones that were read just now are in the table\n"
    "  incoming(line, name, region, city, countries, latitude, longitude, comments), too.\n"
    "\n"
    "  --table FILE     read the zones from FILE, in the form of zone1970.tab; without it they are\n"
    "                   read from the table of this program when the database has none yet\n"
    "  --database FILE  keep them in this SQLite database (zones.db)\n"
    "  --miles          distances in miles; without it they are in kilometres\n"
    "  --help           show this text\n"
    "\n"
    "The exit status is 0, or 1 when something went wrong, or 2 when the command is not understood.\n";

struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct options {
    std::string table; // empty: the table of this program, when it is needed
    std::string database = "zones.db";
    std::string place;
    std::string sql;
    bool miles = false;
    bool help = false;
};

options parse(const std::vector<std::string>& arguments) {
    options result;
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        auto value = [&] {
            const std::string& name = *argument;
            if (++argument == arguments.end() || argument->empty()) throw usage_error(name + " needs a value");
            return *argument;
        };
        if (*argument == "--help")
            result.help = true;
        else if (*argument == "--miles")
            result.miles = true;
        else if (*argument == "--table")
            result.table = value();
        else if (*argument == "--database")
            result.database = value();
        else if (*argument == "--sql")
            result.sql = value();
        else if (argument->starts_with("-"))
            throw usage_error("there is no option " + *argument);
        else if (!result.place.empty())
            throw usage_error("one PLACE at a time; quote it when it has spaces");
        else
            result.place = *argument;
    }
    if (!result.help && result.place.empty() == result.sql.empty()) throw usage_error("give a PLACE or a --sql QUERY");
    return result;
}

// Reading and storing ---------------------------------------------------------------------------------

bool has_zones(const sqlite::database& db) {
    auto tables = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'zone'");
    return tables.step() && db.prepare("SELECT 1 FROM zone").step();
}

/// Puts the rows of the table in the place of those that were there: all of them, or none. To SQL the rows in the
/// vector are a table, too.
std::size_t import(sqlite::database& db, const std::string& file) {
    auto rows = zones::read(file);
    const std::size_t count = rows.size();
    db.table("incoming", std::move(rows), sqlite::column{"line", &zones::zone::line},
             sqlite::column{"name", &zones::zone::name}, sqlite::column{"region", &zones::zone::region},
             sqlite::column{"city", &zones::zone::city}, sqlite::column{"countries", &zones::zone::countries},
             sqlite::column{"latitude", [](const zones::zone& z) { return z.where.latitude; }},
             sqlite::column{"longitude", [](const zones::zone& z) { return z.where.longitude; }},
             sqlite::column{"comments", &zones::zone::comments});

    auto twice = db.prepare("SELECT max(line), name FROM incoming GROUP BY name HAVING count(*) > 1 ORDER BY 1");
    if (twice.step())
        throw zones::error(file + ":" + twice.text(0) + ": the zone " + twice.text(1) + " stands in the table twice");

    sqlite::transaction transaction(db);
    db.run("CREATE TABLE IF NOT EXISTS zone(name TEXT PRIMARY KEY, region TEXT NOT NULL, city TEXT NOT NULL,"
           " countries TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL, comments TEXT NOT NULL)");
    db.run("DELETE FROM zone");
    db.run("INSERT INTO zone(name, region, city, countries, latitude, longitude, comments)"
           " SELECT name, region, city, countries, latitude, longitude, comments FROM incoming");
    transaction.commit();
    return count;
}

// What SQL learns from this program -------------------------------------------------------------------

/// Names as a gazetteer sorts them: without regard to capitals, "_" as a space, "El Aaiun" under A.
class gazetteer {
public:
    std::string key(std::string_view name) const {
        std::string key;
        for (char c : name) key += c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        for (const std::string& article : articles_)
            if (key.starts_with(article)) return key.substr(article.size());
        return key;
    }

private:
    std::vector<std::string> articles_{"el ", "la ", "los "};
};

/// The least number of letters to change, add or take away that makes `b` of `a` (Levenshtein's distance).
int typos(std::string_view a, std::string_view b) {
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], static_cast<int>(i) + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({changed, row[j] + 1, row[j + 1] + 1}));
        }
    }
    return row.back();
}

void teach(sqlite::database& db, const globe& earth) {
    const gazetteer names;

    db.function("distance", [earth](double latitude, double longitude, double latitude2, double longitude2) {
        return earth.distance(zones::position{latitude, longitude}, zones::position{latitude2, longitude2});
    });
    db.function("typos", [names](std::string_view a, std::string_view b) { return typos(names.key(a), names.key(b)); });
    db.collation("gazetteer",
                 [names](std::string_view a, std::string_view b) { return names.key(a).compare(names.key(b)); });
}

// Asking ----------------------------------------------------------------------------------------------

struct named_place {
    std::string name;
    zones::position where;
};

std::string joined(const std::vector<std::string>& words) {
    std::string result;
    for (const std::string& word : words) result += (result.empty() ? "" : ", ") + word;
    return result;
}

/// The one zone that has this name, or this name of its city. Throws a message with other names when there is none
/// or more than one.
named_place find(const sqlite::database& db, const std::string& wanted) {
    std::vector<named_place> found;
    auto query = db.prepare("SELECT name, latitude, longitude FROM zone"
                            " WHERE name = ?1 COLLATE gazetteer OR city = ?1 COLLATE gazetteer ORDER BY name",
                            wanted);
    while (query.step()) found.push_back({query.text(0), {query.real(1), query.real(2)}});
    if (found.size() == 1) return found.front();

    std::vector<std::string> others;
    for (const named_place& place : found) others.push_back(place.name);
    if (!found.empty()) throw std::runtime_error("the place '" + wanted + "' may be one of " + joined(others));

    auto similar = db.prepare("SELECT name, min(typos(city, ?1), typos(name, ?1)) AS difference FROM zone"
                              " WHERE difference <= max(1, length(?1) / 3) ORDER BY difference, name LIMIT 3",
                              wanted);
    while (similar.step()) others.push_back(similar.text(0));
    throw std::runtime_error(
        "there is no place '" + wanted + "'" +
        (others.empty() ? std::string(" in the table") : "; did you mean " + joined(others) + "?"));
}

std::string in_degrees(zones::position place) {
    auto written = [](double degrees, const char* sides) {
        const long minutes = std::lround(std::abs(degrees) * 60);
        const std::string rest = std::to_string(minutes % 60);
        return std::to_string(minutes / 60) + "°" + (rest.size() < 2 ? "0" : "") + rest + "'" +
               sides[degrees < 0 ? 1 : 0];
    };
    return written(place.latitude, "NS") + " " + written(place.longitude, "EW");
}

std::string whole(double number) { return std::to_string(std::lround(number)); }

void show_nearest(const sqlite::database& db, const named_place& here, const char* unit) {
    std::cout << "\nThe ten zones nearest to " << here.name << " at " << in_degrees(here.where) << "\n\n";
    table nearest({{unit, table::right}, {"zone"}, {"countries"}, {"comments"}});
    auto query = db.prepare("SELECT distance(latitude, longitude, ?1, ?2) AS away, name, countries, comments"
                            " FROM zone ORDER BY away, name LIMIT 10",
                            here.where.latitude, here.where.longitude);
    while (query.step()) nearest.add({whole(query.real(0)), query.text(1), query.text(2), query.text(3)});
    std::cout << nearest;
}

void show_regions(sqlite::database& db, const named_place& here, const globe& earth, const char* unit) {
    // An aggregate of two lambdas: one adds up directions, the other looks from here to their middle.
    db.aggregate(
        "whereabouts",
        [](direction& sum, double latitude, double longitude) {
            const direction d = globe::towards({latitude, longitude});
            sum = {sum.x + d.x, sum.y + d.y, sum.z + d.z};
        },
        [earth, here, unit](const direction& sum) {
            return whole(earth.distance(globe::towards(here.where), sum)) + " " + unit + " " +
                   globe::bearing(here.where, sum);
        });

    std::cout << "\nThe regions and their middles, seen from " << here.name << "\n\n";
    table regions({{"region"}, {"zones", table::right}, {"middle"}, {std::string("nearest ") + unit, table::right}});
    auto query = db.prepare("SELECT region, count(*), whereabouts(latitude, longitude),"
                            " min(distance(latitude, longitude, ?1, ?2)) AS nearest"
                            " FROM zone GROUP BY region ORDER BY nearest",
                            here.where.latitude, here.where.longitude);
    while (query.step()) regions.add({query.text(0), query.text(1), query.text(2), whole(query.real(3))});
    std::cout << regions;
}

void show_gazetteer(const sqlite::database& db, const named_place& here) {
    std::cout << "\nIts neighbours in the gazetteer\n\n";
    table neighbours({{"city"}, {"zone"}});
    auto query =
        db.prepare("WITH here AS (SELECT city FROM zone WHERE name = ?1),"
                   " before AS (SELECT city, name FROM zone WHERE city COLLATE gazetteer < (SELECT city FROM here)"
                   "            ORDER BY city COLLATE gazetteer DESC, name LIMIT 3),"
                   " after AS (SELECT city, name FROM zone WHERE city COLLATE gazetteer >= (SELECT city FROM here)"
                   "           ORDER BY city COLLATE gazetteer, name LIMIT 4)"
                   " SELECT city, name FROM (SELECT * FROM before UNION ALL SELECT * FROM after)"
                   " ORDER BY city COLLATE gazetteer, name",
                   here.name);
    while (query.step()) neighbours.add({query.text(0), query.text(1)});
    std::cout << neighbours;
}

/// Two mistakes made on purpose: how they arrive in C++.
void show_mistakes(const sqlite::database& db) {
    std::cout << "\nTwo mistakes, and what arrives\n";

    const char* beyond = "SELECT max(distance(latitude, longitude, 91, 0)) FROM zone";
    try {
        db.run(beyond);
    } catch (const std::out_of_range& thrown) { // thrown in the lambda, below SQLite's own functions
        std::cout << "\n  " << beyond << "\n  std::out_of_range: " << thrown.what() << '\n';
    }

    const char* nowhere = "SELECT max(distance) FROM planet";
    try {
        db.run(nowhere);
    } catch (const sqlite::error& refused) {
        std::cout << "\n  " << nowhere << "\n  sqlite::error " << refused.code << ": " << refused.what() << '\n';
    }
}

/// The answer to any query, as a table.
void show_answer(const sqlite::database& db, const std::string& sql) {
    auto query = db.prepare(sql);
    bool more = query.step();
    std::vector<table::column> columns;
    for (int i = 0; i < query.columns(); ++i)
        columns.push_back({query.name(i), more && query.is_number(i) ? table::right : table::left});
    table answer(std::move(columns));
    for (; more; more = query.step()) {
        std::vector<std::string> row;
        for (int i = 0; i < query.columns(); ++i) row.push_back(query.text(i));
        answer.add(std::move(row));
    }
    if (query.columns() > 0) std::cout << answer;
}

void run(const options& chosen) {
    sqlite::database db(chosen.database);
    if (!chosen.table.empty() || !has_zones(db)) {
        const std::string file = chosen.table.empty() ? ZONES_TABLE : chosen.table;
        const std::size_t count = import(db, file);
        std::cout << count << " zones read from " << std::filesystem::path(file).filename().string() << " into "
                  << chosen.database << '\n';
    }

    const globe earth{chosen.miles ? 3958.76 : 6371.01}; // the mean radius
    const char* unit = chosen.miles ? "miles" : "km";
    teach(db, earth);
    if (!chosen.sql.empty()) return show_answer(db, chosen.sql);

    const named_place here = find(db, chosen.place);
    show_nearest(db, here, unit);
    show_regions(db, here, earth, unit);
    show_gazetteer(db, here);
    show_mistakes(db);
}

} // namespace

int main(int count, char** arguments) {
    options chosen;
    try {
        chosen = parse({arguments + 1, arguments + count});
        if (chosen.help)
            std::cout << usage;
        else
            run(chosen);
        std::cout.flush();
        if (!std::cout) throw std::runtime_error("the output cannot be written");
        return 0;
    } catch (const usage_error& error) {
        std::cerr << "sqlite_zones: " << error.what() << "; sqlite_zones --help says more\n";
        return 2;
    } catch (const sqlite::error& error) {
        std::cerr << "sqlite_zones: " << chosen.database << ": " << error.what() << '\n';
    } catch (const std::exception& error) { // the table, the place, an exception of a lambda, SQLite not installed
        std::cerr << "sqlite_zones: " << error.what() << '\n';
    }
    return 1;
}

// globe.hpp - distances and directions on the earth, taken as a ball.
//
//     globe earth{6371};
//     double km = earth.distance(zurich, tokyo);
#pragma once

#include "zones.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <stdexcept>
#include <string>

/// A point on the unit ball, also a sum of such points. Plain data, all zeros at first.
struct direction {
    double x, y, z;
};

struct globe {
    double radius; // its unit is the unit of the distances

    /// Throws `std::out_of_range` for what is no place on the earth.
    static direction towards(zones::position place) {
        auto within = [](const char* what, double degrees, int largest) {
            if (std::abs(degrees) <= largest) return degrees * std::numbers::pi / 180;
            throw std::out_of_range(std::string(what) + " " + std::to_string(std::lround(degrees)) + " is beyond " +
                                    std::to_string(largest) + " degrees");
        };
        const double latitude = within("latitude", place.latitude, 90);
        const double longitude = within("longitude", place.longitude, 180);
        return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
    }

    /// The length of the great circle's arc between two directions, which need not have the length 1.
    double distance(direction a, direction b) const {
        const direction cross{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
        return radius * std::atan2(std::hypot(cross.x, cross.y, cross.z), a.x * b.x + a.y * b.y + a.z * b.z);
    }
    double distance(zones::position a, zones::position b) const { return distance(towards(a), towards(b)); }

    /// The way to set out from `here` to `there`, as one of the sixteen points of the compass.
    static std::string bearing(zones::position here, direction there) {
        static constexpr const char* points[] = {"N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
                                                 "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"};
        const direction up = towards(here);
        const double longitude = here.longitude * std::numbers::pi / 180;
        const direction east{-std::sin(longitude), std::cos(longitude), 0};
        const direction north{up.y * east.z - up.z * east.y, up.z * east.x - up.x * east.z,
                              up.x * east.y - up.y * east.x};
        auto along = [&](direction d) { return there.x * d.x + there.y * d.y + there.z * d.z; };
        const double turn = std::atan2(along(east), along(north)) / (2 * std::numbers::pi); // of a full turn
        return points[static_cast<std::size_t>(std::lround((turn + 1) * 16)) % 16];
    }
};

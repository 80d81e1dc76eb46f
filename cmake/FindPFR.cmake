# SPDX-License-Identifier: MIT
# FindPFR.cmake - the headers of Boost.PFR as the imported target PFR::PFR; nothing else of Boost is needed.
#
#     find_package(PFR 1.81 REQUIRED)          # the version is Boost's
#
# Sets PFR_FOUND, PFR_VERSION, PFR_INCLUDE_DIR. A folder can be given as PFR_ROOT or Boost_ROOT.

find_path(PFR_INCLUDE_DIR boost/pfr.hpp HINTS "${Boost_ROOT}" "$ENV{Boost_ROOT}" PATH_SUFFIXES include
    DOC "The folder that holds boost/pfr.hpp")
mark_as_advanced(PFR_INCLUDE_DIR)

if(EXISTS "${PFR_INCLUDE_DIR}/boost/version.hpp")
    file(STRINGS "${PFR_INCLUDE_DIR}/boost/version.hpp" PFR_VERSION REGEX "^#define BOOST_VERSION [0-9]+")
    string(REGEX REPLACE ".* ([0-9]+).*" "\\1" PFR_VERSION "${PFR_VERSION}")
    math(EXPR PFR_VERSION_MINOR "${PFR_VERSION} / 100 % 1000")
    math(EXPR PFR_VERSION "${PFR_VERSION} / 100000")
    set(PFR_VERSION "${PFR_VERSION}.${PFR_VERSION_MINOR}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PFR
    REQUIRED_VARS PFR_INCLUDE_DIR
    VERSION_VAR PFR_VERSION
    REASON_FAILURE_MESSAGE "boost/pfr.hpp of Boost 1.81 or newer is missing. Debian 12 calls the package \
libboost1.81-dev (its libboost-dev is 1.74, which is too old), newer Debian and Ubuntu libboost-dev, \
Fedora boost-devel, Homebrew boost.")

if(PFR_FOUND AND NOT TARGET PFR::PFR)
    add_library(PFR::PFR INTERFACE IMPORTED)
    set_target_properties(PFR::PFR PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${PFR_INCLUDE_DIR}")
endif()

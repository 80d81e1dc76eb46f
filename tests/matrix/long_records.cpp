#include "matrix.hpp"

MATRIX_TESTS(MATRIX_LONG_RECORDS)

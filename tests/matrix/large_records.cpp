#include "matrix.hpp"

MATRIX_TESTS(MATRIX_LARGE_RECORDS)

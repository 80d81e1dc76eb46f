#include "matrix.hpp"

MATRIX_TESTS(MATRIX_SMALL_RECORDS)

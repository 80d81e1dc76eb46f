#include "matrix.hpp"

MATRIX_TESTS(MATRIX_MADE_RECORDS)

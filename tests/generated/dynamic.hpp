// tests/generated/dynamic.hpp - the run-time layer as a path of the generated signatures; dynamic.cpp has it.
#pragma once

#include "entry.h"
#include "report.hpp"

namespace generated {

/// Reads the text and sends the signature down the paths of the run-time layer.
void run_dynamic(report& to, const generated_entry& s);

} // namespace generated

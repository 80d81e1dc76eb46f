// tests/generated/write.hpp - writes declarations down: a header for both languages, the C side, the C++ side.
#pragma once

#include "declaration.hpp"
#include "simpler.hpp"

#include <cstddef>
#include <ostream>
#include <sstream>
#include <string>

namespace generated {

class writer {
public:
    writer(const group& g, const declaration& d) : g_(g), d_(d), prefix_("s" + std::to_string(d.index)) {}

    /// The declaration as a C programmer would write it, with the records it needs.
    [[nodiscard]] std::string text() const {
        const std::vector<bool> needed = needed_records(g_.records, d_);
        std::string s;
        for (std::size_t i = 0; i < g_.records.size(); ++i)
            if (needed[i] && !is_anonymous(static_cast<int>(i))) s += definition(static_cast<int>(i));
        return s + prototype("f") + ";\n";
    }

    /// What stands for `...`, as the parameters of a prototype.
    [[nodiscard]] std::string rest() const {
        if (d_.fixed == 0) return "";
        std::string s = "void " + prefix_ + "_rest(";
        for (std::size_t i = d_.fixed; i < d_.parameters.size(); ++i)
            s += (i != d_.fixed ? ", " : "") + spelled(d_.parameters[i]) + " a" + std::to_string(i);
        return s + ");\n";
    }

    /// For the header, once for a group: the records and their helpers.
    void records(std::ostream& out) const {
        for (std::size_t i = 0; i < g_.records.size(); ++i) {
            const int r = static_cast<int>(i);
            if (is_anonymous(r)) continue;
            out << definition(r);
            helper(out, r, true);
            helper(out, r, false);
        }
    }

    /// For the header: the prototypes of f (called) and back (calls back).
    void prototypes(std::ostream& out) const {
        out << "#ifdef __cplusplus\nextern \"C\" {\n#endif\n"
            << prototype("f") << ";\n"
            << "int " << prefix_ << "_back(" << spelled(d_.result) << " (*callback)(" << parameter_types() << "));\n"
            << "#ifdef __cplusplus\n}\n#endif\n";
    }

    void c_side(std::ostream& out) const {
        const bool gives = !d_.result.is_void();
        out << prototype("f") << " {\n    ++generated_calls;\n";
        if (d_.fixed != 0) {
            out << "    va_list rest;\n    va_start(rest, a" << d_.fixed - 1 << ");\n";
            for (std::size_t i = d_.fixed; i < d_.parameters.size(); ++i)
                out << "    " << spelled(d_.parameters[i]) << " a" << i << " = va_arg(rest, "
                    << spelled(d_.parameters[i]) << ");\n";
            out << "    va_end(rest);\n";
        }
        for (std::size_t i = 0; i < d_.parameters.size(); ++i)
            out << "    if (" << helper_name(d_.parameters[i]) << "_check(&a" << i << ", " << seed(i)
                << ")) generated_wrong = " << i + 1 << ";\n";
        if (gives)
            out << "    " << spelled(d_.result) << " r;\n    " << helper_name(d_.result) << "_fill(&r, " << seed(99)
                << ");\n    return r;\n";
        out << "}\n";

        out << "int " << prefix_ << "_back(" << spelled(d_.result) << " (*callback)(" << parameter_types() << ")) {\n";
        for (std::size_t i = 0; i < d_.parameters.size(); ++i)
            out << "    " << spelled(d_.parameters[i]) << " a" << i << ";\n    " << helper_name(d_.parameters[i])
                << "_fill(&a" << i << ", " << seed(i) << ");\n";
        out << "    " << (gives ? spelled(d_.result) + " r = " : "") << "callback(";
        for (std::size_t i = 0; i < d_.parameters.size(); ++i) out << (i != 0 ? ", a" : "a") << i;
        out << ");\n    return " << (gives ? helper_name(d_.result) + "_check(&r, " + seed(99) + ")" : "0") << ";\n}\n";
    }

    /// For the C++ side, once for a group: the scalars of each record.
    void cxx_records(std::ostream& out) const {
        for (std::size_t i = 0; i < g_.records.size(); ++i) {
            const int r = static_cast<int>(i);
            if (is_anonymous(r)) continue;
            const std::string name = record_name(r);
            description(out, r);
            out << "static void put_" << name << "(generated::fields& to, std::size_t base) {\n"
                << "    static_cast<void>(to);\n    static_cast<void>(base);\n";
            fields(out, r, name, "");
            out << "}\n";
        }
    }

    /// For the C++ side: the signature as run.hpp takes it.
    void cxx_side(std::ostream& out) const {
        const std::string n = prefix_;
        out << "static const generated::described_type " << n << "_types[] = {" << described(d_.result);
        for (const type t : d_.parameters) out << ", " << described(t);
        out << "};\n";
        expectations(out);
        library(out);
        out << "static const generated::signature " << n << "{" << d_.index << ", " << d_.fixed << ", "
            << d_.parameters.size() << ", " << n << "_types, &" << n << "_library, (void (*)())&" << n << "_f, &" << n
            << "_back_by, &" << n << "_fill, &" << n << "_wrong, &" << n << "_give, &" << n << "_got,\n    "
            << literal(text()) << ", " << literal(rest()) << "};\n";
    }

    /// For the C side, where nothing but C text goes to C++: what entry.h has.
    void c_entry(std::ostream& out) const {
        const std::string n = prefix_;
        for (const std::string of : {"size", "alignment"}) {
            const std::string op = of == "size" ? "sizeof(" : "_Alignof(";
            out << "static const size_t " << n << "_" << of << "s[] = {"
                << (!d_.result.is_void() ? op + spelled(d_.result) + ")"
                    : of == "size"       ? "0"
                                         : "1");
            for (const type t : d_.parameters) out << ", " << op << spelled(t) << ")";
            out << "};\n";
        }
        expectations(out);
        out << "static const struct generated_entry " << n << " = {" << d_.index << ", " << d_.fixed << ", " << n
            << "_sizes, " << n << "_alignments, (void (*)(void))&" << n << "_f, &" << n << "_back_by, &" << n
            << "_fill, &" << n << "_wrong, &" << n << "_give, &" << n << "_got,\n"
            << literal(text()) << ", " << literal(rest()) << "};\n";
    }

    void list(std::ostream& out) const { out << "    &" << prefix_ << ",\n"; }
    void run(std::ostream& out) const { out << "    generated::run(" << prefix_ << ");\n"; }

private:
    static std::string literal(const std::string& text) {
        std::string s = "\"";
        for (const char each : text) s += each == '\n' ? "\\n" : std::string(1, each);
        return s + "\"";
    }

    // In both languages: what to pass, what must arrive, and how C calls back.
    void expectations(std::ostream& out) const {
        const std::string n = prefix_;
        const bool gives = !d_.result.is_void();
        const auto at = [&](std::size_t i) {
            return "(" + spelled(d_.parameters[i]) + "*)a[" + std::to_string(i) + "], " + seed(i) + ")";
        };
        out << "static void " << n << "_fill(void* const* a) {\n    (void)a;\n";
        for (std::size_t i = 0; i < d_.parameters.size(); ++i)
            out << "    " << helper_name(d_.parameters[i]) << "_fill(" << at(i) << ";\n";
        out << "}\nstatic int " << n << "_wrong(void* const* a) {\n    (void)a;\n    int wrong = 0;\n";
        for (std::size_t i = 0; i < d_.parameters.size(); ++i)
            out << "    if (" << helper_name(d_.parameters[i]) << "_check(" << at(i) << ") wrong = " << i + 1 << ";\n";
        out << "    return wrong;\n}\nstatic void " << n << "_give(void* r) {\n    (void)r;\n";
        if (gives)
            out << "    " << helper_name(d_.result) << "_fill((" << spelled(d_.result) << "*)r, " << seed(99) << ");\n";
        out << "}\nstatic int " << n << "_got(const void* r) {\n    (void)r;\n    return ";
        if (gives)
            out << helper_name(d_.result) << "_check((const " << spelled(d_.result) << "*)r, " << seed(99) << ")";
        else
            out << "0";
        out << ";\n}\nstatic int " << n << "_back_by(void* code) {\n    return " << n << "_back((" << spelled(d_.result)
            << " (*)(" << parameter_types() << "))code);\n}\n";
    }

    [[nodiscard]] std::string record_name(int r) const {
        return "r" + std::to_string(g_.index) + "_" + std::to_string(r);
    }
    [[nodiscard]] std::string spelled(type t) const {
        return t.is_void() ? "void" : t.record >= 0 ? record_name(t.record) : scalars[t.scalar].name;
    }
    [[nodiscard]] std::string helper_name(type t) const {
        return t.record >= 0 ? record_name(t.record) : scalars[t.scalar].short_name;
    }
    [[nodiscard]] std::string described(type t) const {
        if (t.is_void()) return "{0, 1, generated::abi::type_class::nothing, nullptr}";
        const std::string form = t.record >= 0 ? "record" : scalars[t.scalar].group == 'c' ? "complex" : "scalar";
        return "{sizeof(" + spelled(t) + "), alignof(" + spelled(t) + "), generated::abi::type_class::" + form +
               ", &put_" + helper_name(t) + "}";
    }
    [[nodiscard]] std::string seed(std::size_t argument) const {
        return std::to_string(d_.index * 1000 + argument * 10) + "u";
    }
    [[nodiscard]] bool is_anonymous(int r) const {
        for (const record& each : g_.records)
            for (const member& m : each.members)
                if (m.unnamed && m.is.record == r) return true;
        return false;
    }

    [[nodiscard]] std::string prototype(const char* what) const {
        std::string s = spelled(d_.result) + " " + prefix_ + "_" + what + "(";
        const std::size_t named = d_.fixed != 0 ? d_.fixed : d_.parameters.size();
        for (std::size_t i = 0; i < named; ++i)
            s += (i != 0 ? ", " : "") + spelled(d_.parameters[i]) + " a" + std::to_string(i);
        return s + (d_.fixed != 0 ? ", ...)" : named == 0 ? "void)" : ")");
    }
    [[nodiscard]] std::string parameter_types() const {
        std::string s;
        for (const type t : d_.parameters) s += (s.empty() ? "" : ", ") + spelled(t);
        return s.empty() ? "void" : s;
    }

    [[nodiscard]] static std::string member_name(const std::string& path, std::size_t i) {
        return "m" + path + std::to_string(i);
    }

    [[nodiscard]] std::string body(int r, const std::string& path, const std::string& indent) const {
        const record& rec = g_.records[static_cast<std::size_t>(r)];
        std::string s = rec.is_union ? "union " : "struct ";
        if (rec.packed) s += "__attribute__((packed)) ";
        if (rec.aligned != 0) s += "__attribute__((aligned(" + std::to_string(rec.aligned) + "))) ";
        s += (path.empty() ? record_name(r) + " " : "") + "{\n";
        for (std::size_t i = 0; i < rec.members.size(); ++i) {
            const member& m = rec.members[i];
            s += indent + "    ";
            if (m.is.record >= 0 && m.unnamed) {
                s += body(m.is.record, path + std::to_string(i) + "_", indent + "    ") + ";\n";
                continue;
            }
            s += spelled(m.is) + (m.unnamed ? "" : " " + member_name(path, i));
            for (const int extent : m.extents) s += "[" + std::to_string(extent) + "]";
            if (m.bits >= 0) s += " : " + std::to_string(m.bits);
            s += ";\n";
        }
        return s + indent + "}";
    }

    [[nodiscard]] std::string definition(int r) const {
        const record& rec = g_.records[static_cast<std::size_t>(r)];
        std::string s;
        if (rec.pack != 0) s += "#pragma pack(push, " + std::to_string(rec.pack) + ")\n";
        s += "typedef " + body(r, "", "") + " " + record_name(r) + ";\n";
        if (rec.pack != 0) s += "#pragma pack(pop)\n";
        return s;
    }

    // The helpers that write and check a record. A union has one member in use, by seed.
    void helper(std::ostream& out, int r, bool fills) const {
        const std::string name = record_name(r);
        out << "static inline " << (fills ? "void " : "int ") << name << (fills ? "_fill(" : "_check(const ") << name
            << "* p, uint64_t s) {\n    (void)p;\n    (void)s;\n"
            << (fills ? "" : "    int wrong = 0;\n");
        statements(out, r, "", fills, 1);
        out << (fills ? "" : "    return wrong;\n") << "}\n";
    }

    void statements(std::ostream& out, int r, const std::string& path, bool fills, int salt) const {
        const record& rec = g_.records[static_cast<std::size_t>(r)];
        std::vector<std::size_t> named;
        for (std::size_t i = 0; i < rec.members.size(); ++i)
            if (!rec.members[i].unnamed || rec.members[i].is.record >= 0) named.push_back(i);
        for (std::size_t k = 0; k < named.size(); ++k) {
            const std::size_t i = named[k];
            const member& m = rec.members[i];
            if (rec.is_union) out << "    if (mix(s + " << salt << ") % " << named.size() << " == " << k << ") {\n";
            const int next = salt * 41 + static_cast<int>(i) * 7 + 3;
            if (m.unnamed)
                statements(out, m.is.record, path + std::to_string(i) + "_", fills, next);
            else
                statement(out, m, "p->" + member_name(path, i), fills, next);
            if (rec.is_union) out << "    }\n";
        }
    }

    void statement(std::ostream& out, const member& m, std::string what, bool fills, int salt) const {
        std::string at = "s + " + std::to_string(salt) + "u";
        if (m.bits >= 0) {
            const bool is_signed = is_signed_base(m.is.scalar);
            const std::string v = "(" + spelled(m.is) + ")" + (is_signed ? "v_sbits(" : "v_ubits(") + at + ", " +
                                  std::to_string(m.bits) + ")";
            out << "    " << (fills ? what + " = " + v : "wrong += " + what + " != " + v) << ";\n";
            return;
        }
        std::size_t depth = 0;
        for (const int extent : m.extents) {
            const std::string i = "i" + std::to_string(depth++);
            out << "    for (int " << i << " = 0; " << i << " < " << extent << "; ++" << i << ")\n";
            what += "[" + i + "]";
            at += " + (uint64_t)" + i + " * " + (depth == 1 ? "13u" : "1009u");
        }
        // by way of a copy: a member of a packed record has no alignment to rely on
        const std::string copy = spelled(m.is) + " t";
        if (fills)
            out << "    { " << copy << "; " << helper_name(m.is) << "_fill(&t, " << at << "); " << what << " = t; }\n";
        else
            out << "    { " << copy << " = " << what << "; wrong += " << helper_name(m.is) << "_check(&t, " << at
                << "); }\n";
    }

    static bool is_signed_base(int s) {
        const std::string name = scalars[s].short_name;
        return name == "schar" || name == "short" || name == "int" || name == "long" || name == "llong";
    }

    [[nodiscard]] bool has_anonymous_member(const record& rec) const {
        for (const member& m : rec.members)
            if (m.unnamed && m.is.record >= 0) return true;
        return false;
    }

    void list_members(std::vector<std::string>& to, const record& rec, const std::string& whole,
                      const std::string& path) const {
        for (std::size_t i = 0; i < rec.members.size(); ++i) {
            const member& m = rec.members[i];
            const std::string name = member_name(path, i);
            if (m.unnamed && m.is.record >= 0)
                list_members(to, g_.records[static_cast<std::size_t>(m.is.record)], whole,
                             path + std::to_string(i) + "_");
            else if (m.bits > 0) // in a union: a bit-field begins where the union does
                to.push_back("ctypes::bit_field<" + spelled(m.is) + ">(\"" + name + "\", 0, " + std::to_string(m.bits) +
                             ")");
            else if (!m.unnamed)
                to.push_back("&" + whole + "::" + name);
        }
    }

    // What the library cannot find out by itself: the members of a union, of an anonymous record.
    void description(std::ostream& out, int r) const {
        const record& rec = g_.records[static_cast<std::size_t>(r)];
        if (!rec.is_union && !has_anonymous_member(rec)) return;
        std::vector<std::string> members;
        list_members(members, rec, record_name(r), "");
        out << "#ifndef GENERATED_CLASSIFIER_ONLY\ntemplate <>\nstruct ctypes::describe<" << record_name(r)
            << "> : ctypes::members<";
        for (std::size_t i = 0; i < members.size(); ++i) out << (i != 0 ? ", " : "") << members[i];
        out << "> {};\n#endif\n";
    }

    // The paths of the library, on the declaration as a user would write it.
    void library(std::ostream& out) const {
        const std::string n = prefix_;
        const std::size_t count = d_.parameters.size();
        const bool gives = !d_.result.is_void();
        const std::string result = spelled(d_.result);
        std::string given;
        for (std::size_t i = 0; i < count; ++i) given += (i != 0 ? ", a" : "a") + std::to_string(i);
        const auto got = [&](const std::string& r) {
            return gives ? helper_name(d_.result) + "_check(&" + r + ", " + seed(99) + ")" : std::string("0");
        };
        std::string signature = result + "(";
        const std::size_t named = d_.fixed != 0 ? d_.fixed : count;
        for (std::size_t i = 0; i < named; ++i) signature += (i != 0 ? ", " : "") + spelled(d_.parameters[i]);
        signature += d_.fixed != 0 ? ", ...)" : ")";

        out << "static void " << n
            << "_library([[maybe_unused]] generated::report& to) {\n#ifndef GENERATED_CLASSIFIER_ONLY\n";
        for (std::size_t i = 0; i < count; ++i)
            out << "    " << spelled(d_.parameters[i]) << " a" << i << ";\n    " << helper_name(d_.parameters[i])
                << "_fill(&a" << i << ", " << seed(i) << ");\n";
        out << "    const ctypes::function<" << signature << "> f(&" << n << "_f, \"" << n
            << "_f\");\n    to.begin(\"function\");\n    " << (gives ? result + " r = " : "") << "f(" << given
            << ");\n    to.end(" << got("r") << ");\n"
            << "    [&](const auto& g) {\n        if constexpr (generated::has_libffi_path<decltype(g), " << result
            << (count != 0 ? ", " : "") << (count != 0 ? parameter_types() : "")
            << ">) {\n            to.begin(\"libffi\");\n            " << (gives ? result + " q = " : "")
            << "ctypes::via_libffi(g)(" << given << ");\n            to.end(" << got("q")
            << ");\n        } else to.skip(\"the library refuses\");\n    }(f);\n";
        if (d_.fixed == 0) {
            out << "    int calls = 0;\n    int wrong = 0;\n    const auto receive = [&](";
            for (std::size_t i = 0; i < count; ++i)
                out << (i != 0 ? ", " : "") << spelled(d_.parameters[i]) << " b" << i;
            out << ") -> " << result << " {\n        ++calls;\n";
            for (std::size_t i = 0; i < count; ++i)
                out << "        if (" << helper_name(d_.parameters[i]) << "_check(&b" << i << ", " << seed(i)
                    << ")) wrong = " << i + 1 << ";\n";
            if (gives)
                out << "        " << result << " q;\n        " << helper_name(d_.result) << "_fill(&q, " << seed(99)
                    << ");\n        return q;\n";
            out << "    };\n    generated::call_back<" << result << "(" << (count != 0 ? parameter_types() : "")
                << ")>(to, receive, calls, wrong, &" << n << "_back);\n";
        }
        out << "#endif\n}\n";
    }

    // The scalars of a record, for the classifier on its own: offsets by offsetof, bit-fields measured.
    void fields(std::ostream& out, int r, const std::string& whole, const std::string& path) const {
        const record& rec = g_.records[static_cast<std::size_t>(r)];
        for (std::size_t i = 0; i < rec.members.size(); ++i) {
            const member& m = rec.members[i];
            const std::string name = member_name(path, i);
            if (m.unnamed && m.is.record >= 0) {
                fields(out, m.is.record, whole, path + std::to_string(i) + "_");
            } else if (m.bits >= 0) {
                if (m.unnamed) continue;
                const std::string base = spelled(m.is);
                out << "    {\n        " << whole
                    << " v;\n        std::memset(static_cast<void*>(&v), 0, sizeof v);\n        v." << name << " = ("
                    << base << ")" << (is_signed_base(m.is.scalar) ? "-1" : "~0ull")
                    << ";\n        generated::put_bits(to, base, &v, sizeof v, sizeof(" << base << "), "
                    << (is_signed_base(m.is.scalar) ? "true" : "false") << ");\n    }\n";
            } else {
                int count = 1;
                for (const int extent : m.extents) count *= extent;
                if (m.is.record >= 0)
                    out << "    generated::put_record(to, base + offsetof(" << whole << ", " << name << "), alignof("
                        << spelled(m.is) << "));\n";
                out << "    for (std::size_t i = 0; i < " << count << "; ++i) put_" << helper_name(m.is)
                    << "(to, base + offsetof(" << whole << ", " << name << ") + i * sizeof(" << spelled(m.is)
                    << "));\n";
            }
        }
    }

    const group& g_;
    const declaration& d_;
    std::string prefix_;
};

} // namespace generated

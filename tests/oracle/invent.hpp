// tests/oracle/invent.hpp - invents texts of C declarations, and what to ask of them.
//
//     oracle::text t = oracle::invent(seed, number, /* macros = */ true);      // the same one every time
//
// Attributes stand in every place the grammar of C and GCC's manual ("Attribute Syntax") have for them, sensible or not.
// Names end in the text's number, so that a thousand texts are one translation unit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace oracle {

/// Something a C compiler can be asked.
struct query {
    enum kind : char { type = 't', member = 'm', bits = 'b', constant = 'c' };
    kind is;
    std::string name;          ///< the type as C spells it, or the constant
    std::string member_name{}; ///< of a member
};

struct text {
    std::size_t number = 0;
    std::string code{};
    std::vector<query> queries{};
    int pops = 0; ///< of #pragma pack, to leave nothing for the next text
};

class inventor {
public:
    /// `macros`: also those that only substituting tokens gets right.
    inventor(std::uint64_t seed, std::size_t number, bool macros)
        : state_(seed * 0x9e3779b97f4a7c15u + number), macros_(macros) {
        made_.number = number;
        suffix_ = "_" + std::to_string(number);
    }

    text make() {
        for (int items = 1 + below(5); items > 0; --items) item();
        if (made_.queries.empty()) record();
        return std::move(made_);
    }

private:
    // The text ------------------------------------------------------------------------------------------
    void item() {
        switch (below(14)) {
        case 0:
        case 1:
            pack();
            break;
        case 2:
            macros_ ? define_any() : define();
            break;
        case 3:
            enumeration();
            break;
        case 4:
        case 5:
            alias();
            break;
        case 6:
            percent(10) ? again() : record();
            break;
        case 7:
            say("int " + fresh("f") + "(" + type() + " x, " + type() + " *y);\n");
            break;
        default:
            record();
        }
    }

    void pack() {
        static const char* const numbers[] = {"1", "2", "4", "8", "16", "0", ""};
        const std::string n = numbers[below(7)];
        switch (below(8)) {
        case 0:
        case 1:
            return say("#pragma pack(" + n + ")\n");
        case 2:
        case 3:
            ++made_.pops;
            return say("#pragma pack(push" + (n.empty() ? "" : ", " + n) + ")\n");
        case 4: {
            ++made_.pops;
            labels_.push_back(fresh("label"));
            return say("#pragma pack(push, " + labels_.back() + (n.empty() ? "" : ", " + n) + ")\n");
        }
        case 5:
            if (!labels_.empty()) return say("#pragma pack(pop, " + any(labels_) + ")\n");
            [[fallthrough]];
        default:
            return say("#pragma pack(pop)\n");
        }
    }

    void define() {
        const std::string name = fresh("M");
        say("#define " + name + " (" + number() + ")\n");
        made_.queries.push_back({query::constant, name});
        constants_.push_back(name);
    }

    // Operands without brackets, names that are defined later, again or no longer, parameters, several lines.
    void define_any() {
        const std::string name = fresh("M");
        switch (below(7)) {
        case 0:
            say("#define " + name + " " + number() + "\n");
            break;
        case 1:
            say("#define " + name + " 2*" + (constants_.empty() ? "3+1" : any(constants_)) + "\n");
            break;
        case 2: {
            const std::string later = fresh("L");
            say("#define " + name + " (-" + later + " - 1)\n#define " + later + " " + number() + "\n");
            break;
        }
        case 3: {
            const std::string operand = fresh("O");
            say("#define " + operand + " 3\n#define " + name + " " + operand + "\n#undef " + operand + "\n#define " +
                operand + " 4\n");
            break;
        }
        case 4: {
            const std::string function = fresh("F");
            say("#define " + function + "(x, y) ((x) << 4 | (y))\n#define " + name + " " + function + "(3, " +
                number() + ")\n");
            break;
        }
        case 5:
            say("#define " + name + " 1 + \\\n    2 /* of\n several lines */ * 3\n");
            break;
        default:
            say("#define " + name + " 5\n#undef " + name + "\n#define " + name + " (" + number() + ")\n");
        }
        say("struct " + fresh("u") + " { char a[(" + name + ") & 7]; };\n");
        const std::string user = fresh("s");
        say("struct " + user + " { char a[1 + ((2*" + name + ") & 7)]; int b : 1 + ((" + name + ") & 7); };\n");
        made_.queries.push_back({query::type, "struct " + user});
        made_.queries.push_back({query::constant, name});
        constants_.push_back(name);
    }

    void enumeration() {
        const std::string tag = percent(70) ? fresh("e") : "";
        std::string body = "enum " + attribute(15, place::keyword) + tag;
        if (percent(20)) {
            static const char* const bases[] = {"unsigned char", "short", "unsigned", "long long", "signed char"};
            body += std::string(" : ") + bases[below(5)];
        }
        body += " { ";
        const bool wide = percent(25);
        for (int i = 1 + below(3); i > 0; --i) {
            const std::string name = fresh("A");
            body += name + attribute(4, place::name);
            if (percent(60)) body += " = " + (wide ? wide_number() : number());
            body += ", ";
            made_.queries.push_back({query::constant, name});
            constants_.push_back(name);
        }
        body += "} " + attribute(15, place::closing);
        if (!tag.empty()) {
            say(body + ";\n");
            types_.push_back("enum " + tag);
            integers_.push_back("enum " + tag);
            made_.queries.push_back({query::type, "enum " + tag});
        } else {
            const std::string name = fresh("E");
            say("typedef " + body + name + attribute(10, place::behind) + ";\n");
            types_.push_back(name);
            integers_.push_back(name);
            made_.queries.push_back({query::type, name});
        }
    }

    void alias() {
        const std::string name = fresh("T");
        std::string line = attribute(6, place::start) + "typedef " + attribute(15, place::specifiers) + type() + " " +
                           attribute(15, place::specifiers);
        if (percent(15)) line += "*" + attribute(10, place::pointer);
        line += name;
        if (percent(15)) line += "[" + std::to_string(1 + below(3)) + "]";
        say(line + attribute(30, place::behind) + ";\n");
        types_.push_back(name);
        made_.queries.push_back({query::type, name});
    }

    // The last declaration again, word by word: no error, and no other answer.
    void again() {
        if (!last_record_.empty() && percent(50))
            say(last_record_);
        else
            record();
    }

    void record() {
        const bool tagged = percent(70);
        const std::string tag = tagged ? fresh("s") : "";
        const std::string keyword = percent(80) ? "struct " : "union ";
        const std::string name = fresh("R");
        const std::string spelled = tagged ? keyword + tag : name;
        std::string body = attribute(6, place::start) + (tagged ? "" : "typedef ") + attribute(6, place::specifiers) +
                           keyword + attribute(20, place::keyword) + tag + " {\n";
        body += members(spelled, 0, keyword == "union ");
        body += "} " + attribute(25, place::closing);
        if (!tagged) body += name + attribute(10, place::behind);
        body += ";\n";
        say(body);
        last_record_ = body;
        types_.push_back(spelled);
        made_.queries.push_back({query::type, spelled});
    }

    std::string members(const std::string& of, int depth, bool is_union) {
        std::string body;
        const int count = 1 + below(depth == 0 ? 5 : 3);
        for (int i = 0; i < count; ++i) {
            const std::string indent(4 + 4 * static_cast<std::size_t>(depth), ' ');
            const int roll = below(100);
            if (roll < 9 && depth < 2) {
                const bool inner_union = percent(40);
                body += indent + attribute(3, place::start, true) + (inner_union ? "union " : "struct ") +
                        attribute(15, place::keyword) + "{\n" + members(of, depth + 1, inner_union) + indent + "} " +
                        attribute(20, place::closing) + ";\n";
            } else if (roll < 13 && depth < 2) {
                const std::string name = fresh("n");
                body += indent + attribute(10, place::start, true) + "struct " + attribute(15, place::keyword) +
                        "{ char " + fresh("i") + "; " + type() + " " + fresh("i") + "; } " +
                        attribute(15, place::closing) + name + attribute(15, place::behind) + ";\n";
                made_.queries.push_back({query::member, of, name});
            } else if (roll < 38) {
                const std::string of_type = integer();
                body += indent + attribute(15, place::start) + of_type + " " + attribute(10, place::specifiers);
                body += bit_field(of, of_type);
                if (percent(20)) body += ", " + bit_field(of, of_type);
                body += ";\n";
            } else {
                body += indent + attribute(20, place::start, true) + type() + " " +
                        attribute(15, place::specifiers, true) + one(of);
                if (percent(20)) body += ", " + attribute(25, place::specifiers) + one(of);
                body += ";\n";
            }
        }
        if (depth == 0 && !is_union && percent(5)) {
            const std::string name = fresh("flexible");
            body +=
                "    " + attribute(20, place::start, true) + type() + " " + name + (percent(50) ? "[];\n" : "[0];\n");
            made_.queries.push_back({query::member, of, name});
        }
        return body;
    }

    std::string one(const std::string& of) {
        std::string name = word_or(fresh("m"));
        made_.queries.push_back({query::member, of, name});
        switch (below(8)) {
        case 0:
            return "*" + attribute(15, place::pointer) + name + attribute(15, place::behind);
        case 1:
            return name + attribute(5, place::name) + "[" + std::to_string(1 + below(3)) + "]" +
                   attribute(25, place::behind);
        case 2:
            return "(*" + attribute(10, place::pointer) + name + ")(int)" + attribute(15, place::behind);
        default:
            return name + attribute(6, place::name) + attribute(20, place::behind);
        }
    }

    std::string bit_field(const std::string& of, const std::string& type) {
        if (percent(20))
            return ": " + std::to_string(type == "_Bool" ? 0 : below(3) * below(5)) + attribute(8, place::behind);
        const std::string name = fresh("b");
        made_.queries.push_back({query::bits, of, name});
        const int most = type == "_Bool"                           ? 1
                         : type.find("char") != std::string::npos  ? 8
                         : type.find("short") != std::string::npos ? 16
                                                                   : 32;
        return name + attribute(2, place::name) + " : " +
               std::to_string(1 + (percent(50) ? below(std::min(most, 8)) : below(most))) +
               attribute(25, place::behind);
    }

    // Words --------------------------------------------------------------------------------------------------
    std::string type() {
        const std::string made = any_type();
        after_star_ = made.ends_with("*");
        return made;
    }

    std::string any_type() {
        static const char* const scalars[] = {"char",
                                              "signed char",
                                              "unsigned char",
                                              "short",
                                              "unsigned short",
                                              "int",
                                              "unsigned",
                                              "long",
                                              "unsigned long",
                                              "long long",
                                              "float",
                                              "double",
                                              "long double",
                                              "_Bool",
                                              "__int128",
                                              "void *",
                                              "const char *",
                                              "float _Complex",
                                              "double _Complex",
                                              "int",
                                              "char",
                                              "long double _Complex"};
        const int roll = below(100);
        std::string t = roll < 40 && !types_.empty() ? any(types_) : scalars[below(22)];
        if (percent(1))
            return std::vector<std::string>{
                "_Float32", "_Float64", "_Float32x", "_Float64x", "_Float128", "__float128"}[static_cast<std::size_t>(
                below(6))];
        if (percent(4)) return "_Atomic " + t;
        if (percent(4)) return "_Atomic(" + t + ")";
        if (percent(4)) return "const " + t;
        if (percent(3) && t != "void *" && t != "const char *")
            return t + " " + attribute(100, place::specifiers) + "const";
        return t;
    }

    std::string integer() {
        after_star_ = false;
        static const char* const scalars[] = {"char",           "signed char", "unsigned char", "short",
                                              "unsigned short", "int",         "unsigned",      "long",
                                              "unsigned long",  "long long",   "_Bool",         "int"};
        return percent(15) && !integers_.empty() ? any(integers_) : scalars[below(12)];
    }

    // Words that mean something elsewhere, where they are names.
    std::string word_or(const std::string& name) {
        static const char* const words[] = {"CALLBACK", "WINAPI", "APIENTRY", "noreturn", "_Nullable"};
        if (!percent(3) || words_used_ >= 5) return name;
        return words[words_used_++];
    }

    /// Where an attribute may stand, and what form it then has.
    enum class place : char {
        start,      // of a declaration: every form
        specifiers, // between or behind the words of a type
        keyword,    // behind struct, union or enum
        closing,    // behind '}'
        pointer,    // behind '*'
        name,       // behind a name
        behind,     // behind a declarator
    };

    /// An attribute in so many cases of a hundred; seldom in a form that does not belong there.
    std::string attribute(int likely, place at, bool aligns = false) {
        if (at == place::specifiers && after_star_) at = place::pointer;
        if (!percent(likely)) return "";
        static const char* const gnu[] = {
            "packed",
            "packed",
            "packed",
            "__packed__",
            "aligned(1)",
            "aligned(2)",
            "aligned(4)",
            "aligned(8)",
            "aligned(16)",
            "aligned(32)",
            "aligned",
            "packed, aligned(2)",
            "aligned(4), packed",
            "unused",
            "packed, unused",
            "deprecated",
            "",
        };
        static const char* const standard[] = {
            "gnu::packed",         "gnu::packed", "gnu::aligned(2)", "gnu::aligned(8)", "gnu::packed, gnu::aligned(4)",
            "__gnu__::__packed__", "deprecated",  "gnu::unused",     "maybe_unused",    "vendor::unknown(3)"};
        const bool astray = percent(3);
        const bool takes_standard = at == place::start || at == place::keyword || at == place::name || astray;
        if (at == place::name || (takes_standard && percent(25)))
            return std::string(" [[") + standard[below(10)] + "]] ";
        if (aligns && percent(20))
            return percent(60) ? " _Alignas(" + std::to_string(8 << below(3)) + ") " : " _Alignas(long double) ";
        if (at == place::pointer && !astray) return "";
        return std::string(" __attribute__((") + gnu[below(17)] + ")) ";
    }

    std::string number() {
        switch (below(7)) {
        case 0:
            return std::to_string(below(300));
        case 1:
            return "-" + std::to_string(below(300));
        case 2:
            return "0x" + std::to_string(below(100000)) + (percent(50) ? "u" : "L");
        case 3:
            return "1 << " + std::to_string(below(31));
        case 4:
            return "'" + std::string(1, static_cast<char>('a' + below(26))) + "'";
        case 5:
            return constants_.empty() ? "7" : any(constants_) + " + 1";
        default:
            return "sizeof(" + (types_.empty() ? "long" : any(types_)) + ")";
        }
    }

    std::string wide_number() {
        static const char* const numbers[] = {
            "0xffffffff",         "-1",          "0x7fffffff", "0x80000000", "-0x80000000LL", "0xffffffffffffffff",
            "0x7fffffffffffffff", "-5000000000", "255",        "-128",       "300",           "65536"};
        return numbers[below(12)];
    }

    void say(const std::string& words) { made_.code += words; }
    std::string fresh(const char* name) { return name + std::to_string(next_++) + suffix_; }
    const std::string& any(const std::vector<std::string>& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    // splitmix64
    std::uint64_t random() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }
    bool percent(int n) { return below(100) < n; }

    std::uint64_t state_;
    bool macros_;
    text made_;
    std::string suffix_;
    int next_ = 0;
    int words_used_ = 0;
    bool after_star_ = false; // the last type ended in one
    std::string last_record_;
    std::vector<std::string> types_, integers_, constants_, labels_;
};

inline text invent(std::uint64_t seed, std::size_t number, bool macros) {
    return inventor(seed, number, macros).make();
}

} // namespace oracle

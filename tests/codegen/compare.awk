# Reads assembly; compares the instructions of every function typed_x with those of plain_x.
#
# Directives and comments are left out. Local labels are counted anew in each function, and the
# functions' own names do not count, so only what the processor sees is compared. Of functions typed_x_counted
# and plain_x_counted only the number of instructions is compared: there may not be more.

/^(typed|plain)_[a-z0-9_]*:/ {
    name = $1
    sub(/:.*/, "", name)
    labels = 0
    split("", number)
    names[name] = 1
    body[name] = ""
    next
}
/^[A-Za-z_]/ { name = ""; next }                        # another function
name == "" { next }
/^[ \t]*\.(cfi_endproc|size|section|text)/ { if (body[name] != "") name = ""; next }
{ sub(/[ \t]*(#|\/\/).*/, "") }                         # a comment
/^[ \t]*\.[a-z]/ || /^[ \t]*$/ { next }                 # a directive
{
    line = $0
    result = ""
    while (match(line, /\.L[A-Za-z_]*[0-9_]+/)) {
        label = substr(line, RSTART, RLENGTH)
        if (!(label in number)) number[label] = ++labels
        result = result substr(line, 1, RSTART - 1) "label" number[label]
        line = substr(line, RSTART + RLENGTH)
    }
    line = result line
    gsub(/[ \t]+/, " ", line)
    if (line !~ /^label[0-9]+:$/) body[name] = body[name] line "\n"
}
END {
    for (name in names) {
        if (name !~ /^typed_/) continue
        other = name
        sub(/^typed_/, "plain_", other)
        ++pairs
        if (!(other in names)) {
            printf "there is no %s beside %s\n", other, name
            bad = 1
        } else if (name ~ /_counted$/ && body[name] != "" && split(body[name], ignored, "\n") <= split(body[other], ignored, "\n")) {
            continue # registers and order are the compiler's choice
        } else if (body[name] == "" || body[name] != body[other]) {
            printf "%s\n%s%s\n%s\n", name, body[name], other, body[other]
            bad = 1
        }
    }
    if (pairs == 0) print "there is no function typed_x"
    printf "%d pairs compared\n", pairs
    exit bad || pairs == 0
}

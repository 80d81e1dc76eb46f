# Runs sqlite_zones as a user would, in an empty folder, and compares what it says. The function case_NAME is the
# test NAME:
#     cmake -DPROGRAM=sqlite_zones -DCASE=broken_row -DFOLDER=cases/broken_row -P check.cmake
cmake_minimum_required(VERSION 3.25)

# expect(STATUS 1 RUN <arguments> OUT <text> ERR <text>): exactly this comes out.
# OUT_FILE <name> takes the output from a file beside this one; OUT_HAS <text> looks for a part only.
function(expect)
    cmake_parse_arguments(PARSE_ARGV 0 want "" "STATUS;OUT;OUT_FILE;OUT_HAS;ERR" "RUN")
    execute_process(COMMAND ${PROGRAM} ${want_RUN} WORKING_DIRECTORY "${FOLDER}"
        RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE err)
    if(DEFINED want_OUT_FILE)
        file(READ "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/${want_OUT_FILE}" want_OUT)
    endif()
    set(wrong "")
    if(NOT status STREQUAL want_STATUS)
        string(APPEND wrong "\nexit status ${want_STATUS} expected")
    endif()
    if(DEFINED want_OUT_HAS)
        string(FIND "${out}" "${want_OUT_HAS}" found)
        if(found EQUAL -1)
            string(APPEND wrong "\nthis part of the output expected:\n${want_OUT_HAS}")
        endif()
    elseif(NOT "${out}" STREQUAL "${want_OUT}")
        string(APPEND wrong "\nthis output expected:\n${want_OUT}")
    endif()
    if(NOT "${err}" STREQUAL "${want_ERR}")
        string(APPEND wrong "\nthis message expected:\n${want_ERR}")
    endif()
    if(wrong)
        message(FATAL_ERROR "sqlite_zones ${want_RUN}${wrong}\nbut it ended with ${status} and the output\n${out}\n"
            "and the message\n${err}")
    endif()
endfunction()

# Two good rows, and what follows them.
function(write_table name)
    set(text "#country-\n#codes\tcoordinates\tTZ\tcomments\nAD\t+4230+00131\tEurope/Andorra\n"
        "FR,MC\t+4852+00220\tEurope/Paris\n" ${ARGN})
    string(CONCAT text ${text})
    file(WRITE "${FOLDER}/${name}" "${text}")
endfunction()

# The rows of the table that was read first are all there.
function(expect_kept)
    expect(STATUS 0 RUN --sql "SELECT count(*) AS kept FROM zone" OUT "kept\n----\n 312\n")
endfunction()

# The story ------------------------------------------------------------------------------------------

function(case_nearest)
    expect(STATUS 0 RUN Europe/Zurich OUT_FILE zurich.out)
endfunction()

function(case_city_without_its_article_in_miles)
    expect(STATUS 0 RUN --miles --database other.db paz OUT_FILE paz.out)
endfunction()

function(case_rows_are_read_once)
    expect(STATUS 0 RUN Zurich OUT_FILE zurich.out)
    file(READ "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/zurich.out" again)
    string(REPLACE "312 zones read from zone1970.tab into zones.db\n" "" again "${again}")
    expect(STATUS 0 RUN Zurich OUT "${again}")
endfunction()

function(case_own_table)
    write_table(two.tab)
    expect(STATUS 0 RUN --table two.tab --sql "SELECT name, round(latitude, 2) AS north, comments FROM zone ORDER BY name"
        OUT "2 zones read from two.tab into zones.db
name            north  comments
--------------  -----  --------
Europe/Andorra   42.5
Europe/Paris    48.87
")
endfunction()

function(case_seconds_in_coordinates)
    write_table(three.tab "AQ\t-720041+0023206\tAntarctica/Troll\r\n")
    expect(STATUS 0 RUN --table three.tab --sql
        "SELECT round(latitude, 4) AS north, round(longitude, 4) AS east FROM zone WHERE city = 'Troll'"
        OUT "3 zones read from three.tab into zones.db
   north   east
--------  -----
-72.0114  2.535
")
endfunction()

function(case_help)
    expect(STATUS 0 RUN --help OUT_HAS "usage: sqlite_zones")
endfunction()

# Mistakes in the command ----------------------------------------------------------------------------

function(case_no_arguments)
    expect(STATUS 2 ERR "sqlite_zones: give a PLACE or a --sql QUERY; sqlite_zones --help says more\n")
endfunction()

function(case_unknown_option)
    expect(STATUS 2 RUN --fast Zurich ERR "sqlite_zones: there is no option --fast; sqlite_zones --help says more\n")
endfunction()

function(case_option_without_value)
    expect(STATUS 2 RUN Zurich --table ERR "sqlite_zones: --table needs a value; sqlite_zones --help says more\n")
endfunction()

# Places ---------------------------------------------------------------------------------------------

function(case_misspelt_place)
    expect(STATUS 1 RUN Zurick OUT "312 zones read from zone1970.tab into zones.db\n"
        ERR "sqlite_zones: there is no place 'Zurick'; did you mean Europe/Zurich?\n")
endfunction()

function(case_place_like_no_other)
    expect(STATUS 1 RUN Atlantis OUT "312 zones read from zone1970.tab into zones.db\n"
        ERR "sqlite_zones: there is no place 'Atlantis' in the table\n")
endfunction()

function(case_ambiguous_place)
    write_table(paris.tab "US\t+3340-09533\tAmerica/Paris\tTexas\n")
    expect(STATUS 1 RUN --table paris.tab paris OUT "3 zones read from paris.tab into zones.db\n"
        ERR "sqlite_zones: the place 'paris' may be one of America/Paris, Europe/Paris\n")
    expect(STATUS 0 RUN america/paris OUT_HAS "nearest to America/Paris at 33°40'N 95°33'W")
endfunction()

# Errors of SQL and of lambdas -----------------------------------------------------------------------

function(case_sql_error)
    expect(STATUS 1 RUN --sql "SELECT * FORM zone" OUT "312 zones read from zone1970.tab into zones.db\n"
        ERR "sqlite_zones: zones.db: near \"FORM\": syntax error\n")
    expect(STATUS 1 RUN --sql "SELECT name FROM zone; DELETE FROM zone"
        ERR "sqlite_zones: zones.db: there is more than one statement in the SQL text\n")
    expect_kept()
endfunction()

function(case_exception_in_a_lambda)
    expect(STATUS 1 RUN --sql "UPDATE zone SET latitude = distance(latitude, longitude, 0, 181)"
        OUT "312 zones read from zone1970.tab into zones.db\n" ERR "sqlite_zones: longitude 181 is beyond 180 degrees\n")
    expect(STATUS 0 RUN --sql "SELECT name FROM zone WHERE latitude > 90" OUT "name\n----\n")
endfunction()

function(case_null_is_answered_with_null)
    expect(STATUS 0 RUN --sql "SELECT distance(NULL, 0, 0, 0) IS NULL AS answer" OUT "312 zones read from zone1970.tab into zones.db
answer
------
     1
")
endfunction()

# The rows in the program's memory, as a table --------------------------------------------------------

function(case_records_are_a_table)
    write_table(two.tab)
    expect(STATUS 0 RUN --table two.tab --sql "SELECT line, name, region, city, round(latitude, 2) AS north FROM incoming"
        OUT "2 zones read from two.tab into zones.db
line  name            region  city     north
----  --------------  ------  -------  -----
   3  Europe/Andorra  Europe  Andorra   42.5
   4  Europe/Paris    Europe  Paris    48.87
")
    expect(STATUS 1 RUN --sql "SELECT name FROM incoming" ERR "sqlite_zones: zones.db: no such table: incoming\n")
endfunction()

function(case_records_are_read_by_several_cursors)
    write_table(two.tab)
    expect(STATUS 0 RUN --table two.tab --sql
        "SELECT a.city AS one, b.city AS other FROM incoming AS a, incoming AS b WHERE b.rowid <= a.rowid ORDER BY 1, 2"
        OUT "2 zones read from two.tab into zones.db
one      other
-------  -------
Andorra  Andorra
Paris    Andorra
Paris    Paris
")
endfunction()

function(case_records_are_not_written)
    write_table(two.tab)
    expect(STATUS 1 RUN --table two.tab --sql "DELETE FROM incoming" OUT "2 zones read from two.tab into zones.db\n"
        ERR "sqlite_zones: zones.db: table incoming may not be modified\n")
endfunction()

# Bad tables: nothing of them gets into the database, and what was committed before stays. -------------

function(expect_refused message)
    expect(STATUS 0 RUN --sql "SELECT name FROM zone LIMIT 0" OUT "312 zones read from zone1970.tab into zones.db\nname\n----\n")
    expect(STATUS 1 RUN --table bad.tab Zurich ERR "sqlite_zones: bad.tab${message}\n")
    expect_kept()
endfunction()

function(case_missing_table)
    expect_refused(": cannot be read")
endfunction()

function(case_folder_for_a_table)
    file(MAKE_DIRECTORY "${FOLDER}/bad.tab")
    expect_refused(": this is a directory, not a table of zones")
endfunction()

function(case_empty_table)
    file(WRITE "${FOLDER}/bad.tab" "# nothing but a comment\n")
    expect_refused(": there is no row in it; is this the table of zones?")
endfunction()

function(case_no_table)
    file(WRITE "${FOLDER}/bad.tab" "Dear Paul,\n\nmany thanks for the time zones and all the work of so many years!\n")
    expect_refused(":1: a row has 3 or 4 fields with tabs between, this one has 1: 'Dear Paul,'")
endfunction()

function(case_line_without_end)
    string(REPEAT "x" 100000 long)
    file(WRITE "${FOLDER}/bad.tab" "${long}")
    expect_refused(":1: this line has no end; is this the table of zones?")
endfunction()

function(case_broken_comments)
    string(ASCII 228 latin1)
    write_table(bad.tab "CH\t+4723+00832\tEurope/Zurich\tB${latin1}singen\n")
    expect_refused(":5: the comments 'B?singen' are not plain text in UTF-8")
endfunction()

function(case_broken_position)
    write_table(bad.tab "CH\t+4723+832\tEurope/Zurich\n")
    expect_refused(":5: '+4723+832' is no position; it should look like +4723+00832 or +472300+0083200")
endfunction()

function(case_minutes_above_59)
    write_table(bad.tab "CH\t+4763+00832\tEurope/Zurich\n")
    expect_refused(":5: '+4763+00832' is no position; it should look like +4723+00832 or +472300+0083200")
endfunction()

function(case_position_beyond_the_pole)
    write_table(bad.tab "CH\t+9001+00832\tEurope/Zurich\n")
    expect_refused(":5: '+9001+00832' is no position; it should look like +4723+00832 or +472300+0083200")
endfunction()

function(case_broken_country)
    write_table(bad.tab "CH,,DE\t+4723+00832\tEurope/Zurich\n")
    expect_refused(":5: '' is no country code; two capital letters are")
endfunction()

function(case_broken_name)
    write_table(bad.tab "CH\t+4723+00832\tZurich\n")
    expect_refused(":5: 'Zurich' is no name of a zone; Europe/Zurich is one")
endfunction()

function(case_too_many_fields)
    write_table(bad.tab "CH\t+4723+00832\tEurope/Zurich\ta\tb\n")
    expect_refused(":5: a row has 3 or 4 fields with tabs between, this one has 5: 'CH?+4723+00832?Europe/Zurich?a?b'")
endfunction()

function(case_row_that_is_there_twice)
    write_table(bad.tab "CH\t+4723+00832\tEurope/Zurich\nAD\t+4230+00131\tEurope/Andorra\n")
    expect_refused(":6: the zone Europe/Andorra stands in the table twice")
endfunction()

# Bad databases --------------------------------------------------------------------------------------

function(case_database_in_no_folder)
    expect(STATUS 1 RUN --database no/such/zones.db Zurich
        ERR "sqlite_zones: no/such/zones.db: unable to open database file\n")
endfunction()

function(case_no_database)
    set(text "This is a text, long enough to look like the head of a database of SQLite, which takes one hundred bytes.")
    file(WRITE "${FOLDER}/zones.db" "${text}")
    expect(STATUS 1 RUN Zurich ERR "sqlite_zones: zones.db: file is not a database\n")
    file(READ "${FOLDER}/zones.db" now)
    if(NOT now STREQUAL text)
        message(FATAL_ERROR "the file that is no database was changed")
    endif()
endfunction()

function(case_read_only_database)
    expect(STATUS 0 RUN --sql "SELECT name FROM zone LIMIT 0" OUT "312 zones read from zone1970.tab into zones.db\nname\n----\n")
    file(CHMOD "${FOLDER}/zones.db" PERMISSIONS OWNER_READ)
    execute_process(COMMAND sh -c "[ -w zones.db ]" WORKING_DIRECTORY "${FOLDER}" RESULT_VARIABLE unwritable)
    if(NOT unwritable)
        message("SKIPPED: this user may write every file")
        return()
    endif()
    write_table(two.tab)
    expect(STATUS 1 RUN --table two.tab Paris ERR "sqlite_zones: zones.db: attempt to write a readonly database\n")
    expect_kept()
endfunction()

# A file may not grow here as it may not on a full disk.
function(case_no_room_for_the_database)
    write_table(two.tab)
    expect(STATUS 0 RUN --table two.tab --sql "SELECT name FROM zone LIMIT 0"
        OUT "2 zones read from two.tab into zones.db\nname\n----\n")
    file(COPY "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/zone1970.tab" DESTINATION "${FOLDER}")
    list(PREPEND PROGRAM sh -c "ulimit -f 24 && trap '' XFSZ && exec \"$@\"" sh)
    expect(STATUS 1 RUN --table zone1970.tab Paris ERR "sqlite_zones: zones.db: disk I/O error\n")
    expect(STATUS 0 RUN --sql "SELECT name FROM zone" OUT "name\n--------------\nEurope/Andorra\nEurope/Paris\n")
endfunction()

function(case_database_of_another_shape)
    expect(STATUS 0 RUN --sql "ALTER TABLE zone RENAME COLUMN region TO area" OUT "312 zones read from zone1970.tab into zones.db\n")
    write_table(two.tab)
    expect(STATUS 1 RUN --table two.tab Paris ERR "sqlite_zones: zones.db: table zone has no column named region\n")
    expect_kept()
endfunction()

file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")
cmake_language(CALL case_${CASE})

// The same work: a page for each entry, a table over all of them, a timeline.
#include "floor.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *bytes;
    size_t count;
} Slice;

enum { CODINGS = 18 };

// What the table and the timeline need of an entry.
typedef struct {
    char name[64], day[11];
    char values[CODINGS][16];
} Row;

typedef struct {
    int input, output;
    Names names;
    Row *rows;
    Buffer read[MAX_THREADS], page[MAX_THREADS];
    const char *folder;
} Build;

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char foot[] =
    "</main>\n<footer><p>Nobody. <a href=\"https://example.org/\">CC0</a>.</p></footer>\n</body>\n</html>\n";

static void open_page(Buffer *page, Slice title, Slice description, const char *base) {
    page->count = 0;
    append_text(page, head);
    append_escaped(page, title.bytes, title.count);
    append_text(page, "</title>\n<meta name=\"description\" content=\"");
    append_escaped(page, description.bytes, description.count);
    append_text(page, "\">\n</head>\n<body>\n<header>\n<p>Invented pacts</p>\n<nav><a href=\"");
    append_text(page, base);
    append_text(page, "compare.html\">Comparison</a> <a href=\"");
    append_text(page, base);
    append_text(page, "timeline.html\">Timeline</a></nav>\n</header>\n<main>\n<h1>");
    append_escaped(page, title.bytes, title.count);
    append_text(page, "</h1>\n");
}

static Slice slice(const char *text) { return (Slice){text, strlen(text)}; }

// What stands between `key` and the first byte of `ends`, in `line`.
static Slice field(Slice line, const char *key, const char *ends) {
    const char *found = memmem(line.bytes, line.count, key, strlen(key));
    if (!found) return (Slice){0};
    const char *start = found + strlen(key), *end = start;
    while (end < line.bytes + line.count && !strchr(ends, *end)) end++;
    return (Slice){start, (size_t)(end - start)};
}

static void copy(char *into, size_t size, Slice from) {
    size_t count = from.count < size - 1 ? from.count : size - 1;
    memcpy(into, from.bytes, count);
    into[count] = 0;
}

static bool starts(Slice line, const char *with) {
    return line.count >= strlen(with) && memcmp(line.bytes, with, strlen(with)) == 0;
}

static void append_slice(Buffer *page, const char *before, Slice text, const char *after) {
    append_text(page, before);
    append_escaped(page, text.bytes, text.count);
    append_text(page, after);
}

static void append_coding(Buffer *page, Slice line, Row *row, int *codings) {
    Slice key = {line.bytes + 2, 3};
    Slice value = field(line, "value: ", ",}"), said = field(line, "sentence: ", ",}");
    Slice pinpoint = field(line, "pinpoint: ", ",}");
    if (*codings < CODINGS) copy(row->values[(*codings)++], sizeof row->values[0], value);
    append_slice(page, "<div class=\"", value, "\" id=\"");
    append_slice(page, "", key, "\"><dt>");
    append_slice(page, "", key, "</dt><dd>");
    append_slice(page, "", value, ": ");
    append_slice(page, "", said, "");
    if (pinpoint.bytes) append_slice(page, " <cite>", pinpoint, "</cite>");
    append_text(page, "</dd></div>\n");
}

static void append_entry(size_t index, int worker, void *context) {
    Build *build = context;
    Buffer *file = &build->read[worker], *page = &build->page[worker];
    file->count = 0;
    read_file(build->input, build->names.names[index], file);
    size_t at, end, body;
    split_entry(file, &at, &end, &body);
    Row *row = &build->rows[index];
    Slice answer = {0}, party = {0};
    int codings = 0;
    while (at < end) {
        const char *stop = memchr(file->bytes + at, '\n', end - at);
        Slice line = {file->bytes + at, (size_t)(stop - (file->bytes + at))};
        at += line.count + 1;
        if (starts(line, "party: ")) party = field(line, "party: ", "");
        if (starts(line, "name: ")) copy(row->name, sizeof row->name, field(line, "name: ", ""));
        if (starts(line, "answer: ")) answer = field(line, "answer: ", "");
        if (starts(line, "stages: ")) {
            copy(row->day, sizeof row->day, field(line, "date: ", ",}"));
            open_page(page, slice(row->name), answer, "../");
            append_slice(page, "<p class=\"answer\">", answer, "</p>\n<p>");
            append_slice(page, "", party, ", <time datetime=\"");
            append_slice(page, "", slice(row->day), "\">");
            append_slice(page, "", slice(row->day), "</time></p>\n<dl>\n");
        }
        if (starts(line, "  q")) append_coding(page, line, row, &codings);
    }
    append_text(page, "</dl>\n");
    append_markdown(page, file->bytes + body, file->count - body);
    append_text(page, foot);
    char name[300];
    snprintf(name, sizeof name, "agreements/%.*s.html", (int)strlen(build->names.names[index]) - 3,
             build->names.names[index]);
    write_file(build->output, name, page->bytes, page->count);
}

static void append_link(Buffer *page, const Build *build, size_t index) {
    const char *file = build->names.names[index];
    append_text(page, "<a href=\"agreements/");
    append(page, file, strlen(file) - 3);
    append_text(page, ".html\">");
    append_escaped(page, build->rows[index].name, strlen(build->rows[index].name));
    append_text(page, "</a>");
}

static void write_table(Build *build, Buffer *page) {
    open_page(page, slice("Compare"), slice("All provisions."), "");
    append_text(page, "<table>\n<thead>\n<tr><th scope=\"col\">Agreement</th><th scope=\"col\">Signed</th>");
    for (int key = 1; key <= CODINGS; key++) {
        char cell[40];
        snprintf(cell, sizeof cell, "<th scope=\"col\">q%02d</th>", key);
        append_text(page, cell);
    }
    append_text(page, "</tr>\n</thead>\n<tbody>\n");
    for (size_t index = 0; index < build->names.count; index++) {
        append_text(page, "<tr><th scope=\"row\">");
        append_link(page, build, index);
        append_slice(page, "</th><td>", slice(build->rows[index].day), "</td>");
        for (int key = 0; key < CODINGS; key++) {
            append_slice(page, "<td class=\"", slice(build->rows[index].values[key]), "\">");
            append_slice(page, "", slice(build->rows[index].values[key]), "</td>");
        }
        append_text(page, "</tr>\n");
    }
    append_text(page, "</tbody>\n</table>\n");
    append_text(page, foot);
    write_file(build->output, "compare.html", page->bytes, page->count);
}

static int by_day(const void *a, const void *b, void *context) {
    const Row *rows = context;
    size_t one = *(const size_t *)a, other = *(const size_t *)b;
    int order = strcmp(rows[one].day, rows[other].day);
    return order ? order : one < other ? -1 : 1;
}

static void write_timeline(Build *build, Buffer *page) {
    size_t *order = malloc((build->names.count + 1) * sizeof(size_t));
    if (!order) fail("memory");
    for (size_t index = 0; index < build->names.count; index++) order[index] = index;
    qsort_r(order, build->names.count, sizeof(size_t), by_day, build->rows);
    open_page(page, slice("Timeline"), slice("All events."), "");
    for (size_t at = 0; at < build->names.count; at++) {
        const char *day = build->rows[order[at]].day;
        if (at == 0 || memcmp(day, build->rows[order[at - 1]].day, 4) != 0) {
            if (at > 0) append_text(page, "</ol>\n");
            append_slice(page, "<h2>", (Slice){day, 4}, "</h2>\n<ol>\n");
        }
        append_slice(page, "<li><time datetime=\"", slice(day), "\">");
        append_slice(page, "", slice(day), "</time> ");
        append_link(page, build, order[at]);
        append_text(page, "</li>\n");
    }
    if (build->names.count) append_text(page, "</ol>\n");
    append_text(page, foot);
    write_file(build->output, "timeline.html", page->bytes, page->count);
    free(order);
}

static void write_overview(size_t index, int worker, void *context) {
    Build *build = context;
    (index == 0 ? write_table : write_timeline)(build, &build->page[worker]);
}

int same_work(int threads, const char *site, const char *output) {
    static Build build;
    char path[4096];
    snprintf(path, sizeof path, "%s/content/agreements", site);
    build.names = list_folder(path, ".md");
    build.input = open_folder(path);
    build.rows = calloc(build.names.count + 1, sizeof(Row));
    if (!build.rows) fail("memory");
    make_folder(output);
    snprintf(path, sizeof path, "%s/agreements", output);
    make_folder(path);
    build.output = open_folder(output);
    in_parallel(build.names.count, threads, append_entry, &build);
    in_parallel(2, threads, write_overview, &build);
    return 0;
}

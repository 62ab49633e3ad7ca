// The whole catalogue: parse what Accord parses, render what it renders, write what it writes. The bytes come from a
// finished site, which is loaded before the clock starts.
#include "floor.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

void split_entry(const Buffer *file, size_t *front_start, size_t *front_end, size_t *body) {
    *front_start = *front_end = *body = 0;
    if (file->count < 8 || memcmp(file->bytes, "---\n", 4) != 0) return;
    const char *end = memmem(file->bytes + 3, file->count - 3, "\n---\n", 5);
    if (!end) return;
    *front_start = 4;
    *front_end = (size_t)(end - file->bytes) + 1;
    *body = *front_end + 4;
}

static void parse_yaml(const char *bytes, size_t count) {
    yaml_parser_t parser;
    yaml_event_t event;
    if (!yaml_parser_initialize(&parser)) fail("yaml");
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, count);
    for (bool done = false; !done;) {
        if (!yaml_parser_parse(&parser, &event)) fail("yaml");
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

typedef struct {
    int input, output;
    Names sources, files;
    Buffer read[MAX_THREADS], html[MAX_THREADS], bytes;
    size_t *starts;
} Site;

static bool ends(const char *text, const char *with) {
    size_t count = strlen(text), end = strlen(with);
    return count >= end && strcmp(text + count - end, with) == 0;
}

static void parse_source(size_t index, int worker, void *context) {
    Site *site = context;
    Buffer *file = &site->read[worker], *html = &site->html[worker];
    const char *name = site->sources.names[index];
    file->count = html->count = 0;
    read_file(site->input, name, file);
    if (ends(name, ".yaml")) parse_yaml(file->bytes, file->count);
    if (!ends(name, ".md")) return;
    size_t front, front_end, body;
    split_entry(file, &front, &front_end, &body);
    parse_yaml(file->bytes + front, front_end - front);
    append_markdown(html, file->bytes + body, file->count - body);
}

static void write_artifact(size_t index, int worker, void *context) {
    (void)worker;
    Site *site = context;
    size_t start = site->starts[index];
    write_file(site->output, site->files.names[index], site->bytes.bytes + start, site->starts[index + 1] - start);
}

// Loads the files of `tree` into one block.
static Names load(Site *site, const char *tree) {
    Names folders;
    list_tree(tree, &site->files, &folders);
    site->starts = calloc(site->files.count + 1, sizeof(size_t));
    if (!site->starts) fail("memory");
    int folder = open_folder(tree);
    for (size_t index = 0; index < site->files.count; index++) {
        read_file(folder, site->files.names[index], &site->bytes);
        site->starts[index + 1] = site->bytes.count;
    }
    return folders;
}

static void make_folders(const char *output, const Names *folders) {
    char path[4096];
    make_folder(output);
    for (size_t index = 0; index < folders->count; index++) {
        snprintf(path, sizeof path, "%s/%s", output, folders->names[index]);
        make_folder(path);
    }
}

int whole(int threads, const char *content, const char *tree, const char *output) {
    static Site site;
    Names folders = load(&site, tree), none;
    int64_t start = nanoseconds();
    list_tree(content, &site.sources, &none);
    site.input = open_folder(content);
    in_parallel(site.sources.count, threads, parse_source, &site);
    make_folders(output, &folders);
    site.output = open_folder(output);
    in_parallel(site.files.count, threads, write_artifact, &site);
    printf("%lld\n", (long long)(nanoseconds() - start));
    return 0;
}

int bare_write(int threads, const char *tree, const char *output) {
    static Site site;
    Names folders = load(&site, tree);
    int64_t start = nanoseconds();
    make_folders(output, &folders);
    site.output = open_folder(output);
    in_parallel(site.files.count, threads, write_artifact, &site);
    printf("%lld\n", (long long)(nanoseconds() - start));
    return 0;
}

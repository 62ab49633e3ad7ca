// What is the least that a program on libcmark must do for the same pages? Shared by the files of this folder.
#ifndef FLOOR_H
#define FLOOR_H
#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Growing bytes, reused from entry to entry.
typedef struct {
    char *bytes;
    size_t count, capacity;
} Buffer;

void append(Buffer *buffer, const char *bytes, size_t count);
void append_text(Buffer *buffer, const char *text);
void append_escaped(Buffer *buffer, const char *bytes, size_t count);

// Names in a folder, sorted.
typedef struct {
    char **names;
    size_t count;
} Names;

// The names in `folder` that end with `ending`.
Names list_folder(const char *folder, const char *ending);
// The paths below `folder` of all its files, and apart of all its folders, parents first.
void list_tree(const char *folder, Names *files, Names *folders);
int open_folder(const char *path);
void make_folder(const char *path);
void read_file(int folder, const char *name, Buffer *into);
void write_file(int folder, const char *name, const char *bytes, size_t count);
int64_t nanoseconds(void);

// Calls `work(index, worker)` for each index below `count`, in runs of neighbours, on `threads` threads.
typedef void (*Work)(size_t index, int worker, void *context);
void in_parallel(size_t count, int threads, Work work, void *context);
enum { MAX_THREADS = 64 };

// Memory for libcmark: each thread's own, zeroed, given back all at once.
cmark_mem *arena(void);
void arena_reset(void);

// Renders `count` bytes of Markdown and appends the HTML.
void append_markdown(Buffer *buffer, const char *bytes, size_t count);
// Where the front matter ends and the body begins.
void split_entry(const Buffer *file, size_t *front_start, size_t *front_end, size_t *body);

int same_work(int threads, const char *site, const char *output);
int whole(int threads, const char *content, const char *tree, const char *output);
int bare_read(int threads, const char *folder);
int bare_stat(int threads, const char *folder);
int bare_write(int threads, const char *tree, const char *output);
_Noreturn void fail(const char *what);
#endif

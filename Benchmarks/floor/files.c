#include "floor.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

void fail(const char *what) {
    perror(what);
    exit(1);
}

static void reserve(Buffer *buffer, size_t more) {
    if (buffer->count + more <= buffer->capacity) return;
    buffer->capacity = 2 * (buffer->count + more);
    buffer->bytes = realloc(buffer->bytes, buffer->capacity);
    if (!buffer->bytes) fail("memory");
}

void append(Buffer *buffer, const char *bytes, size_t count) {
    reserve(buffer, count);
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

void append_text(Buffer *buffer, const char *text) { append(buffer, text, strlen(text)); }

void append_escaped(Buffer *buffer, const char *bytes, size_t count) {
    for (size_t start = 0, at = 0;; at++) {
        const char *entity = at == count ? "" : bytes[at] == '&' ? "&amp;" : bytes[at] == '<' ? "&lt;"
            : bytes[at] == '>' ? "&gt;" : bytes[at] == '"' ? "&quot;" : NULL;
        if (!entity) continue;
        append(buffer, bytes + start, at - start);
        if (at == count) return;
        append_text(buffer, entity);
        start = at + 1;
    }
}

static void add_name(Names *names, const char *name) {
    if ((names->count & (names->count - 1)) == 0) {
        names->names = realloc(names->names, (names->count ? 2 * names->count : 1) * sizeof(char *));
    }
    if (!names->names || !(names->names[names->count++] = strdup(name))) fail("memory");
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

Names list_folder(const char *path, const char *ending) {
    Names found = {0};
    DIR *folder = opendir(path);
    if (!folder) fail(path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t count = strlen(entry->d_name), end = strlen(ending);
        if (count > end && strcmp(entry->d_name + count - end, ending) == 0) add_name(&found, entry->d_name);
    }
    closedir(folder);
    qsort(found.names, found.count, sizeof(char *), by_bytes);
    return found;
}

static void list_below(const char *root, const char *below, Names *files, Names *folders) {
    char path[4096], child[4096];
    snprintf(path, sizeof path, "%s/%s", root, below);
    DIR *folder = opendir(path);
    if (!folder) fail(path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        snprintf(child, sizeof child, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        add_name(entry->d_type == DT_DIR ? folders : files, child);
        if (entry->d_type == DT_DIR) list_below(root, child, files, folders);
    }
    closedir(folder);
}

void list_tree(const char *folder, Names *files, Names *folders) {
    *files = *folders = (Names){0};
    list_below(folder, "", files, folders);
    qsort(files->names, files->count, sizeof(char *), by_bytes);
}

int open_folder(const char *path) {
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail(path);
    return folder;
}

void make_folder(const char *path) {
    if (mkdir(path, 0777) != 0 && errno != EEXIST) fail(path);
}

void read_file(int folder, const char *name, Buffer *into) {
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) fail(name);
    reserve(into, (size_t)status.st_size + 1);
    for (size_t left = (size_t)status.st_size; left > 0;) {
        ssize_t count = read(file, into->bytes + into->count, left);
        if (count <= 0) fail(name);
        into->count += (size_t)count;
        left -= (size_t)count;
    }
    close(file);
}

void write_file(int folder, const char *name, const char *bytes, size_t count) {
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) fail(name);
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written <= 0) fail(name);
        bytes += written;
        count -= (size_t)written;
    }
    close(file);
}

int64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

typedef struct {
    size_t count, run;
    atomic_size_t next;
    Work work;
    void *context;
} Job;

typedef struct {
    Job *job;
    int worker;
} Seat;

static void *run_seat(void *argument) {
    Seat *seat = argument;
    Job *job = seat->job;
    for (;;) {
        size_t start = atomic_fetch_add(&job->next, job->run);
        if (start >= job->count) return NULL;
        size_t end = start + job->run < job->count ? start + job->run : job->count;
        for (size_t index = start; index < end; index++) job->work(index, seat->worker, job->context);
    }
}

void in_parallel(size_t count, int threads, Work work, void *context) {
    Job job = {.count = count, .run = count / 64 + 1, .work = work, .context = context};
    if (job.run > 16) job.run = 16;
    pthread_t others[MAX_THREADS];
    Seat seats[MAX_THREADS];
    for (int worker = 0; worker < threads; worker++) seats[worker] = (Seat){&job, worker};
    for (int worker = 1; worker < threads; worker++) {
        if (pthread_create(&others[worker], NULL, run_seat, &seats[worker]) != 0) fail("thread");
    }
    run_seat(&seats[0]);
    for (int worker = 1; worker < threads; worker++) pthread_join(others[worker], NULL);
}

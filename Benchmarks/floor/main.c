#include "floor.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    int folder;
    Names names;
    Buffer read[MAX_THREADS];
} Inputs;

static void read_one(size_t index, int worker, void *context) {
    Inputs *inputs = context;
    inputs->read[worker].count = 0;
    read_file(inputs->folder, inputs->names.names[index], &inputs->read[worker]);
}

static void stat_one(size_t index, int worker, void *context) {
    (void)worker;
    Inputs *inputs = context;
    struct stat status;
    if (fstatat(inputs->folder, inputs->names.names[index], &status, 0) != 0) fail(inputs->names.names[index]);
}

static int each_input(int threads, const char *folder, Work work) {
    static Inputs inputs;
    Names folders;
    list_tree(folder, &inputs.names, &folders);
    inputs.folder = open_folder(folder);
    in_parallel(inputs.names.count, threads, work, &inputs);
    return 0;
}

int bare_read(int threads, const char *folder) { return each_input(threads, folder, read_one); }

int bare_stat(int threads, const char *folder) { return each_input(threads, folder, stat_one); }

int main(int count, char **words) {
    int threads = count > 2 ? atoi(words[2]) : 0;
    if (threads >= 1 && threads <= MAX_THREADS) {
        if (count == 5 && strcmp(words[1], "same-work") == 0) return same_work(threads, words[3], words[4]);
        if (count == 6 && strcmp(words[1], "whole") == 0) return whole(threads, words[3], words[4], words[5]);
        if (count == 4 && strcmp(words[1], "read") == 0) return bare_read(threads, words[3]);
        if (count == 4 && strcmp(words[1], "stat") == 0) return bare_stat(threads, words[3]);
        if (count == 5 && strcmp(words[1], "write") == 0) return bare_write(threads, words[3], words[4]);
    }
    fputs("floor same-work THREADS SITE OUTPUT\n"
          "floor whole THREADS CONTENT FINISHED OUTPUT   (prints nanoseconds)\n"
          "floor read|stat THREADS FOLDER\n"
          "floor write THREADS FINISHED OUTPUT           (prints nanoseconds)\n", stderr);
    return 2;
}

#include "floor.h"
#include <stdlib.h>
#include <string.h>

// Before each block stands its size, which realloc needs. Blocks that outgrow the arena get a chunk of their own.
typedef struct Chunk {
    struct Chunk *next;
    size_t used, capacity;
    _Alignas(16) char bytes[];
} Chunk;

static _Thread_local Chunk *chunks;
enum { CHUNK = 1 << 20, HEADER = 16 };

static void *take(size_t count) {
    size_t need = HEADER + ((count + 15) & ~(size_t)15);
    if (!chunks || chunks->used + need > chunks->capacity) {
        size_t capacity = need > CHUNK ? need : CHUNK;
        Chunk *chunk = calloc(1, sizeof(Chunk) + capacity);
        if (!chunk) fail("memory");
        chunk->capacity = capacity;
        chunk->next = chunks;
        chunks = chunk;
    }
    char *block = chunks->bytes + chunks->used;
    *(size_t *)(void *)block = count;
    chunks->used += need;
    return block + HEADER;
}

static void *arena_calloc(size_t number, size_t size) { return take(number * size); }

static void *arena_realloc(void *block, size_t count) {
    if (!block) return take(count);
    size_t had = *(size_t *)(void *)((char *)block - HEADER);
    if (count <= had) return block;
    void *moved = take(count);
    memcpy(moved, block, had);
    return moved;
}

static void arena_free(void *block) { (void)block; }

cmark_mem *arena(void) {
    static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
    return &memory;
}

void arena_reset(void) {
    while (chunks && chunks->next) {
        Chunk *next = chunks->next;
        free(chunks);
        chunks = next;
    }
    if (!chunks) return;
    memset(chunks->bytes, 0, chunks->used);
    chunks->used = 0;
}

void append_markdown(Buffer *buffer, const char *bytes, size_t count) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, arena());
    cmark_parser_feed(parser, bytes, count);
    char *html = cmark_render_html(cmark_parser_finish(parser), CMARK_OPT_DEFAULT);
    append_text(buffer, html);
    arena_reset();
}

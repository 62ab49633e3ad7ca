#include <dlfcn.h>
#include <microhttpd.h>
#include <string.h>

/* The functions of libmicrohttpd. It is loaded when something is previewed and not linked: it brings ten more libraries,
   which would be made ready at each start, and one command needs it. */
struct accord_microhttpd {
    __typeof__(MHD_add_response_header) *add_response_header;
    __typeof__(MHD_create_response_from_buffer) *create_response_from_buffer;
    __typeof__(MHD_create_response_from_callback) *create_response_from_callback;
    __typeof__(MHD_destroy_response) *destroy_response;
    __typeof__(MHD_lookup_connection_value) *lookup_connection_value;
    __typeof__(MHD_queue_response) *queue_response;
    __typeof__(MHD_resume_connection) *resume_connection;
    __typeof__(MHD_start_daemon) *start_daemon;
    __typeof__(MHD_stop_daemon) *stop_daemon;
    __typeof__(MHD_suspend_connection) *suspend_connection;
};

static inline struct accord_microhttpd *accord_microhttpd(void) {
    static struct accord_microhttpd functions;
    return &functions;
}

/* Loads the library for as long as the process lives, before anything else here is called.
   Returns NULL, or why it or one of its functions cannot be had, until the next call. */
static inline const char *accord_load_microhttpd(void) {
    void *library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return dlerror();
    struct accord_microhttpd *functions = accord_microhttpd();
#define ACCORD_FIND(name) \
    if ((functions->name = (__typeof__(functions->name))dlsym(library, "MHD_" #name)) == NULL) return dlerror();
    ACCORD_FIND(add_response_header)
    ACCORD_FIND(create_response_from_buffer)
    ACCORD_FIND(create_response_from_callback)
    ACCORD_FIND(destroy_response)
    ACCORD_FIND(lookup_connection_value)
    ACCORD_FIND(queue_response)
    ACCORD_FIND(resume_connection)
    ACCORD_FIND(start_daemon)
    ACCORD_FIND(stop_daemon)
    ACCORD_FIND(suspend_connection)
#undef ACCORD_FIND
    return NULL;
}

static inline enum MHD_Result accord_add_response_header(
    struct MHD_Response *response, const char *name, const char *value) {
    return accord_microhttpd()->add_response_header(response, name, value);
}

/* A response with a copy of these bytes. */
static inline struct MHD_Response *accord_create_response(size_t count, void *bytes) {
    return accord_microhttpd()->create_response_from_buffer(count, bytes, MHD_RESPMEM_MUST_COPY);
}

static inline struct MHD_Response *accord_create_stream(
    size_t block_bytes, MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback end) {
    return accord_microhttpd()->create_response_from_callback(MHD_SIZE_UNKNOWN, block_bytes, read, context, end);
}

static inline void accord_destroy_response(struct MHD_Response *response) {
    accord_microhttpd()->destroy_response(response);
}

static inline const char *accord_request_header(struct MHD_Connection *connection, const char *name) {
    return accord_microhttpd()->lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static inline enum MHD_Result accord_queue_response(
    struct MHD_Connection *connection, unsigned int status, struct MHD_Response *response) {
    return accord_microhttpd()->queue_response(connection, status, response);
}

static inline void accord_resume_connection(struct MHD_Connection *connection) {
    accord_microhttpd()->resume_connection(connection);
}

static inline void accord_suspend_connection(struct MHD_Connection *connection) {
    accord_microhttpd()->suspend_connection(connection);
}

/* MHD decodes the path before anyone sees it, and %00 would cut it short: Accord decodes by itself, once. */
static inline size_t accord_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

/* MHD_start_daemon takes a variable number of arguments, which Swift cannot pass. */
static inline struct MHD_Daemon *accord_start_daemon(
    int listening, MHD_AccessHandlerCallback handler, void *context, unsigned int most_connections,
    size_t header_bytes, unsigned int idle_seconds) {
    return accord_microhttpd()->start_daemon(
        MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handler, context,
        MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_UNESCAPE_CALLBACK, &accord_keep_escapes, NULL,
        MHD_OPTION_CONNECTION_LIMIT, most_connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT, header_bytes,
        MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, MHD_OPTION_END);
}

static inline void accord_stop_daemon(struct MHD_Daemon *daemon) { accord_microhttpd()->stop_daemon(daemon); }

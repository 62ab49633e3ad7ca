#include <microhttpd.h>
#include <string.h>

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
    return MHD_start_daemon(
        MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handler, context,
        MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_UNESCAPE_CALLBACK, &accord_keep_escapes, NULL,
        MHD_OPTION_CONNECTION_LIMIT, most_connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT, header_bytes,
        MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, MHD_OPTION_END);
}

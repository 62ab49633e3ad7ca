#include <arpa/inet.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>

/* Of sockets, Swift is given plain bytes and numbers only: which module their types belong to depends on how the
   program is built. */

/* The 4 or 16 bytes of an IP address as people write it, and how many they are; 0 for a name. */
static inline int accord_literal(const char *text, unsigned char *bytes) {
    if (inet_pton(AF_INET, text, bytes) == 1) return 4;
    return inet_pton(AF_INET6, text, bytes) == 1 ? 16 : 0;
}

/* The 4 or 16 bytes of the IP address in a 'struct sockaddr', and how many they are; 0 for other kinds. */
static inline int accord_bytes(const void *address, unsigned char *bytes) {
    sa_family_t family = ((const struct sockaddr *)address)->sa_family;
    if (family == AF_INET) memcpy(bytes, &((const struct sockaddr_in *)address)->sin_addr, 4);
    if (family == AF_INET6) memcpy(bytes, &((const struct sockaddr_in6 *)address)->sin6_addr, 16);
    return family == AF_INET ? 4 : family == AF_INET6 ? 16 : 0;
}

/* 1 if name servers know the host, 0 if they know that there is none, -1 if they could not tell. */
static inline int accord_look_up(const char *host) {
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    int result = getaddrinfo(host, NULL, &hints, &found);
    if (found) freeaddrinfo(found);
    if (result == 0) return 1;
#ifdef EAI_NODATA
    if (result == EAI_NODATA) return 0;
#endif
    return result == EAI_NONAME ? 0 : -1;
}

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

/* libcurl is opened when it is first needed, so that nothing else pays for starting it. Its functions that take
   a variable number of arguments are wrapped, for Swift cannot call them. */
struct accord_curl {
    __typeof__(curl_global_init) *global_init;
    __typeof__(curl_easy_init) *easy_init;
    __typeof__(curl_easy_cleanup) *easy_cleanup;
    __typeof__(curl_easy_setopt) *easy_setopt;
    __typeof__(curl_easy_getinfo) *easy_getinfo;
    __typeof__(curl_multi_init) *multi_init;
    __typeof__(curl_multi_cleanup) *multi_cleanup;
    __typeof__(curl_multi_add_handle) *multi_add_handle;
    __typeof__(curl_multi_remove_handle) *multi_remove_handle;
    __typeof__(curl_multi_perform) *multi_perform;
    __typeof__(curl_multi_poll) *multi_poll;
    __typeof__(curl_multi_info_read) *multi_info_read;
};

/* Opens the library of this name; false if there is none, or one older than 7.85 (options in words). */
static inline bool accord_curl_open(const char *name, struct accord_curl *curl) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    __typeof__(curl_version_info) *version = (__typeof__(version))dlsym(library, "curl_version_info");
#define ACCORD_FIND(field) \
    if (!(curl->field = (__typeof__(curl->field))dlsym(library, "curl_" #field))) return false
    ACCORD_FIND(global_init);
    ACCORD_FIND(easy_init);
    ACCORD_FIND(easy_cleanup);
    ACCORD_FIND(easy_setopt);
    ACCORD_FIND(easy_getinfo);
    ACCORD_FIND(multi_init);
    ACCORD_FIND(multi_cleanup);
    ACCORD_FIND(multi_add_handle);
    ACCORD_FIND(multi_remove_handle);
    ACCORD_FIND(multi_perform);
    ACCORD_FIND(multi_poll);
    ACCORD_FIND(multi_info_read);
#undef ACCORD_FIND
    return version && version(CURLVERSION_NOW)->version_num >= 0x075500 && !curl->global_init(CURL_GLOBAL_DEFAULT);
}

static inline CURL *accord_curl_easy(const struct accord_curl *curl) { return curl->easy_init(); }
static inline void accord_curl_end(const struct accord_curl *curl, CURL *easy) { curl->easy_cleanup(easy); }

static inline bool accord_curl_number(const struct accord_curl *curl, CURL *easy, CURLoption option, long value) {
    return curl->easy_setopt(easy, option, value) == CURLE_OK;
}

static inline bool accord_curl_text(
    const struct accord_curl *curl, CURL *easy, CURLoption option, const char *value) {
    return curl->easy_setopt(easy, option, value) == CURLE_OK;
}

static inline bool accord_curl_pointer(
    const struct accord_curl *curl, CURL *easy, CURLoption option, const void *value) {
    return curl->easy_setopt(easy, option, value) == CURLE_OK;
}

static inline bool accord_curl_on_bytes(
    const struct accord_curl *curl, CURL *easy, CURLoption option, curl_write_callback callback) {
    return curl->easy_setopt(easy, option, callback) == CURLE_OK;
}

static inline bool accord_curl_on_connect(
    const struct accord_curl *curl, CURL *easy, curl_opensocket_callback callback) {
    return curl->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback) == CURLE_OK;
}

/* A socket for the connection that libcurl wants to make. */
static inline curl_socket_t accord_curl_socket(const struct curl_sockaddr *wanted) {
    return socket(wanted->family, wanted->socktype | SOCK_CLOEXEC, wanted->protocol);
}

/* 0 if there was no answer. */
static inline long accord_curl_status(const struct accord_curl *curl, CURL *easy) {
    long status = 0;
    return curl->easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

/* Where a redirect leads, whole; NULL if the answer was none. Lives as long as `easy`. */
static inline const char *accord_curl_redirect(const struct accord_curl *curl, CURL *easy) {
    char *address = NULL;
    return curl->easy_getinfo(easy, CURLINFO_REDIRECT_URL, &address) == CURLE_OK ? address : NULL;
}

/* The seconds of Retry-After; 0 if there is none. */
static inline long long accord_curl_retry_after(const struct accord_curl *curl, CURL *easy) {
    curl_off_t seconds = 0;
    return curl->easy_getinfo(easy, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK ? (long long)seconds : 0;
}

static inline CURLM *accord_curl_multi(const struct accord_curl *curl) { return curl->multi_init(); }
static inline void accord_curl_multi_end(const struct accord_curl *curl, CURLM *multi) {
    curl->multi_cleanup(multi);
}
static inline bool accord_curl_add(const struct accord_curl *curl, CURLM *multi, CURL *easy) {
    return curl->multi_add_handle(multi, easy) == CURLM_OK;
}
static inline void accord_curl_remove(const struct accord_curl *curl, CURLM *multi, CURL *easy) {
    curl->multi_remove_handle(multi, easy);
}

/* Lets all requests go on, and waits at most so long for something to happen. */
static inline void accord_curl_work(const struct accord_curl *curl, CURLM *multi, int most_milliseconds) {
    int running = 0;
    curl->multi_perform(multi, &running);
    if (most_milliseconds > 0) {
        curl->multi_poll(multi, NULL, 0, most_milliseconds, NULL);
        curl->multi_perform(multi, &running);
    }
}

/* The next request that has ended, and how; NULL if there is none. */
static inline CURL *accord_curl_ended(const struct accord_curl *curl, CURLM *multi, CURLcode *result) {
    int left = 0;
    for (CURLMsg *message; (message = curl->multi_info_read(multi, &left));) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}

/* The functions that make up SHA-256 by themselves: EVP would bring all of libcrypto and its tables of addresses, which cost
   more at each start than the program itself. OpenSSL calls them deprecated for all who want to choose between algorithms. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

/**
 * The names that the server's own certificate always carries: each of them means this machine only.
 * Clients built on OpenSSL refuse a wildcard with a single label after it, such as `*.localhost`; therefore the
 * certificate also carries each configured local name.
 */
export const LOCAL_NAMES: readonly string[] = ['localhost', '*.localhost', '127.0.0.1', '::1']

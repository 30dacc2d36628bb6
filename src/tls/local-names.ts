/**
 * The names that the server's own certificate always carries: each can mean this machine only.
 * Clients built on OpenSSL want more than one label behind an asterisk, so `*.localhost` serves few
 * clients; therefore the certificate also carries each configured local name.
 */
export const LOCAL_NAMES: readonly string[] = ['localhost', '*.localhost', '127.0.0.1', '::1']

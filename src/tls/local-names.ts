/**
 * The names that the server's own certificate always carries: those that can mean this machine only.
 * Clients built on OpenSSL want more than one label behind an asterisk, so `*.localhost` serves few of
 * them; a name that is configured is carried by itself.
 */
export const LOCAL_NAMES: readonly string[] = ['localhost', '*.localhost', '127.0.0.1', '::1']

/**
 * The texts that a client may have signed as the host of a request with this `Host` header: the header, and the header
 * without its port. Java's own HTTP client, PHP and C# have a name for the host without the port (`getHost`,
 * `parse_url`, `Uri.Host`), and programs that sign by hand use it. The port does not distinguish requests, since
 * resources have host names alone.
 */
export function signedHosts(host: string): readonly string[] {
  // A client sends the same host each time.
  if (host !== last.host) last = { host, hosts: [...new Set([host, host.replace(/:\d*$/, '')])] }
  return last.hosts
}

let last: { readonly host: string; readonly hosts: readonly string[] } = { host: '', hosts: [''] }

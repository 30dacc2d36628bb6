import { isLoopbackName } from '../net/is-loopback-name.ts'
import { parseHostName } from '../net/parse-host-name.ts'

/**
 * Answers the resources that a request with a `Host` header may be for, so that only their keys are tried: the resource
 * that has the host; all resources, in order, for a local name on a server that is bound to loopback only; otherwise
 * none. An unknown name is refused on loopback too, against DNS rebinding: a web page can point its own name to loopback.
 */
export function createHostResolver<T extends { readonly hosts: readonly string[] }>(
  resources: readonly T[],
  loopback: boolean,
): (host: string | undefined) => readonly T[] {
  const byHost = new Map(
    resources.flatMap((resource) => resource.hosts.map((host) => [host, [resource]] as const)),
  )
  function resolve(host: string): readonly T[] {
    const name = parseHostName(host)
    if (name === undefined) return []
    return byHost.get(name) ?? (loopback && isLoopbackName(name) ? resources : [])
  }

  // A client sends the same host each time; parsing it at each request took 3.5 % of the main thread's time.
  let last: { readonly host: string; readonly resources: readonly T[] } | undefined
  return (host) => {
    if (host === undefined) return []
    if (last?.host !== host) last = { host, resources: resolve(host) }
    return last.resources
  }
}

import { isLoopbackName } from '../../net/is-loopback-name.ts'
import { parseHostName } from '../../net/parse-host-name.ts'

/** Whether a `Host` header has a name that always means this machine. */
export function isLoopbackHost(host: string | undefined): boolean {
  const name = parseHostName(host ?? '')
  return name !== undefined && isLoopbackName(name)
}

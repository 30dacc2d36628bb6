import { parseHostName } from '../../../net/parse-host-name.ts'
import type { ApiError } from '../../errors/api-error.ts'
import { invalidInput } from '../../errors/errors.ts'

/** The host names of a resource as they are stored, in lower case. */
export function readHosts(given: readonly string[]): { readonly hosts: readonly string[] } | ApiError {
  const hosts = given.map((host) => host.toLowerCase())
  const wrong = hosts.find((host) => parseHostName(host) !== host)
  return wrong === undefined
    ? { hosts }
    : invalidInput(`hosts ${wrong} is no host name; give it without scheme, port and path.`, 'hosts')
}

import { describeSystemError } from '../../../files/describe-system-error.ts'
import { isKeyword, type KeywordName } from './keywords.ts'
import { refuse } from './refuse.ts'
import type { Surroundings } from './surroundings.ts'

/** The directory of Debian's file, which its libpq is built with; `PGSYSCONFDIR` names another one. */
const SYSTEM_DIRECTORY = '/etc/postgresql-common'

/**
 * The parameters of a service (https://www.postgresql.org/docs/current/libpq-pgservice.html).
 *
 * @param file the file that was named; if absent, the user's file and then the system's
 * @throws StorageRefusedError if no file has the service, or its parameters cannot be used
 */
export function readService(
  service: string,
  file: string | undefined,
  surroundings: Surroundings,
): Map<KeywordName, string> {
  const system = `${surroundings.variables['PGSYSCONFDIR'] || SYSTEM_DIRECTORY}/pg_service.conf`
  const own = file || surroundings.ownFile('.pg_service.conf', '.pg_service.conf')
  const files = [own, system].filter((path) => path === file || surroundings.exists(path))
  for (const path of files) {
    const found = findService(service, path, surroundings)
    if (found !== undefined) return found
  }
  return refuse(`there is no service ${service} in ${[own, system].join(' or ')}`)
}

function findService(
  service: string,
  path: string,
  { readFile }: Surroundings,
): Map<KeywordName, string> | undefined {
  let found: Map<KeywordName, string> | undefined
  for (const line of readLines(path, readFile)) {
    if (line.startsWith('[')) {
      // The first section of this name is the service.
      if (found !== undefined) return found
      if (line === `[${service}]`) found = new Map()
    } else if (found !== undefined) {
      const [name = '', ...value] = line.split('=')
      if (!isKeyword(name) || name === 'service' || name === 'servicefile' || value.length === 0) {
        refuse(
          `the service ${service} in ${path} has a line that is no name=value with a name that Holdline knows`,
        )
      } else if (!found.has(name)) found.set(name, value.join('='))
    }
  }
  return found
}

function readLines(path: string, readFile: Surroundings['readFile']): string[] {
  let text: string
  try {
    text = readFile(path)
  } catch (error) {
    return refuse(`the file of services ${path} cannot be read: ${describeSystemError(error)}`)
  }
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

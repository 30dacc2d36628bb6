import { UsageError } from '../usage-error.ts'
import type { ConfigEnvironment, ConfigSources } from './config-sources.ts'
import { parseSwitch } from './parse-switch.ts'

/**
 * What a setting of two values says; a variable of the environment wins over the file. `undefined` if neither says it.
 * @throws {UsageError} if the variable says neither yes nor no
 */
export function resolveSwitch(
  { environment }: Pick<ConfigSources, 'environment'>,
  variable: keyof ConfigEnvironment,
  inFile: boolean | undefined,
): boolean | undefined {
  const text = environment[variable]?.trim() ?? ''
  if (text === '') return inFile
  const value = parseSwitch(text)
  // The text is not repeated: somebody may have put a key there.
  if (value === undefined) throw new UsageError(`${variable} must be 1 or 0`)
  return value
}

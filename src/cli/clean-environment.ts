import type { Command, Option } from 'commander'
import { parseSwitch } from '../config/parse-switch.ts'
import { UsageError } from '../usage-error.ts'

/**
 * The variables that say where the inventory, the configuration and the certificate are. Without their values another
 * inventory would be served, to other callers or with another certificate, so an empty one is left for its option, which
 * refuses it.
 */
const NEVER_EMPTY = [
  'HOLDLINE_DATABASE',
  'HOLDLINE_DATA',
  'HOLDLINE_CONFIG',
  'HOLDLINE_TLS_CERT',
  'HOLDLINE_TLS_KEY',
]

/**
 * Corrects variables that Commander would misread: an empty variable is removed, and so is one that says no to a
 * flag without a value, such as `HOLDLINE_IN_MEMORY=0`, which Commander takes for yes.
 * @throws {UsageError} if the variable of such a flag says neither yes nor no
 */
export function cleanEnvironment(program: Command, environment: NodeJS.ProcessEnv): void {
  for (const { envVar, flags, required } of optionsOf(program)) {
    const value = envVar === undefined ? undefined : environment[envVar]
    if (envVar === undefined || value === undefined) continue
    if (value === '' && NEVER_EMPTY.includes(envVar)) continue
    const isOn = parseSwitch(value)
    if (value === '' || (!required && isOn === false)) delete environment[envVar]
    else if (!required && isOn === undefined) {
      throw new UsageError(`${envVar} must be 1 or 0, as ${flags} has no value`)
    }
  }
}

/** The options of the command, its subcommands, and theirs. */
function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...command.commands.flatMap(optionsOf)]
}

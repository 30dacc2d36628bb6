import type { Command } from 'commander'
import { UsageError } from '../config/usage-error.ts'

const YES = ['1', 'true', 'yes', 'on']
const NO = ['0', 'false', 'no', 'off']

/**
 * Makes the environment mean what people mean by it: an empty variable is unset, and one of a flag without
 * a value is yes or no. To Commander its mere presence would be yes, and `HOLDLINE_IN_MEMORY=0` too.
 * @throws {UsageError} if it is neither
 */
export function cleanEnvironment(program: Command, environment: NodeJS.ProcessEnv): void {
  for (const { envVar, flags, required } of program.commands.flatMap((command) => command.options)) {
    const value = envVar === undefined ? undefined : environment[envVar]?.toLowerCase()
    if (envVar === undefined || value === undefined) continue
    if (value === '' || (!required && NO.includes(value))) delete environment[envVar]
    else if (!required && !YES.includes(value)) {
      throw new UsageError(`${envVar} must be 1 or 0, as ${flags} has no value`)
    }
  }
}

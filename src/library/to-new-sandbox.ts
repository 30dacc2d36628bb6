import { SANDBOX_NAME } from '../control/sandboxes/sandbox-name.ts'
import type { NewSandbox } from '../control/sandboxes/sandboxes.ts'
import { UsageError } from '../usage-error.ts'
import type { SandboxOptions } from './holdline.ts'
import { toMilliseconds } from './to-milliseconds.ts'

const KNOWN: readonly string[] = ['name', 'ttl'] satisfies readonly (keyof SandboxOptions)[]

/**
 * The sandbox that the options ask for.
 * @throws {UsageError} if an option is wrong
 */
export function toNewSandbox(options: SandboxOptions): NewSandbox {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`sandbox: ${unknown} is not a known option; known are ${KNOWN.join(', ')}`)
  }
  const { name, ttl } = options
  if (name !== undefined && !SANDBOX_NAME.test(name)) {
    throw new UsageError(
      'sandbox: name must have lower-case letters, digits and hyphens, 63 characters at most',
    )
  }
  return {
    ...(name !== undefined && { name }),
    ...(ttl !== undefined && { ttlMs: toMilliseconds(ttl, 'sandbox: ttl') }),
  }
}

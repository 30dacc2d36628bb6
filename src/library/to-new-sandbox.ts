import { SANDBOX_NAME } from '../control/sandboxes/sandbox-name.ts'
import type { SandboxStock } from '../control/sandboxes/sandbox-stock.ts'
import type { NewSandbox } from '../control/sandboxes/sandboxes.ts'
import { UsageError } from '../usage-error.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import { toBlocks } from './to-blocks.ts'
import { toMilliseconds } from './to-milliseconds.ts'

const KNOWN: readonly string[] = ['name', 'stock', 'ttl'] satisfies readonly (keyof SandboxOptions)[]

/**
 * The sandbox that the options ask for.
 * @throws {UsageError} if an option is wrong
 */
export async function toNewSandbox(options: SandboxOptions): Promise<NewSandbox> {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`sandbox: ${unknown} is not a known option; known are ${KNOWN.join(', ')}`)
  }
  const { name, stock, ttl } = options
  if (name !== undefined && !SANDBOX_NAME.test(name)) {
    throw new UsageError(
      'sandbox: name must have lower-case letters, digits and hyphens, 63 characters at most',
    )
  }
  return {
    ...(name !== undefined && { name }),
    ...(stock !== undefined && { stock: await toStock(stock) }),
    ...(ttl !== undefined && { ttlMs: toMilliseconds(ttl, 'sandbox: ttl') }),
  }
}

async function toStock(stock: NonNullable<SandboxOptions['stock']>): Promise<SandboxStock> {
  return stock === 'default' || stock === 'none' ? stock : toBlocks(stock, 'sandbox')
}

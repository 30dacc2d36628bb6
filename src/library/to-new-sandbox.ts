import type { BeginningViolation } from '../control/sandboxes/beginning-violation.ts'
import { SANDBOX_NAME } from '../control/sandboxes/sandbox-name.ts'
import type { NewSandbox } from '../control/sandboxes/sandboxes.ts'
import { UsageError } from '../usage-error.ts'
import { readSeedOption } from './read-seed-option.ts'
import type { SandboxOptions } from './sandbox-options.ts'
import { toClockWish } from './to-clock-wish.ts'
import { toMilliseconds } from './to-milliseconds.ts'
import { toPlace } from './to-place.ts'

const KNOWN: readonly string[] = [
  'name',
  'stock',
  'seed',
  'clock',
  'ttl',
] satisfies readonly (keyof SandboxOptions)[]

/** The sandbox that options ask for. */
export interface AskedSandbox {
  readonly wanted: NewSandbox
  /** The error of a beginning that cannot be had. */
  readonly refusal: (violation: BeginningViolation) => Error
}

/**
 * The sandbox that the options ask for.
 * @throws {UsageError} if an option is wrong
 */
export async function toNewSandbox(options: SandboxOptions): Promise<AskedSandbox> {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) {
    throw new UsageError(`sandbox: ${unknown} is not a known option; known are ${KNOWN.join(', ')}`)
  }
  const { name, stock, seed: seedOption, clock, ttl } = options
  if (name !== undefined && !SANDBOX_NAME.test(name)) {
    throw new UsageError(
      'sandbox: name must have lower-case letters, digits and hyphens, 63 characters at most',
    )
  }
  const seed = seedOption === undefined ? undefined : await readSeedOption(seedOption, 'sandbox')
  return {
    wanted: {
      ...(name !== undefined && { name }),
      ...(stock !== undefined && { stock: await toStock(stock) }),
      ...(seed !== undefined && { seed: seed.document }),
      ...(clock !== undefined && { clock: toClockWish(clock, 'sandbox: clock') }),
      ...(ttl !== undefined && { ttlMs: toMilliseconds(ttl, 'sandbox: ttl') }),
    },
    refusal({ path, message }) {
      const [option, ...inside] = path
      return seed !== undefined && option === 'seed'
        ? seed.fault(inside, message)
        : new UsageError(`sandbox: ${toPlace(path)}: ${message}`)
    },
  }
}

async function toStock(
  stock: NonNullable<SandboxOptions['stock']>,
): Promise<NonNullable<NewSandbox['stock']>> {
  if (stock === 'default' || stock === 'none') return stock
  const { readSeedObject } = await import('./read-seed-object.ts')
  return readSeedObject({ stock }, 'sandbox').document.stock ?? 'default'
}

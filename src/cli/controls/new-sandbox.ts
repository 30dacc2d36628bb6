import { readSeedFile } from '../../seed/read-seed-file.ts'
import { UsageError } from '../../usage-error.ts'
import { toNumber } from './to-number.ts'

/** The flags of `holdline sandbox create`. */
export interface CreateOptions {
  readonly ttl?: string
  readonly stock?: string
  readonly seed?: string
  readonly clock?: 'frozen' | 'running'
  readonly at?: string
  readonly rate?: string
}

/**
 * The sandbox that the flags ask for, as the control takes it.
 * @throws {UsageError} if a flag is wrong
 */
export async function newSandbox({ ttl, stock, seed, clock, at, rate }: CreateOptions): Promise<object> {
  const time = {
    ...(at !== undefined && { now: at }),
    ...(rate !== undefined && { rate: toNumber(rate, '--rate') }),
  }
  if (clock === undefined && Object.keys(time).length > 0) {
    throw new UsageError('--at and --rate are of a clock: give --clock frozen or --clock running too')
  }
  return {
    ...(ttl !== undefined && { ttl }),
    ...(stock !== undefined && { stock: parseStock(stock) }),
    ...(seed !== undefined && { seed: (await readSeedFile(seed, '--seed')).document }),
    ...(clock !== undefined && { clock: { mode: clock, ...time } }),
  }
}

/** A word, which the server checks, or an array of entries. */
function parseStock(stock: string): unknown {
  if (!stock.trimStart().startsWith('[')) return stock
  try {
    return JSON.parse(stock)
  } catch {
    throw new UsageError('--stock must be default, none or a JSON array, in quotes for the shell')
  }
}

import { UsageError } from '../usage-error.ts'
import type { StartOptions } from './start-options.ts'

const LOG_LEVELS: readonly unknown[] = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']

interface Check {
  readonly isRight: (value: unknown) => boolean
  /** What a right value is, after "must be". */
  readonly wanted: string
}

const PORT: Check = {
  isRight: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535,
  wanted: 'a port from 0 to 65535 (0 picks a free one)',
}

const CHECKS: Readonly<Record<keyof StartOptions, Check>> = {
  httpPort: PORT,
  httpsPort: PORT,
  data: {
    isRight: (value) => typeof value === 'string' && value !== '',
    wanted: 'the path of a directory',
  },
  stock: {
    isRight: (value) => value === 'default' || value === 'none' || Array.isArray(value),
    wanted: "'default', 'none' or an array of entries",
  },
  seed: {
    isRight: (value) => isObject(value) || (typeof value === 'string' && value !== ''),
    wanted: 'an object with the keys of a seed, or the path of a file',
  },
  config: {
    isRight: isObject,
    wanted: 'an object with the keys of the configuration file',
  },
  strictApiVersion: { isRight: (value) => typeof value === 'boolean', wanted: 'true or false' },
  logLevel: {
    isRight: (value) => LOG_LEVELS.includes(value),
    wanted: `one of ${LOG_LEVELS.join(', ')}`,
  },
}

/**
 * Checks the options of a program whose types nobody has checked. An option that is `undefined` counts as absent.
 * @throws {UsageError} that names the first wrong option
 */
export function checkOptions(options: unknown): void {
  if (!isObject(options)) throw new UsageError('startHoldline takes one object with options')
  for (const [name, value] of Object.entries(options)) {
    const check = isKnown(name) ? CHECKS[name] : undefined
    if (check === undefined) {
      throw new UsageError(
        `startHoldline: ${name} is not a known option; known are ${Object.keys(CHECKS).join(', ')}`,
      )
    }
    if (value !== undefined && !check.isRight(value)) {
      throw new UsageError(`startHoldline: ${name} must be ${check.wanted}`)
    }
  }
}

function isKnown(name: string): name is keyof StartOptions {
  return Object.hasOwn(CHECKS, name)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { InvalidArgumentError } from 'commander'

/** Reads a whole number from 1 up, an option of a command line. */
export function parsePositive(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number from 1 up.')
  return value
}

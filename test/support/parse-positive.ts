import { InvalidArgumentError } from 'commander'

/** Reads a command line's whole number from 1. */
export function parsePositive(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('It is a whole number from 1.')
  return value
}

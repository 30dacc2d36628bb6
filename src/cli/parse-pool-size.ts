import { InvalidArgumentError } from 'commander'

/** Reads how many connections a pool may have. */
export function parsePoolSize(text: string): number {
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (size < 1) throw new InvalidArgumentError('A pool has from 1 to 9999 connections')
  return size
}
